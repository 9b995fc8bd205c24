import type { Parser, SyntaxNodeRef } from '@lezer/common';
import type { CodeReader, CodeReading } from './codeReading.ts';

const comment = /Comment$/;
/** Whatever stands in these is no code. Names of Lezer's grammars, 2026-11. */
const tokens =
  /(?:String|Comment|Text|Literal|LiteralContent|Heredoc|Content|RegExp|DoctypeDecl|ProcessingInst|Directive|Hashbang|RawString|AttributeValue|CharLiteral)$/;
/** Code stands in these again, though a token is around them. */
const holes = /^(?:Interpolation|FormatReplacement|JSXEscape|Script|StyleSheet|Block)$/;
/** White space is part of what these show. */
const keepsSpace = /^(?:pre|textarea|listing|xmp|plaintext|title)$/i;

/**
 * Reads by a parser that makes the best of broken code.
 * @param solid names of nodes that a comment would only tear apart, though the language allows it there
 */
export function treeReader(parser: Parser, solid?: RegExp): CodeReader {
  return text => {
    const tree = parser.parse(text);
    const reading: CodeReading = {
      get shape() {
        return shapeOf(text, visit => tree.iterate(visit));
      },
      isComment(from, to) {
        const start = from + leadingSpace(text.slice(from, to));
        const end = from + text.slice(from, to).trimEnd().length;
        let covered = start;
        tree.iterate({
          from: start,
          to: end,
          enter(node) {
            if (!comment.test(node.name)) return true;
            const between = text.slice(covered, Math.max(covered, node.from));
            if (node.from <= covered || between.trim() === '') covered = Math.max(covered, node.to);
            return false;
          },
        });
        return covered >= end;
      },
      isInside(offset) {
        for (let node = tree.resolveInner(offset, 1); ; ) {
          if (node.from < offset && node.to > offset) {
            if (holes.test(node.name)) return false;
            if (solid?.test(node.name)) return true;
            // Markup's text may be parted by a comment.
            if (node.name !== 'Text' && tokens.test(node.name) && text.slice(node.from, node.to).trim() !== '')
              return true;
          }
          if (node.name === 'Element' && keepsSpace.test(tagOf(text, node.from))) return true;
          if (!node.parent) return false;
          node = node.parent;
        }
      },
    };
    return reading;
  };
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function tagOf(text: string, from: number): string {
  return /^<([\w-]+)/.exec(text.slice(from, from + 40))?.[1] ?? '';
}

interface Visit {
  enter(node: SyntaxNodeRef): boolean | undefined;
  leave(node: SyntaxNodeRef): void;
}

/** Names of nodes in order, with the text of those that have none within. */
function shapeOf(text: string, iterate: (visit: Visit) => void): string[] {
  const shape: string[] = [];
  let isLeaf = false;
  iterate({
    enter(node) {
      if (comment.test(node.name)) return false;
      isLeaf = true;
      shape.push(node.name);
      return true;
    },
    leave(node) {
      if (comment.test(node.name)) return;
      if (isLeaf) endLeaf(shape, node.name, text.slice(node.from, node.to));
      else shape.push('^');
      isLeaf = false;
    },
  });
  return shape;
}

function endLeaf(shape: string[], name: string, content: string): void {
  if (name !== 'Text') {
    shape.push(content);
    return;
  }
  // Two texts with a comment between them are one, and its white space counts as one space.
  shape.pop();
  const words = content.replace(/\s+/g, ' ');
  const before = shape.at(-1);
  if (before?.startsWith('text:')) shape[shape.length - 1] = `${before}${words}`.replace(/ {2,}/g, ' ');
  else shape.push(`text:${words}`);
}
