import { Gaps } from './gaps.ts';
import { type LineMatches, matchLines } from './lineMatches.ts';
import { SaidLines } from './occurrences.ts';
import { renamedNames, withRenames } from './renamedNames.ts';

/** An older text and a newer one, compared once: what everything that looks for code in them reads. */
export interface Comparison {
  readonly matches: LineMatches;
  readonly gaps: Gaps;
  /** Lines that say something, of either text. */
  readonly old: SaidLines;
  readonly now: SaidLines;
}

/** Names that were renamed throughout are no difference: the older text is taken as if it had them. */
export function compareTexts(oldLines: readonly string[], newLines: readonly string[]): Comparison {
  let matches = matchLines(oldLines, newLines);
  let gaps = new Gaps(matches);
  const renamed = renamedNames(matches, gaps);
  if (renamed.size > 0) {
    matches = matchLines(withRenames(oldLines, renamed), newLines);
    gaps = new Gaps(matches);
  }
  return { matches, gaps, old: new SaidLines(matches.old), now: new SaidLines(matches.now) };
}
