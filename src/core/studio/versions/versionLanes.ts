/** Where each version stands when the history is drawn as a list with its branches beside it. */
export interface VersionLane {
  readonly id: string;
  /** Counted from 0, the leftmost. */
  readonly lane: number;
  /** A line comes from above in its own lane: something newer was made from it there. */
  readonly fromAbove: boolean;
  /** Lanes that end here: other branches that were made from it. */
  readonly joining: readonly number[];
  /** Lanes that pass by. */
  readonly passing: readonly number[];
  /** A line goes on below: it was made from something. */
  readonly toBelow: boolean;
}

/**
 * @param rows newest first, each with the id of what it was made from, which comes after it
 * @returns one for each row, in the same order
 */
export function versionLanes(rows: readonly { id: string; parentId: string | null }[]): VersionLane[] {
  /** Which version each lane leads down to. */
  const lanes: (string | undefined)[] = [];
  return rows.map(({ id, parentId }) => {
    const waiting = lanes.flatMap((wanted, lane) => (wanted === id ? [lane] : []));
    const free = lanes.indexOf(undefined);
    const [lane = free < 0 ? lanes.length : free, ...joining] = waiting;
    for (const ended of joining) lanes[ended] = undefined;
    lanes[lane] = undefined;
    const passing = lanes.flatMap((wanted, other) => (wanted === undefined ? [] : [other]));
    lanes[lane] = parentId ?? undefined;
    return { id, lane, fromAbove: waiting.length > 0, joining, passing, toBelow: parentId !== null };
  });
}
