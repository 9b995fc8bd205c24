import type { Candidate } from './candidate.ts';
import type { Comparison } from './comparison.ts';
import { fitLines, lineWeight } from './fitLines.ts';
import { alignTokens } from './gapTokens.ts';
import { InOrder } from './inOrder.ts';
import type { LineMatches } from './lineMatches.ts';
import { type SaidLines, surroundings } from './occurrences.ts';

const maxOccurrences = 60;
/** How far beside lines that moved a line is looked for that moved with them and was changed. */
const besideMoved = 3;

/** Looks for places where code may be now: in order, moved, or the same text elsewhere. */
export class Candidates {
  readonly #matches: LineMatches;
  readonly #inOrder: InOrder;
  readonly #old: SaidLines;
  readonly #now: SaidLines;

  constructor(comparison: Comparison) {
    this.#matches = comparison.matches;
    this.#inOrder = new InOrder(comparison);
    this.#old = comparison.old;
    this.#now = comparison.now;
  }

  /** The best one. @param said old lines that say something, at least one */
  of(said: readonly number[]): Candidate | undefined {
    const inOrder = this.#inOrder.of(said);
    if (inOrder && (inOrder.exact || inOrder.content >= 0.6)) return inOrder;
    const others = [this.#elsewhere(said), this.#moved(said), this.#besideMoved(said)].filter(
      found => found !== undefined,
    );
    return [...(inOrder ? [inOrder] : []), ...others].reduce<Candidate | undefined>(
      (best, next) => (best && best.content >= next.content ? best : next),
      undefined,
    );
  }

  /** The same lines at another place that nothing else claims: of several the one whose surroundings are most alike. */
  #elsewhere(said: readonly number[]): Candidate | undefined {
    const keys = said.map(line => this.#matches.old.keys[line] as number);
    const oldRank = this.#old.rank[said[0] as number] as number;
    let best: { rank: number; alike: number } | undefined;
    for (const rank of this.#now.occurrences(keys, maxOccurrences)) {
      if (this.#isClaimed(rank, keys.length)) continue;
      const { before, after } = surroundings(this.#old, oldRank, this.#now, rank, keys.length, this.#matches.info);
      if (!best || before + after > best.alike) best = { rank, alike: before + after };
    }
    if (!best) return undefined;
    return {
      start: this.#now.lines[best.rank] as number,
      end: this.#now.lines[best.rank + keys.length - 1] as number,
      content: 1,
      exactShare: 1,
      exact: true,
      clear: true,
      moved: true,
      fitted: [],
    };
  }

  /** Other old lines stand there, unmoved. */
  #isClaimed(rank: number, count: number): boolean {
    let claimed = 0;
    for (let at = rank; at < rank + count; at++) {
      if ((this.#matches.now.match[this.#now.lines[at] as number] as number) >= 0) claimed++;
    }
    return claimed * 2 > count;
  }

  /** Part of it moved as it was. */
  #moved(said: readonly number[]): Candidate | undefined {
    const { old } = this.#matches;
    const places = said.filter(line => (old.moved[line] as number) >= 0);
    if (places.length === 0) return undefined;
    const at = places.map(line => old.moved[line] as number);
    const start = Math.min(...at);
    const end = Math.max(...at);
    // Parts that went to different places are no place.
    if ((this.#now.rank[end] as number) - (this.#now.rank[start] as number) > said.length + 8) return undefined;
    const weightOf = (lines: readonly number[]): number =>
      lines.reduce((sum, line) => sum + lineWeight(old.lines[line] as string), 0);
    const content = weightOf(places) / (weightOf(said) || 1);
    const clear = places[0] === said[0] && places.at(-1) === said.at(-1);
    return {
      start,
      end,
      content,
      exactShare: content,
      exact: false,
      clear,
      moved: true,
      fitted: [],
    };
  }

  /** Its neighbours moved, and it was changed: what stands beside them now. */
  #besideMoved(said: readonly number[]): Candidate | undefined {
    const { old, now } = this.#matches;
    const from = this.#old.rank[said[0] as number] as number;
    const neighbour = (step: number, begin: number): number => {
      for (let at = 0; at < besideMoved; at++) {
        const line = this.#old.lines[begin + at * step];
        const other = line === undefined ? -1 : (old.moved[line] as number);
        if (other >= 0) return this.#now.rank[other] as number;
      }
      return -1;
    };
    const above = neighbour(-1, from - 1);
    const below = neighbour(1, from + said.length);
    if (above < 0 && below < 0) return undefined;
    const first = above >= 0 ? above + 1 : below - said.length - 2;
    const last = below >= 0 ? below - 1 : above + said.length + 2;
    if (last < first || last - first > said.length * 3 + 8) return undefined;
    const region = this.#now.lines.slice(Math.max(0, first), last + 1).filter(line => now.match[line] === -1);
    const fit = fitLines(alignTokens(old.lines, said, now.lines, region), new Set(said));
    if (fit.lines.length === 0) return undefined;
    let [total, kept] = [0, 0];
    for (const line of said) {
      const weight = lineWeight(old.lines[line] as string);
      total += weight;
      kept += weight * (fit.recall.get(line) ?? 0);
    }
    const isSurrounded = above >= 0 && below >= 0 && fit.lines.length === region.length;
    return {
      start: fit.lines[0] as number,
      end: fit.lines.at(-1) as number,
      content: kept / (total || 1),
      exactShare: 0,
      exact: false,
      clear: isSurrounded,
      moved: true,
      fitted: fit.lines,
    };
  }
}
