import type { Candidate } from './candidate.ts';
import type { Comparison } from './comparison.ts';
import { fitLines, likeness, lineWeight, minEdgeWeight } from './fitLines.ts';
import type { Gap, Gaps } from './gaps.ts';
import type { LineMatches } from './lineMatches.ts';
import { type SaidLines, surroundings } from './occurrences.ts';

/** What the lines of a note that changed became, over all stretches that they lie in. */
interface Changed {
  readonly fitted: Set<number>;
  readonly vague: Set<number>;
  readonly small: Set<number>;
  readonly grazed: Set<number>;
  readonly taken: Set<number>;
  readonly recall: Map<number, number>;
}

/** Of what stands beside a line, in statements, so much must have stayed with it. */
const minSupport = 0.6;
/** As like an edge as this, lines beside it may be what it became. */
const rivalLikeness = 0.75;
/** How many lines one line may have been broken into, and how many are looked at. */
const brokenInto = [1, 2, 4];
const edgeReach = 16;
/** So many new lines in a row within a note may be other code between a part of it and a copy of the rest. */
const maxFresh = 6;
const twinReach = 12;
const tornReach = 3;

/** Looks for code between the lines that stayed around it. */
export class InOrder {
  readonly #matches: LineMatches;
  readonly #gaps: Gaps;
  readonly #old: SaidLines;
  readonly #now: SaidLines;

  constructor({ matches, gaps, old, now }: Comparison) {
    this.#matches = matches;
    this.#gaps = gaps;
    this.#old = old;
    this.#now = now;
  }

  /** @param said old lines that say something, at least one */
  of(said: readonly number[]): Candidate | undefined {
    const { old } = this.#matches;
    const changed = this.#changed(said);
    const window = this.#window(said, changed);
    if (!window) return undefined;
    const stayed = said.filter(line => (old.match[line] as number) >= 0);
    let [total, kept, exact] = [0, 0, 0];
    for (const line of said) {
      const weight = lineWeight(old.lines[line] as string);
      const isExact = (old.match[line] as number) >= 0;
      total += weight;
      kept += isExact ? weight : weight * (changed.recall.get(line) ?? 0);
      if (isExact) exact += weight;
    }
    const { start, end } = window;
    const isExact = this.#isRun(said, stayed);
    const isOpen = (line: number, beside: number, step: 1 | -1): boolean =>
      this.#isOpen(line, beside, step, changed, isExact);
    return {
      start,
      end,
      content: total > 0 ? kept / total : 1,
      exactShare: total > 0 ? exact / total : 1,
      exact: isExact,
      clear:
        !this.#isTorn(said, window) &&
        !this.#hasOthers(said, window, changed) &&
        !isOpen(said[0] as number, start, -1) &&
        !isOpen(said.at(-1) as number, end, 1),
      moved: false,
      fitted: [...changed.fitted],
    };
  }

  #changed(said: readonly number[]): Changed {
    const all: Changed = {
      fitted: new Set(),
      vague: new Set(),
      small: new Set(),
      grazed: new Set(),
      taken: new Set(),
      recall: new Map(),
    };
    const gaps = new Set<Gap>();
    for (const line of said) {
      const gap = this.#gaps.of(line);
      if (gap && gap.newEnd > gap.newStart) gaps.add(gap);
    }
    const wanted = new Set(said);
    for (const gap of gaps) {
      const tokens = this.#gaps.tokens(gap);
      if (!tokens) continue;
      const fit = fitLines(tokens, wanted);
      for (const line of fit.lines) all.fitted.add(line);
      for (const line of fit.others) all.taken.add(line);
      for (const key of ['vague', 'small', 'grazed'] as const) for (const line of fit[key]) all[key].add(line);
      for (const [line, share] of fit.recall) all.recall.set(line, share);
    }
    return all;
  }

  /** From the first to the last line that is known to be its own. */
  #window(said: readonly number[], { fitted, vague, small }: Changed): { start: number; end: number } | undefined {
    const { old } = this.#matches;
    const stayed: number[] = [];
    // What says little is no edge of its own: a lone brace is somewhere in everything.
    const firm: number[] = [];
    for (const line of said) {
      const at = old.match[line] as number;
      if (at < 0) continue;
      stayed.push(at);
      if (this.#isSupported(line, at)) firm.push(at);
    }
    for (const line of fitted) if (!vague.has(line) && !small.has(line)) firm.push(line);
    const all = firm.length > 0 ? firm : [...stayed, ...fitted];
    if (all.length === 0) return undefined;
    // But right beside lines that are its own it belongs to them.
    const beside = new Set(small);
    for (const edge of [said[0], said.at(-1)]) {
      const at = old.match[edge as number] as number;
      if (at >= 0) beside.add(at);
    }
    const withSmall = (from: number, step: 1 | -1): number => {
      let line = from;
      for (
        let next = this.#beside(line, step);
        next !== undefined && beside.has(next);
        next = this.#beside(line, step)
      ) {
        line = next;
      }
      return line;
    };
    const start = all.reduce((a, b) => Math.min(a, b));
    const end = all.reduce((a, b) => Math.max(a, b));
    return { start: withSmall(start, -1), end: withSmall(end, 1) };
  }

  /** The next line that says something. */
  #beside(newLine: number, step: 1 | -1): number | undefined {
    return this.#now.lines[(this.#now.rank[newLine] as number) + step];
  }

  /** Lines of other code stand among its own, or so many new ones that what follows them may be other code too. */
  #hasOthers(said: readonly number[], { start, end }: { start: number; end: number }, { fitted }: Changed): boolean {
    const { now } = this.#matches;
    const own = new Set(said);
    let fresh = 0;
    for (let line = start; line <= end; line++) {
      if ((now.keys[line] as number) < 0) continue;
      const from = Math.max(now.match[line] as number, now.moved[line] as number);
      if (from >= 0 && !own.has(from)) return true;
      fresh = from >= 0 || fitted.has(line) ? 0 : fresh + 1;
      if (fresh >= maxFresh) return true;
    }
    return false;
  }

  /** Another part of it stands elsewhere; of what says little, right beside it. */
  #isTorn(said: readonly number[], { start, end }: { start: number; end: number }): boolean {
    const { old, now, info } = this.#matches;
    const first = this.#now.rank[start] as number;
    const last = this.#now.rank[end] as number;
    const isNear = (line: number): boolean => {
      const rank = this.#now.rank[line] as number;
      return rank >= first - tornReach && rank <= last + tornReach;
    };
    return said.some(line => {
      const key = old.keys[line] as number;
      if ((old.match[line] as number) >= 0) return false;
      const isTelling = (info[key] as number) >= 0.4;
      return now.places.get(key)?.some(at => now.match[at] === -1 && (isTelling || isNear(at))) ?? false;
    });
  }

  /**
   * Whether an edge is a guess.
   * @param line the first, or last, old line
   * @param beside the first, or last, new line, beyond which lies what is meant by `step`
   */
  #isOpen(
    line: number,
    beside: number,
    step: 1 | -1,
    { recall, vague, grazed, taken, fitted }: Changed,
    isExact: boolean,
  ): boolean {
    const { old, now } = this.#matches;
    // An edge that stands alone among new lines may be a coincidence.
    const edge = now.match[beside] as number;
    if (edge >= 0 && !isExact && this.#around(edge, beside) < minSupport) return true;
    const stayedAt = old.match[line] as number;
    if (stayedAt >= 0) return stayedAt !== beside || !this.#isSupported(line, stayedAt);
    const gap = this.#gaps.of(line);
    if (!gap) return false;
    // Something of it stands beside it, in a line with other code.
    const next = this.#beside(beside, step);
    if (next !== undefined && vague.has(next)) return true;
    if ((recall.get(line) ?? 0) >= 0.6 && lineWeight(old.lines[line] as string) >= minEdgeWeight) {
      if (next !== undefined && grazed.has(next) && !taken.has(next)) return true;
      return vague.has(beside) || this.#hasRival(line, beside, step);
    }
    // The same words stand beside it, taken for those of other code.
    for (let at = this.#beside(beside, step), count = 0; at !== undefined && count < twinReach; count++) {
      if (now.keys[at] === old.keys[line]) return true;
      at = this.#beside(at, step);
    }
    // What it ends with is not what it ended with.
    if (fitted.has(beside)) return true;
    // A line beside it that nothing else became may be what this one became.
    for (let at = beside + step; at >= gap.newStart && at < gap.newEnd; at += step) {
      if ((now.keys[at] as number) >= 0) return !taken.has(at) && now.moved[at] === -1;
    }
    return false;
  }

  /** Lines beyond an edge that are as like it: a copy of it that was worked on. */
  #hasRival(line: number, beside: number, step: 1 | -1): boolean {
    const { old, now } = this.#matches;
    const edge = [old.lines[line] as string];
    let at = this.#beside(beside, step);
    for (let count = 0; at !== undefined && count < edgeReach; count++, at = this.#beside(at, step)) {
      if ((now.match[at] as number) >= 0) continue;
      const from = at;
      for (const size of brokenInto)
        if (likeness(edge, now.lines.slice(from, from + size)) >= rivalLikeness) return true;
    }
    return false;
  }

  /** A lone brace, or a short line, is one like any other: what stands beside it must have stayed too. */
  #isSupported(oldLine: number, newLine: number): boolean {
    const { old, now, info } = this.#matches;
    const key = old.keys[oldLine] as number;
    const isOwn = old.places.get(key)?.length === 1 && now.places.get(key)?.length === 1;
    if (isOwn && (info[key] as number) >= 1) return true;
    return this.#around(oldLine, newLine) >= minSupport;
  }

  /** How much of what stands beside a line stayed with it. */
  #around(oldLine: number, newLine: number): number {
    const from = this.#old.rank[oldLine] as number;
    const to = this.#now.rank[newLine] as number;
    const { before, after } = surroundings(this.#old, from, this.#now, to, 1, this.#matches.info);
    return before + after;
  }

  /** Every line stayed, and nothing came between that says something. */
  #isRun(said: readonly number[], stayed: readonly number[]): boolean {
    if (stayed.length !== said.length) return false;
    const placeOf = (line: number): number => this.#now.rank[this.#matches.old.match[line] as number] as number;
    const first = placeOf(stayed[0] as number);
    return stayed.every((line, index) => placeOf(line) === first + index);
  }
}
