import { alignTokens, type GapTokens } from './gapTokens.ts';
import type { LineMatches } from './lineMatches.ts';

/** A stretch between two lines that stayed: the lines from `oldStart` to `oldEnd` became those from `newStart` to `newEnd` (ends not included). */
export interface Gap {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Longer stretches have become something else; looking for similar tokens in them would take long and prove nothing. */
const maxGapLines = 3000;

/** The stretches of two texts that differ. */
export class Gaps {
  readonly #matches: LineMatches;
  /** By old line: the gap that it lies in, none for lines that stayed. */
  readonly #byLine: (Gap | undefined)[] = [];
  readonly #tokens = new Map<Gap, GapTokens | undefined>();
  readonly all: readonly Gap[];

  constructor(matches: LineMatches) {
    this.#matches = matches;
    const { old, now } = matches;
    const all: Gap[] = [];
    let [oldStart, newStart] = [0, 0];
    const close = (oldEnd: number, newEnd: number): void => {
      if (oldEnd > oldStart || newEnd > newStart) {
        const gap = { oldStart, oldEnd, newStart, newEnd };
        all.push(gap);
        for (let line = oldStart; line < oldEnd; line++) this.#byLine[line] = gap;
      }
    };
    for (const [line, other] of old.match.entries()) {
      if (other < 0) continue;
      close(line, other);
      [oldStart, newStart] = [line + 1, other + 1];
    }
    close(old.lines.length, now.lines.length);
    this.all = all;
  }

  /** The stretch that an old line lies in; `undefined` for one that stayed. */
  of(oldLine: number): Gap | undefined {
    return this.#byLine[oldLine];
  }

  /** Token by token, without the lines that are known to have moved; `undefined` where it is too long. */
  tokens(gap: Gap): GapTokens | undefined {
    if (this.#tokens.has(gap)) return this.#tokens.get(gap);
    const { old, now } = this.#matches;
    const oldAt = free(gap.oldStart, gap.oldEnd, old.moved);
    const newAt = free(gap.newStart, gap.newEnd, now.moved);
    const isShort = oldAt.length <= maxGapLines && newAt.length <= maxGapLines;
    const tokens = isShort ? alignTokens(old.lines, oldAt, now.lines, newAt) : undefined;
    this.#tokens.set(gap, tokens);
    return tokens;
  }
}

function free(start: number, end: number, moved: Int32Array): number[] {
  const lines: number[] = [];
  for (let line = start; line < end; line++) if (moved[line] === -1) lines.push(line);
  return lines;
}
