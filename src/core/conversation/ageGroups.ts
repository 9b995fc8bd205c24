/**
 * How many of a list are pinned, how many of the others changed since each of the times and not since the one before,
 * and how many are older than all.
 * @param since milliseconds since 1970, the latest first
 * @returns one count more than there are times, and one for the pinned ones before them
 */
export function ageGroups(
  list: readonly { readonly pinned: boolean; readonly atMs: number }[],
  since: readonly number[],
): number[] {
  const groups = new Array<number>(since.length + 2).fill(0);
  for (const { pinned, atMs } of list) {
    const found = since.findIndex(time => atMs >= time);
    const group = pinned ? 0 : 1 + (found < 0 ? since.length : found);
    groups[group] = (groups[group] ?? 0) + 1;
  }
  return groups;
}
