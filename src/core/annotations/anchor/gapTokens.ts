import { alignSequences } from './alignSequences.ts';
import { codeTokens, tokenWeight } from './codeTokens.ts';

export interface CodeToken {
  readonly text: string;
  readonly line: number;
  readonly weight: number;
}

/** Two stretches of lines, aligned token by token: what a formatter broke or joined is still in order. */
export interface GapTokens {
  readonly old: readonly CodeToken[];
  readonly now: readonly CodeToken[];
  /** For each old token the new one, or -1. */
  readonly match: Int32Array;
}

export function alignTokens(
  oldLines: readonly string[],
  oldAt: Iterable<number>,
  newLines: readonly string[],
  newAt: Iterable<number>,
): GapTokens {
  const old = tokensOf(oldLines, oldAt);
  const now = tokensOf(newLines, newAt);
  const ids = new Map<string, number>();
  const weights: number[] = [];
  const idOf = ({ text, weight }: CodeToken): number => {
    let id = ids.get(text);
    if (id === undefined) {
      id = ids.size;
      ids.set(text, id);
      weights.push(weight);
    }
    return id;
  };
  const match = alignSequences(old.map(idOf), now.map(idOf), id => weights[id] as number);
  return { old, now, match };
}

function tokensOf(lines: readonly string[], at: Iterable<number>): CodeToken[] {
  const tokens: CodeToken[] = [];
  for (const line of at) {
    for (const text of codeTokens(lines[line] ?? '')) tokens.push({ text, line, weight: tokenWeight(text) });
  }
  return tokens;
}
