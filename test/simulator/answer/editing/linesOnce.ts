import type { CodeBlock } from '../../reading/codeBlocks.ts';

/** A line of a block as lines that stand in it once, from so many lines above it on; and where it is among them. */
export function linesOnce({ lines, startLine }: CodeBlock, line: number): { lines: string[]; at: number } {
  const index = line - startLine;
  const all = lines.join('\n');
  for (let before = 0; before <= index; before++) {
    const taken = lines.slice(index - before, index + 1);
    if (all.split(taken.join('\n')).length === 2) return { lines: taken, at: before };
  }
  return { lines: lines.slice(0, index + 1), at: index };
}
