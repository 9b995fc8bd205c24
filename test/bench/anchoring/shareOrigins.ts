import type { OriginLine } from './originLines.ts';

interface Token {
  readonly text: string;
  readonly isWord: boolean;
}

const tokenPattern = /[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu;

/**
 * Which of the lines that were once joined each part of their line is of, now that it is broken again: by its words, or
 * by its brackets where it has none. The words may have been edited meanwhile.
 * @returns for each part the origins; those of the part before it where nothing tells
 */
export function shareOrigins(pieces: readonly OriginLine[], parts: readonly string[]): Omit<OriginLine, 'text'>[] {
  const from = pieces.flatMap((piece, index) => tokensOf(piece.text).map(token => ({ ...token, index })));
  const to = parts.flatMap((text, part) => tokensOf(text).map(token => ({ ...token, part })));
  const of: { words: Set<number>; marks: Set<number> }[] = parts.map(() => ({ words: new Set(), marks: new Set() }));
  for (const [a, b] of commonTokens(from, to)) {
    const { index, isWord } = from[a] as (typeof from)[number];
    of[(to[b] as (typeof to)[number]).part]?.[isWord ? 'words' : 'marks'].add(index);
  }
  let last = [0];
  return of.map(({ words, marks }) => {
    const known = [...(words.size > 0 ? words : marks)].sort((x, y) => x - y);
    if (known.length > 0) last = known;
    const sources = last.map(index => pieces[index] as OriginLine);
    const origins = sources.flatMap(line => line.origins);
    const copyOf = sources.flatMap(line => line.copyOf ?? []);
    return sources.length > 1 ? { origins, copyOf, joined: sources } : { origins, copyOf };
  });
}

function tokensOf(text: string): Token[] {
  return (text.match(tokenPattern) ?? []).map(token => ({ text: token, isWord: /[\p{L}\p{N}]/u.test(token) }));
}

/** Their longest common subsequence, as pairs of indexes. */
function commonTokens(a: readonly Token[], b: readonly Token[]): [a: number, b: number][] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      best[at] =
        a[i]?.text === b[j]?.text
          ? (best[at + width + 1] as number) + 1
          : Math.max(best[at + width] as number, best[at + 1] as number);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const at = i * width + j;
    if (a[i]?.text === b[j]?.text) pairs.push([i++, j++]);
    else if ((best[at + width] as number) >= (best[at + 1] as number)) i++;
    else j++;
  }
  return pairs;
}
