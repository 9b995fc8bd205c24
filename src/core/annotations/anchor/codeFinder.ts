import type { AnchorState } from '../keptNote.ts';
import type { LineRange } from '../trackLines.ts';
import type { Candidate } from './candidate.ts';
import { Candidates } from './candidates.ts';
import { type Comparison, compareTexts } from './comparison.ts';
import { LineKin } from './lineKin.ts';
import type { LineMatches } from './lineMatches.ts';
import { Rivals } from './rivals.ts';

export interface FoundCode {
  /** Where the code is, zero-based, both ends included; for `gone` where it would be. */
  lines: LineRange;
  anchor: AnchorState;
  /** All of it, line by line as it was. */
  isWhole: boolean;
}

/** Below this share of its code a note is not taken for found, or not for certainly found. */
const minContent = 0.3;
const minSureContent = 0.6;
/** What the lines and their surroundings must say at least (a statement says 1) to be told from any others. */
const minInfo = 2.2;
const minMovedInfo = 4;
/** What must have stayed above and below at least, in statements, and how much more where all around was changed. */
const minBeside = 0.3;
const besideByChurn = 10;
/** In statements: as much as this beside it says that it is no copy. */
const untouched = 8;
/** Where less than this share of the lines around is new or gone, edges may have been broken or joined. */
const calm = 0.05;
/** So much code says by itself that it is the same, in statements, where nothing but the order of lines changed. */
const minRearranged = 2;

/**
 * Finds code of an older text in a newer one. Both texts are compared once; each range is then looked up. In its result
 * `sure` means that no other lines come near: what stands twice, or changed beyond recognition, is `unsure`.
 */
export class CodeFinder {
  readonly #comparison: Comparison;
  readonly #matches: LineMatches;
  readonly #candidates: Candidates;
  readonly #rivals: Rivals;
  #kin: LineKin | undefined;

  constructor(oldLines: readonly string[], newLines: readonly string[]) {
    this.#comparison = compareTexts(oldLines, newLines);
    this.#matches = this.#comparison.matches;
    this.#candidates = new Candidates(this.#comparison);
    this.#rivals = new Rivals(this.#comparison);
  }

  find({ start, end }: LineRange): FoundCode {
    const said: number[] = [];
    for (let line = start; line <= end; line++) if ((this.#matches.old.keys[line] ?? -1) >= 0) said.push(line);
    const candidate = said.length > 0 ? this.#candidates.of(said) : undefined;
    if (!candidate)
      return {
        lines: this.#whereItWas(start, end - start),
        anchor: said.length > 0 ? 'gone' : 'unsure',
        isWhole: false,
      };
    const lines = { start: candidate.start, end: candidate.end };
    const isWhole = candidate.exact;
    if (candidate.content < minContent) return { lines, anchor: candidate.exactShare > 0 ? 'unsure' : 'gone', isWhole };
    return { lines, anchor: this.#isSure(said, candidate) ? 'sure' : 'unsure', isWhole };
  }

  #isSure(said: readonly number[], candidate: Candidate): boolean {
    if (candidate.content < minSureContent || !candidate.clear) return false;
    const isTold = candidate.exact
      ? this.#rivals.isTold(said, candidate, candidate.moved ? minMovedInfo : minInfo)
      : this.#rivals.isLikest(said, candidate);
    return isTold && this.#isFirm(said, candidate);
  }

  /** The more was changed around it, the more of what stands beside it must have stayed on both sides. */
  #isFirm(said: readonly number[], candidate: Candidate): boolean {
    this.#kin ??= new LineKin(this.#comparison);
    // All that is there was there: the same lines, if they say something, are the same code.
    if (candidate.exact && this.#kin.isRearranged && this.#ownInfo(said) >= minRearranged) return true;
    const { before, after, churn } = this.#kin.around(said, candidate);
    if (Math.min(before, after) < minBeside + besideByChurn * churn) return false;
    if (candidate.exact) return Math.min(before, after) >= untouched || !this.#kin.hasEditedCopy(said, candidate);
    if (!this.#kin.hasFirmEnds(said) || this.#kin.hasDoubledEdge(candidate)) return false;
    if (this.#kin.hasLooseBracket(said, candidate)) return false;
    if (this.#kin.hasTwin(said, candidate) || this.#kin.isTornOff(said, candidate)) return false;
    return churn <= calm || this.#kin.hasOwnEnds(said, candidate);
  }

  #ownInfo(said: readonly number[]): number {
    const { old, now, info } = this.#matches;
    return said.reduce((sum, line) => {
      const key = old.keys[line] as number;
      const isOwn = old.places.get(key)?.length === 1 && now.places.get(key)?.length === 1;
      return isOwn ? sum + (info[key] as number) : sum;
    }, 0);
  }

  /** Behind the line that stood before it. */
  #whereItWas(start: number, more: number): LineRange {
    const { old, now } = this.#matches;
    let line = start - 1;
    while (line >= 0 && (old.match[line] as number) < 0) line--;
    const last = Math.max(0, now.lines.length - 1);
    const at = Math.min(last, line < 0 ? 0 : (old.match[line] as number) + (start - line));
    return { start: at, end: Math.min(last, at + more) };
  }
}
