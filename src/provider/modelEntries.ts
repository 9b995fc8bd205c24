import type { Endpoint, ModelEntry, ModelInfo } from './types.ts';

/** A row with what the user says of it; the name of the price's field that neither of them tells. */
export function withModelEntry(
  row: ModelInfo,
  entry: ModelEntry,
): ModelInfo | { missing: 'currency' | 'input' | 'output' } {
  const { price, ...rest } = entry;
  const own = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const { price: known, ...others } = row;
  if (price === null) return { ...others, ...own };
  if (price === undefined) return { ...row, ...own };
  const { currency = known?.currency, input = known?.input, output = known?.output } = price;
  if (currency === undefined) return { missing: 'currency' };
  if (input === undefined) return { missing: 'input' };
  if (output === undefined) return { missing: 'output' };
  // In another currency the cached price that is known means nothing.
  const cachedInput = price.cachedInput ?? (currency === known?.currency ? known.cachedInput : undefined);
  return {
    ...others,
    ...own,
    price: { currency, input, output, ...(cachedInput === undefined ? {} : { cachedInput }) },
  };
}

/** What anyone but the user says of a model of an endpoint, with what the user says of it on top. */
export function withModelEntries(row: ModelInfo, { modelEntries = [] }: Endpoint): ModelInfo {
  let told = row;
  for (const entry of modelEntries) {
    if (entry.id !== row.id) continue;
    const changed = withModelEntry(told, entry);
    if (!('missing' in changed)) told = changed;
  }
  return told;
}
