import type { ToolCall } from '../../provider/index.ts';

/** After so many times the same call with the same result, running it once more tells nothing new. */
const enough = 2;

/**
 * Which calls were made in a loop and what came of them. A call that is made again may well bring something new (a
 * terminal is read until its command has ended), so only the same result counts against it.
 */
export class CallMemory {
  readonly #known = new Map<string, { result: string; times: number }>();

  /** How often the call brought one and the same result, if that is often enough to leave it. */
  repeats(call: ToolCall): number | undefined {
    const times = this.#known.get(keyOf(call))?.times ?? 0;
    return times >= enough ? times : undefined;
  }

  /** @param result anything by which two results can be told apart */
  remember(call: ToolCall, result: string): void {
    const key = keyOf(call);
    const before = this.#known.get(key);
    this.#known.set(key, { result, times: before?.result === result ? before.times + 1 : 1 });
  }
}

/** The same for calls that differ in nothing but white space and the order of their fields. */
export function keyOf({ name, arguments: text }: ToolCall): string {
  let value: unknown = text;
  try {
    value = JSON.parse(text || '{}');
  } catch {
    // As it stands, then.
  }
  return `${name} ${JSON.stringify(value, sorted)}`;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
