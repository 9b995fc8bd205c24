import { visit } from 'jsonc-parser';
import type { CodeReader } from './codeReading.ts';

/** JSON with comments, as VS Code's own settings are. Strings end with their line, so only a comment can be in the way. */
export const jsoncReader: CodeReader = text => {
  const shape: string[] = [];
  const comments: { from: number; to: number }[] = [];
  const add = (offset: number, length: number): unknown => shape.push(text.slice(offset, offset + length));
  visit(text, {
    onComment: (from, length) => comments.push({ from, to: from + length }),
    onObjectBegin: () => void shape.push('{'),
    onObjectEnd: () => void shape.push('}'),
    onArrayBegin: () => void shape.push('['),
    onArrayEnd: () => void shape.push(']'),
    onObjectProperty: (_name, offset, length) => void add(offset, length),
    onLiteralValue: (_value, offset, length) => void add(offset, length),
    onSeparator: character => void shape.push(character),
    onError: (error, offset, length) => shape.push(`error ${error} ${text.slice(offset, offset + length)}`),
  });
  return {
    shape,
    isComment(from, to) {
      const end = from + text.slice(from, to).trimEnd().length;
      let covered = from;
      for (const found of comments) {
        if (found.to > covered && text.slice(covered, Math.max(covered, found.from)).trim() === '') covered = found.to;
      }
      return covered >= end;
    },
    isInside: offset => comments.some(found => found.from < offset && found.to > offset),
  };
};
