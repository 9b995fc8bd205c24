/**
 * Which entry somebody means who types in a list: one letter again and again goes through all that begin with it, several
 * lead to the one that begins with them, be it the present one.
 *
 * @param at index of the present entry, -1 for none
 * @returns its index, or undefined when none begins so
 */
export function typedEntry(labels: readonly string[], at: number, typed: string): number | undefined {
  const wanted = typed.toLowerCase();
  const [first = ''] = wanted;
  const isOneLetter = wanted === first.repeat(wanted.length);
  const from = isOneLetter ? at + 1 : Math.max(at, 0);
  const begin = isOneLetter ? first : wanted;
  for (let step = 0; step < labels.length; step++) {
    const index = (from + step) % labels.length;
    if (labels[index]?.trim().toLowerCase().startsWith(begin)) return index;
  }
  return undefined;
}
