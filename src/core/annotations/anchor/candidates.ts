import { fitLines, lineWeight } from './fitLines.ts';
import type { Gap, Gaps } from './gaps.ts';
import { alignTokens } from './gapTokens.ts';
import type { LineMatches } from './lineMatches.ts';
import { type SaidLines, surroundings } from './occurrences.ts';

/** Lines of the new text that may be the code looked for. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** How much of the code is there, 0 to 1, and how much of it in lines that did not change. */
  readonly content: number;
  readonly exactShare: number;
  /** Every line is there as it was, one after the other. */
  readonly exact: boolean;
  /** First and last line are known, not guessed. */
  readonly clear: boolean;
  readonly moved: boolean;
  /** New lines that lines which changed became. */
  readonly fitted: readonly number[];
}

const maxOccurrences = 60;
/** How far beside lines that moved a line is looked for that moved with them and was changed. */
const besideMoved = 3;

/** Looks for places where code may be now: in order, moved, or the same text elsewhere. */
export class Candidates {
  readonly #matches: LineMatches;
  readonly #gaps: Gaps;
  readonly #old: SaidLines;
  readonly #now: SaidLines;

  constructor(matches: LineMatches, gaps: Gaps, old: SaidLines, now: SaidLines) {
    this.#matches = matches;
    this.#gaps = gaps;
    this.#old = old;
    this.#now = now;
  }

  /** The best one. @param said old lines that say something, at least one */
  of(said: readonly number[]): Candidate | undefined {
    const inOrder = this.#inOrder(said);
    if (inOrder && (inOrder.exact || inOrder.content >= 0.6)) return inOrder;
    const others = [this.#elsewhere(said), this.#moved(said), this.#besideMoved(said)].filter(
      found => found !== undefined,
    );
    return [...(inOrder ? [inOrder] : []), ...others].reduce<Candidate | undefined>(
      (best, next) => (best && best.content >= next.content ? best : next),
      undefined,
    );
  }

  /** Between the lines that stayed around it. */
  #inOrder(said: readonly number[]): Candidate | undefined {
    const { old, now } = this.#matches;
    const stayed: number[] = [];
    const fitted = new Set<number>();
    const taken = new Set<number>();
    const recall = new Map<number, number>();
    const gaps = new Set<Gap>();
    for (const line of said) {
      const other = old.match[line] as number;
      if (other >= 0) stayed.push(other);
      else {
        const gap = this.#gaps.of(line);
        if (gap) gaps.add(gap);
      }
    }
    const wanted = new Set(said);
    for (const gap of gaps) {
      const tokens = gap.newEnd > gap.newStart ? this.#gaps.tokens(gap) : undefined;
      if (!tokens) continue;
      const fit = fitLines(tokens, wanted);
      for (const line of fit.lines) fitted.add(line);
      for (const line of fit.others) taken.add(line);
      for (const [line, share] of fit.recall) recall.set(line, share);
    }
    const all = [...stayed, ...fitted];
    if (all.length === 0) return undefined;
    const start = Math.min(...all);
    const end = Math.max(...all);
    let [total, kept, exact] = [0, 0, 0];
    for (const line of said) {
      const weight = lineWeight(old.lines[line] as string);
      const isExact = (old.match[line] as number) >= 0;
      total += weight;
      kept += isExact ? weight : weight * (recall.get(line) ?? 0);
      if (isExact) exact += weight;
    }
    const first = said[0] as number;
    const last = said.at(-1) as number;
    // Another part of it stands elsewhere.
    const isTorn = said.some(line => {
      const at = old.moved[line] as number;
      return at >= 0 && (at < start || at > end);
    });
    const isOpen = (line: number, beside: number, step: number): boolean => {
      const stayedAt = old.match[line] as number;
      if (stayedAt >= 0) return !this.#isSupported(line, stayedAt);
      if ((recall.get(line) ?? 0) >= 0.6) return false;
      // What it ends with is a guess.
      if (fitted.has(beside)) return true;
      const gap = this.#gaps.of(line);
      if (!gap) return false;
      // A line beside it that nothing else became may be what this one became.
      for (let at = beside + step; at >= gap.newStart && at < gap.newEnd; at += step) {
        if ((now.keys[at] as number) >= 0) return !taken.has(at) && now.moved[at] === -1;
      }
      return false;
    };
    return {
      start,
      end,
      content: total > 0 ? kept / total : 1,
      exactShare: total > 0 ? exact / total : 1,
      exact: this.#isRun(said, stayed),
      clear: !isTorn && !isOpen(first, start, -1) && !isOpen(last, end, 1),
      moved: false,
      fitted: [...fitted],
    };
  }

  /** A lone brace, or a short line, is one like any other: what stands beside it must have stayed too. */
  #isSupported(oldLine: number, newLine: number): boolean {
    const { old, now, info } = this.#matches;
    const key = old.keys[oldLine] as number;
    const isOwn = old.places.get(key)?.length === 1 && now.places.get(key)?.length === 1;
    if (isOwn && (info[key] as number) >= 1) return true;
    const from = this.#old.rank[oldLine] as number;
    const to = this.#now.rank[newLine] as number;
    const { before, after } = surroundings(this.#old, from, this.#now, to, 1, info);
    return before + after >= 0.6;
  }

  /** Every line stayed, and nothing came between that says something. */
  #isRun(said: readonly number[], places: readonly number[]): boolean {
    if (places.length !== said.length) return false;
    const first = this.#now.rank[places[0] as number] as number;
    return places.every((line, index) => this.#now.rank[line] === first + index);
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
    const { old, now } = this.#matches;
    const places = said.filter(line => (old.moved[line] as number) >= 0);
    if (places.length === 0) return undefined;
    const at = places.map(line => old.moved[line] as number);
    const start = Math.min(...at);
    const end = Math.max(...at);
    // Parts that went to different places are no place.
    if ((this.#now.rank[end] as number) - (this.#now.rank[start] as number) > said.length + 8) return undefined;
    const isFree = (line: number | undefined): boolean =>
      line !== undefined && now.match[line] === -1 && now.moved[line] === -1;
    const rank = (line: number): number => this.#now.rank[line] as number;
    const weightOf = (lines: readonly number[]): number =>
      lines.reduce((sum, line) => sum + lineWeight(old.lines[line] as string), 0);
    const content = weightOf(places) / (weightOf(said) || 1);
    const clearStart = places[0] === said[0] || !isFree(this.#now.lines[rank(start) - 1]);
    const clearEnd = places.at(-1) === said.at(-1) || !isFree(this.#now.lines[rank(end) + 1]);
    return {
      start,
      end,
      content,
      exactShare: content,
      exact: false,
      clear: clearStart && clearEnd,
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
