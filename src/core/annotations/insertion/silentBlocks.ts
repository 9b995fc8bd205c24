import type { Parser } from '@lezer/common';
import type { CommentSyntax } from '../commentSyntax.ts';
import type { CodeReader } from './codeReading.ts';

/** PHP that says nothing: of a whole line of it, its line end included, no byte reaches the page. */
export const silentBlock: CommentSyntax = { block: ['<?php /*', '*/ ?>'], flush: true };

const written = /^<\?php \/\*(?:(?!\*\/)[\s\S])*\*\/ \?>(?:\r\n|\n|\r)/gm;

/** Reads such blocks in the HTML of a template as the comments that they are. */
export function withSilentBlocks(read: CodeReader, parser: Parser): CodeReader {
  return text => {
    const blocks = [...text.matchAll(written)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
    if (blocks.length === 0) return read(text);
    const without = (offset: number): number =>
      blocks.reduce((at, { from, to }) => at - Math.max(0, Math.min(offset, to) - from), offset);
    const rest = text.replace(written, '');
    const tree = parser.parse(rest);
    // Within a string, or in code, it is something else.
    if (!blocks.every(({ from }) => tree.resolveInner(without(from), 1).name === 'Text')) return read(text);
    const reading = read(rest);
    return {
      get shape() {
        return reading.shape;
      },
      isComment: (from, to) =>
        blocks.some(block => block.from <= from && block.to >= to) || reading.isComment(without(from), without(to)),
      isInside: offset =>
        blocks.some(({ from, to }) => from < offset && to > offset) || reading.isInside(without(offset)),
    };
  };
}
