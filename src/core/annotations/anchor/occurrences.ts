import type { MatchedText } from './lineMatches.ts';

/** The lines of a text that say something, in order, and the rank of each line among them. */
export class SaidLines {
  readonly text: MatchedText;
  readonly lines: readonly number[];
  /** By line: how many lines that say something stand above it. */
  readonly rank: Int32Array;

  constructor(text: MatchedText) {
    this.text = text;
    const lines: number[] = [];
    this.rank = new Int32Array(text.lines.length);
    for (const [line, key] of text.keys.entries()) {
      this.rank[line] = lines.length;
      if (key >= 0) lines.push(line);
    }
    this.lines = lines;
  }

  key(rank: number): number {
    const line = this.lines[rank];
    return line === undefined ? -1 : (this.text.keys[line] as number);
  }

  /** Ranks at which these keys stand one after the other, at most `limit` of them. */
  occurrences(keys: readonly number[], limit: number): number[] {
    let rarest = 0;
    const placesOf = (index: number): readonly number[] => this.text.places.get(keys[index] as number) ?? [];
    for (let index = 1; index < keys.length; index++) {
      if (placesOf(index).length < placesOf(rarest).length) rarest = index;
    }
    const found: number[] = [];
    for (const place of placesOf(rarest)) {
      const start = (this.rank[place] as number) - rarest;
      if (keys.every((key, index) => this.key(start + index) === key)) found.push(start);
      if (found.length === limit) break;
    }
    return found;
  }
}

/** How far the surroundings of two places are alike, in lines that say something. */
export interface Surroundings {
  before: number;
  after: number;
}

const reach = 60;

/** @param count lines that say something at both ranks */
export function surroundings(
  old: SaidLines,
  oldRank: number,
  now: SaidLines,
  newRank: number,
  count: number,
  info: readonly number[],
): Surroundings {
  const walk = (oldFrom: number, newFrom: number, step: number): number => {
    let sum = 0;
    for (let at = 0; at < reach; at++) {
      const key = old.key(oldFrom + at * step);
      const other = now.key(newFrom + at * step);
      // Both texts begin, or end, here: as good as lines in common.
      if (key === -1 && other === -1) return sum + 3;
      if (key !== other) return sum;
      sum += 0.1 + (info[key] as number);
    }
    return sum;
  };
  return {
    before: walk(oldRank - 1, newRank - 1, -1),
    after: walk(oldRank + count, newRank + count, 1),
  };
}
