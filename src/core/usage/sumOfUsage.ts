import type { Usage } from '../../provider/index.ts';

/** What several requests for one answer took together; nothing where one of them was not counted. */
export function sumOfUsage(usages: readonly (Usage | undefined)[]): Usage | undefined {
  const known = usages.filter(usage => usage !== undefined);
  if (known.length === 0 || known.length < usages.length) return undefined;
  return known.reduce(both);
}

function both(a: Usage, b: Usage): Usage {
  return {
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    totalTokens: a.totalTokens + b.totalTokens,
    ...sums(a, b, ['cachedTokens', 'reasoningTokens']),
    ...(a.prompt || b.prompt
      ? { prompt: sums(a.prompt ?? {}, b.prompt ?? {}, ['text', 'image', 'video', 'audio']) }
      : {}),
    ...(a.completion || b.completion
      ? { completion: sums(a.completion ?? {}, b.completion ?? {}, ['text', 'image', 'audio']) }
      : {}),
  };
}

/** Of fields that may be missing: a part that one of the two does not tell is counted as far as it is told. */
function sums<K extends string>(a: Partial<Record<K, number>>, b: Partial<Record<K, number>>, keys: readonly K[]) {
  const result: Partial<Record<K, number>> = {};
  for (const key of keys) {
    if (a[key] !== undefined || b[key] !== undefined) result[key] = (a[key] ?? 0) + (b[key] ?? 0);
  }
  return result;
}
