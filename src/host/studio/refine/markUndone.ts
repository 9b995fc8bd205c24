import type { RoundRecord } from './refineStore.ts';

type Round = Pick<RoundRecord, 'round' | 'outcome' | 'undone' | 'htmlBefore' | 'htmlAfter'>;

/**
 * Says of each round that was kept whether the page still has it: it may be taken back here, in the document or by going to another
 * version. A page that no round made or began with, as after typing, tells nothing, and all stays as it was.
 * @param rounds in order
 */
export function markUndone(rounds: readonly Round[], html: string): void {
  const kept = rounds.filter(({ outcome }) => outcome === 'kept');
  const next = kept.find(({ htmlBefore }) => isSame(htmlBefore, html));
  const active = new Set<Round>();
  let page = html;
  for (const round of kept.toReversed()) {
    if (round.htmlAfter === undefined || !isSame(round.htmlAfter, page)) continue;
    active.add(round);
    page = round.htmlBefore;
  }
  const [first = next] = [...active].toReversed();
  if (!first) return;
  for (const round of kept) {
    if (active.has(round)) round.undone = false;
    else if (round.round >= first.round) round.undone = true;
  }
}

/** A document may end with a line break more. */
function isSame(a: string, b: string): boolean {
  return a.trimEnd() === b.trimEnd();
}
