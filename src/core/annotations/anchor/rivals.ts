import type { Candidate } from './candidate.ts';
import type { Comparison } from './comparison.ts';
import { likeness } from './fitLines.ts';
import type { LineMatches } from './lineMatches.ts';
import { type SaidLines, type Surroundings, surroundings } from './occurrences.ts';

const maxOccurrences = 80;
/** How much more like the code the chosen lines must be than any others near them. */
const margin = 0.15;
/** How many lines to each side are looked at for others that are like it. */
const reach = 60;

/** Of surroundings, in statements: as far as this nothing was changed. */
const untouched = 8;
/** So much beside a place, in statements, was copied with it. */
const minCopied = 1.5;

/** Whether lines that were found can be told from all others that could be meant. */
export class Rivals {
  readonly #matches: LineMatches;
  readonly #old: SaidLines;
  readonly #now: SaidLines;

  constructor({ matches, old, now }: Comparison) {
    this.#matches = matches;
    this.#old = old;
    this.#now = now;
  }

  /**
   * For lines that stand there as they were: every other place with the same lines, in either text, is told apart by
   * its surroundings, and together with them they say enough.
   */
  isTold(said: readonly number[], candidate: Candidate, minInfo: number): boolean {
    const first = this.#now.rank[candidate.start] as number;
    return this.#isRunTold(said, first, minInfo) && this.#areEndsTold(said, candidate);
  }

  /** A copy of its first or last lines may stand right beside them: then it is not known which of them are its own. */
  #areEndsTold(said: readonly number[], { start, end }: Candidate): boolean {
    const { old, now } = this.#matches;
    const isTold = (line: number, at: number): boolean => {
      const key = old.keys[line] as number;
      if (now.keys[at] !== key || old.places.get(key)?.length === now.places.get(key)?.length) return true;
      return this.#isRunTold([line], this.#now.rank[at] as number, 0);
    };
    return said.length === 1 || (isTold(said[0] as number, start) && isTold(said.at(-1) as number, end));
  }

  #isRunTold(said: readonly number[], newRank: number, minInfo: number): boolean {
    const { old, info } = this.#matches;
    const keys = said.map(line => old.keys[line] as number);
    const oldRank = this.#old.rank[said[0] as number] as number;
    const around = (from: number, to: number): Surroundings =>
      surroundings(this.#old, from, this.#now, to, keys.length, info);
    const own = around(oldRank, newRank);
    const itself = keys.reduce((sum, key) => sum + (info[key] as number), 0);
    if (itself + own.before + own.after < minInfo) return false;

    const oldPlaces = this.#old.occurrences(keys, maxOccurrences);
    const newPlaces = this.#now.occurrences(keys, maxOccurrences);
    if (oldPlaces.length === maxOccurrences || newPlaces.length === maxOccurrences)
      return own.before > 1 && own.after > 1 && own.before + own.after > 8;
    // A copy was made, and then either of the two may have been worked on: both sides must be as they were.
    const isUntouched = own.before >= untouched && own.after >= untouched;
    if (newPlaces.length > oldPlaces.length && !isUntouched) return false;
    for (const place of newPlaces) {
      if (place === newRank) continue;
      const rival = around(oldRank, place);
      const isCopy = rival.before + rival.after >= minCopied;
      if (dominates(own, rival) && (isUntouched || !isCopy)) continue;
      // Other lines of the old text are at home there.
      const hasOwner = oldPlaces.some(owner => owner !== oldRank && dominates(around(owner, place), rival));
      if (!hasOwner) return false;
    }
    for (const place of oldPlaces) {
      if (place === oldRank) continue;
      const rival = around(place, newRank);
      if (dominates(own, rival)) continue;
      // Those lines are at home elsewhere.
      const hasHome = newPlaces.some(home => home !== newRank && dominates(around(place, home), rival));
      if (!hasHome) return false;
    }
    return true;
  }

  /** For lines that changed: nothing near them is nearly as like the code, and they are like no other code near it. */
  isLikest(said: readonly number[], candidate: Candidate): boolean {
    const { old, now } = this.#matches;
    if (!this.#areEndsTold(said, candidate)) return false;
    if (candidate.exactShare >= 0.5) return this.#isAnchored(said, candidate);
    const changed = said.filter(line => old.match[line] === -1);
    const textOf = (text: { lines: readonly string[] }, lines: readonly number[]): string[] =>
      lines.map(line => text.lines[line] as string);
    const code = textOf(old, changed);
    const chosen = textOf(now, candidate.fitted);
    const like = likeness(code, chosen);
    const [first, last] = [candidate.start, candidate.end];
    const isFreeNow = (line: number): boolean => now.match[line] === -1 && (line < first || line > last);
    for (const lines of windows(this.#now, first, candidate.fitted.length, isFreeNow)) {
      if (likeness(code, textOf(now, lines)) > like - margin) return false;
    }
    const isFreeThen = (line: number): boolean => old.match[line] === -1 && !said.includes(line);
    for (const lines of windows(this.#old, changed[0] as number, changed.length, isFreeThen)) {
      if (likeness(textOf(old, lines), chosen) > like - margin) return false;
    }
    return true;
  }

  /** Most of it stands there as it was: its unchanged lines must be told apart as a whole. */
  #isAnchored(said: readonly number[], candidate: Candidate): boolean {
    const { old, info } = this.#matches;
    if (candidate.moved) return false;
    let itself = 0;
    let isOwn = false;
    for (const line of said) {
      if ((old.match[line] as number) < 0) continue;
      const key = old.keys[line] as number;
      itself += info[key] as number;
      const isUnique = old.places.get(key)?.length === 1 && this.#matches.now.places.get(key)?.length === 1;
      isOwn ||= isUnique && (info[key] as number) >= 0.4;
    }
    return isOwn && itself >= 0.5;
  }
}

/** At least as alike on both sides, and more so in all by a line that says something. */
function dominates(a: Surroundings, b: Surroundings): boolean {
  return a.before >= b.before && a.after >= b.after && a.before + a.after >= b.before + b.after + 0.9;
}

/** Runs of `count` lines near `around` that say something and are all free. */
function* windows(
  said: SaidLines,
  around: number,
  count: number,
  isFree: (line: number) => boolean,
): Generator<readonly number[]> {
  const rank = said.rank[around] as number;
  if (count === 0) return;
  for (let from = Math.max(0, rank - reach); from <= rank + reach; from++) {
    const lines = said.lines.slice(from, from + count);
    if (lines.length === count && lines.every(isFree)) yield lines;
  }
}
