import { alignSequences } from './alignSequences.ts';
import { keyInfo, lineKey } from './codeTokens.ts';

/** One text and where its lines are in the other. Blank lines have no key and are never matched. */
export interface MatchedText {
  readonly lines: readonly string[];
  /** Number of what the line says, the same in both texts; -1 for a blank line. */
  readonly keys: Int32Array;
  /** Line of the other text, matched in order; -1 for none. */
  readonly match: Int32Array;
  /** Line of the other text that it moved to; -1 for none. */
  readonly moved: Int32Array;
  /** Lines by key. */
  readonly places: ReadonlyMap<number, readonly number[]>;
}

export interface LineMatches {
  readonly old: MatchedText;
  readonly now: MatchedText;
  /** By key: 0 for a line that says nothing, up to 1. */
  readonly info: readonly number[];
}

/** Finds the lines of an older text in a newer one: first those that stayed in order, then whole lines that moved. */
export function matchLines(oldLines: readonly string[], newLines: readonly string[]): LineMatches {
  const ids = new Map<string, number>();
  const info: number[] = [];
  const keysOf = (lines: readonly string[]): Int32Array =>
    Int32Array.from(lines, line => {
      const key = lineKey(line);
      if (key === '') return -1;
      let id = ids.get(key);
      if (id === undefined) {
        id = ids.size;
        ids.set(key, id);
        info.push(keyInfo(key));
      }
      return id;
    });
  const oldKeys = keysOf(oldLines);
  const newKeys = keysOf(newLines);
  const old = emptyMatches(oldLines, oldKeys);
  const now = emptyMatches(newLines, newKeys);
  const oldSaid = said(oldKeys);
  const newSaid = said(newKeys);
  const aligned = alignSequences(
    oldSaid.map(line => oldKeys[line] as number),
    newSaid.map(line => newKeys[line] as number),
    key => 0.1 + (info[key] as number),
  );
  for (const [index, other] of aligned.entries()) {
    if (other >= 0) link(old.match, now.match, oldSaid[index] as number, newSaid[other] as number);
  }
  followMoves(old, now, oldSaid, newSaid, info);
  return { old, now, info };
}

function emptyMatches(lines: readonly string[], keys: Int32Array): MatchedText {
  const places = new Map<number, number[]>();
  for (const [line, key] of keys.entries()) {
    const known = places.get(key);
    if (known) known.push(line);
    else if (key >= 0) places.set(key, [line]);
  }
  const none = (): Int32Array => new Int32Array(lines.length).fill(-1);
  return { lines, keys, match: none(), moved: none(), places };
}

function said(keys: Int32Array): number[] {
  const lines: number[] = [];
  for (const [line, key] of keys.entries()) if (key >= 0) lines.push(line);
  return lines;
}

function link(of: Int32Array, back: Int32Array, oldLine: number, newLine: number): void {
  of[oldLine] = newLine;
  back[newLine] = oldLine;
}

/** Lines left over on both sides, once each, are the same line elsewhere; their neighbours go with them. */
function followMoves(
  old: MatchedText,
  now: MatchedText,
  oldSaid: readonly number[],
  newSaid: readonly number[],
  info: readonly number[],
): void {
  const isFree = (text: MatchedText, line: number): boolean =>
    text.match[line] === -1 && text.moved[line] === -1 && text.keys[line] !== -1;
  const oldRank = ranks(oldSaid, old.lines.length);
  const newRank = ranks(newSaid, now.lines.length);
  for (const [key, oldPlaces] of old.places) {
    if ((info[key] as number) < 0.4) continue;
    const newPlaces = now.places.get(key);
    if (!newPlaces) continue;
    const from = oldPlaces.filter(line => isFree(old, line));
    const to = newPlaces.filter(line => isFree(now, line));
    if (from.length !== 1 || to.length !== 1) continue;
    const start = from[0] as number;
    const target = to[0] as number;
    link(old.moved, now.moved, start, target);
    for (const step of [1, -1]) {
      for (let distance = step; ; distance += step) {
        const oldLine = oldSaid[(oldRank[start] as number) + distance];
        const newLine = newSaid[(newRank[target] as number) + distance];
        if (oldLine === undefined || newLine === undefined || old.keys[oldLine] !== now.keys[newLine]) break;
        if (!isFree(old, oldLine) || !isFree(now, newLine)) break;
        link(old.moved, now.moved, oldLine, newLine);
      }
    }
  }
}

function ranks(saidLines: readonly number[], count: number): Int32Array {
  const rank = new Int32Array(count);
  for (const [index, line] of saidLines.entries()) rank[line] = index;
  return rank;
}
