import { lineKey } from './codeTokens.ts';
import type { Comparison } from './comparison.ts';
import { likeness } from './fitLines.ts';
import type { LineMatches } from './lineMatches.ts';
import type { SaidLines } from './occurrences.ts';

/** So much of a line, by its tokens, makes another line what it came from, or what it became. */
const minShare = 0.5;
/** How far the surroundings are looked at, in lines that say something. */
const reach = 60;
const churnReach = 20;
/** Lines at an edge that say less than this, in statements, hold it only together with what stands next to them. */
const minEdgeInfo = 1;
const twinLikeness = 0.7;
/** How many lines one line may have been broken into. */
const brokenInto = 5;
const minStrangeInfo = 0.4;

/** What stands around lines that were found, and how much of it is what stood around them. */
export interface Firmness {
  /** In statements: what stayed in a row above and below, edited or broken lines for half. */
  readonly before: number;
  readonly after: number;
  /** Share of the lines around, in either text, that have no counterpart in the other: 0 to 1. */
  readonly churn: number;
}

/** Which lines came of which: those that stayed, and those that were edited, broken or joined in their place. */
export class LineKin {
  readonly #matches: LineMatches;
  readonly #old: SaidLines;
  readonly #now: SaidLines;
  /** By new line the old one that most of it is from, by old line the new one that most of it went to; -1 for none. */
  readonly #source: Int32Array;
  readonly #target: Int32Array;

  /** Lines went and lines came: what is new may stand in for what went. */
  readonly #isMixed: boolean;
  /** Nothing came and nothing went: at most the order is another one. */
  readonly isRearranged: boolean;

  constructor({ matches, gaps, old, now }: Comparison) {
    this.#matches = matches;
    this.#old = old;
    this.#now = now;
    this.#source = matches.now.match.slice();
    this.#target = matches.old.match.slice();
    for (const gap of gaps.all) {
      if (gap.oldStart === gap.oldEnd || gap.newStart === gap.newEnd) continue;
      const tokens = gaps.tokens(gap);
      if (!tokens) continue;
      const pairs = new Map<string, { from: number; to: number; weight: number }>();
      const [whole, wholeNow] = [weights(tokens.old), weights(tokens.now)];
      for (const [at, { line, weight }] of tokens.old.entries()) {
        const other = tokens.now[tokens.match[at] as number];
        if (!other) continue;
        const key = `${line} ${other.line}`;
        const pair = pairs.get(key);
        if (pair) pair.weight += weight;
        else pairs.set(key, { from: line, to: other.line, weight });
      }
      for (const { from, to, weight } of pairs.values()) {
        if (weight / (wholeNow.get(to) ?? 1) >= minShare) this.#source[to] = from;
        if (weight / (whole.get(from) ?? 1) >= minShare) this.#target[from] = to;
      }
    }
    const isGone = (line: number): boolean => this.#says(matches.old.keys, line) && (this.#target[line] as number) < 0;
    const isNew = (line: number): boolean => this.#says(matches.now.keys, line) && (this.#source[line] as number) < 0;
    const [gone, fresh] = [this.#old.lines.filter(isGone), this.#now.lines.filter(isNew)];
    this.#isMixed = gone.length > 0 && fresh.length > 0;
    this.isRearranged =
      gone.every(line => (matches.old.moved[line] as number) >= 0) &&
      fresh.every(line => (matches.now.moved[line] as number) >= 0);
  }

  around(said: readonly number[], { start, end }: { start: number; end: number }): Firmness {
    const rank = (of: SaidLines, line: number): number => of.rank[line] as number;
    const [first, last] = [rank(this.#old, said[0] as number), rank(this.#old, said.at(-1) as number)];
    const [top, bottom] = [rank(this.#now, start), rank(this.#now, end)];
    return {
      before: this.#walk(first - 1, top - 1, -1),
      after: this.#walk(last + 1, bottom + 1, 1),
      churn: this.#isMixed
        ? Math.max(
            strangers(
              this.#old,
              first,
              last,
              line => (this.#target[line] as number) >= 0 || !this.#says(this.#matches.old.keys, line),
            ),
            strangers(
              this.#now,
              top,
              bottom,
              line => (this.#source[line] as number) >= 0 || !this.#says(this.#matches.now.keys, line),
            ),
          )
        : 0,
    };
  }

  /** Nothing new came between its first lines, or its last, that leaves an edge which says little by itself. */
  hasFirmEnds(said: readonly number[]): boolean {
    return this.#runSays(said) && this.#runSays(said.toReversed());
  }

  /** First and last line stayed, or became one line each that is of no other. */
  hasOwnEnds(said: readonly number[], { start, end }: { start: number; end: number }): boolean {
    const isOwn = (line: number, at: number): boolean => this.#target[line] === at && this.#source[at] === line;
    return isOwn(said[0] as number, start) && isOwn(said.at(-1) as number, end);
  }

  /** A new line within it is like its first or its last: there may be a copy of it, and that edge be the copy's. */
  hasTwin(said: readonly number[], { start, end }: { start: number; end: number }): boolean {
    const { old, now } = this.#matches;
    const edges = [said[0], said.at(-1)].map(line => old.lines[line as number] as string);
    for (let line = start + 1; line < end; line++) {
      if ((now.keys[line] as number) < 0 || said.includes(this.#source[line] as number)) continue;
      const text = [now.lines[line] as string];
      if (edges.some(edge => likeness([edge], text) >= twinLikeness)) return true;
    }
    return false;
  }

  /** Something new near by is like its first line or its last: that may be the code, edited, and this its copy. */
  hasEditedCopy(said: readonly number[], place: { start: number; end: number }): boolean {
    return this.#isNear([...new Set([said[0] as number, said.at(-1) as number])], place);
  }

  /** Something new near by is like a line that is missing from it: a part of it went there and was worked on. */
  isTornOff(said: readonly number[], place: { start: number; end: number }): boolean {
    const missing = said.filter(line => (this.#target[line] as number) < 0);
    return this.#isNear(missing, place);
  }

  /** An edge that was guessed stands beside a line that says the same: either of the two may be its own. */
  hasDoubledEdge({ start, end }: { start: number; end: number }): boolean {
    const { now } = this.#matches;
    return [start, end].some(line => {
      if ((now.match[line] as number) >= 0 || !this.#says(now.keys, line)) return false;
      const rank = this.#now.rank[line] as number;
      return this.#now.key(rank - 1) === now.keys[line] || this.#now.key(rank + 1) === now.keys[line];
    });
  }

  /** A bracket that it began or ended with may be the one that stands alone beside it now. */
  hasLooseBracket(said: readonly number[], { start, end }: { start: number; end: number }): boolean {
    const { old, now } = this.#matches;
    const isLoose = (line: number, at: number, step: 1 | -1): boolean => {
      const next = this.#now.lines[(this.#now.rank[at] as number) + step];
      if (next === undefined || (now.match[next] as number) >= 0 || this.#says(now.keys, next)) return false;
      const bracket = lineKey(now.lines[next] as string);
      const has = (text: string): boolean =>
        step === 1 ? lineKey(text).endsWith(bracket) : lineKey(text).startsWith(bracket);
      return has(old.lines[line] as string) && !has(now.lines[at] as string);
    };
    return isLoose(said[0] as number, start, -1) || isLoose(said.at(-1) as number, end, 1);
  }

  /** Lines near by, outside of a place, that came of nothing known are like one of these. */
  #isNear(lines: readonly number[], { start, end }: { start: number; end: number }): boolean {
    const { old, now } = this.#matches;
    const wanted = lines.filter(line => this.#says(old.keys, line)).map(line => [old.lines[line] as string]);
    if (wanted.length === 0) return false;
    const isFresh = (line: number | undefined): line is number =>
      line !== undefined &&
      (line < start || line > end) &&
      (this.#source[line] as number) < 0 &&
      (now.moved[line] as number) < 0;
    const [first, last] = [this.#now.rank[start] as number, this.#now.rank[end] as number];
    for (let rank = Math.max(0, first - reach); rank <= last + reach; rank++) {
      const text: string[] = [];
      for (let next = rank; text.length < brokenInto; next++) {
        const line = this.#now.lines[next];
        if (!isFresh(line)) break;
        text.push(now.lines[line] as string);
        if (wanted.some(code => likeness(code, text) >= twinLikeness)) return true;
      }
    }
    return false;
  }

  #runSays(said: readonly number[]): boolean {
    const { old, info } = this.#matches;
    let sum = 0;
    for (const [index, line] of said.entries()) {
      sum += info[old.keys[line] as number] as number;
      if (sum >= minEdgeInfo) return true;
      const next = said[index + 1];
      if (next === undefined) return true;
      const [at, then] = [this.#target[line] as number, this.#target[next] as number];
      if (at < 0 || then < 0) return false;
      if (Math.abs((this.#now.rank[at] as number) - (this.#now.rank[then] as number)) > 1) return false;
    }
    return true;
  }

  /** A lone bracket comes and goes with any line. */
  #says(keys: Int32Array, line: number): boolean {
    return (this.#matches.info[keys[line] as number] as number) >= minStrangeInfo;
  }

  #walk(oldFrom: number, newFrom: number, step: 1 | -1): number {
    const { old, info } = this.#matches;
    let [a, b, sum] = [oldFrom, newFrom, 0];
    for (let count = 0; count < reach; count++) {
      const line = this.#old.lines[a];
      const other = this.#now.lines[b];
      // Both texts begin, or end, here: as good as lines in common.
      if (line === undefined && other === undefined) return sum + 3;
      if (line === undefined || other === undefined) return sum;
      const worth = 0.1 + (info[old.keys[line] as number] as number);
      if (old.match[line] === other) {
        sum += worth;
        a += step;
        b += step;
      } else if (this.#source[other] === line) {
        b += step;
        while (this.#source[this.#now.lines[b] ?? -1] === line) b += step;
        a += step;
        sum += worth / 2;
      } else if (this.#target[line] === other) {
        a += step;
        while (this.#target[this.#old.lines[a] ?? -1] === other) a += step;
        b += step;
        sum += worth / 2;
      } else return sum;
    }
    return sum;
  }
}

function weights(tokens: readonly { line: number; weight: number }[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { line, weight } of tokens) sums.set(line, (sums.get(line) ?? 0) + weight);
  return sums;
}

/** Share of the lines from `first` to `last`, and near by, that are not known. */
function strangers(of: SaidLines, first: number, last: number, isKnown: (line: number) => boolean): number {
  let [all, strange] = [0, 0];
  for (let rank = Math.max(0, first - churnReach); rank <= last + churnReach; rank++) {
    const line = of.lines[rank];
    if (line === undefined) break;
    all++;
    if (!isKnown(line)) strange++;
  }
  return all > 0 ? strange / all : 0;
}
