import assert from 'node:assert/strict';
import { Lexer, Parser } from 'marked';
import { markedOptions } from '../../../../../src/webview/panel/markdown/answerRenderer.ts';
import {
  type MarkdownBlock,
  MarkdownStream,
  markdownBlocks,
} from '../../../../../src/webview/panel/markdown/markdownStream.ts';

/** Small reproducible generator (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Pieces chosen to meet in awkward ways: every kind of block, and beginnings that may become another. */
const pieces = [
  'A paragraph with **bold**, `code` and a [link](https://example.com/a).\n',
  'Lazy continuation\n',
  '\n',
  '\n\n',
  '# Heading\n',
  'Setext\n===\n',
  'Other\n---\n',
  '***\n',
  '- item\n',
  '- item\n\n',
  '  continued\n',
  '    deeper\n',
  '* star\n',
  '1. one\n',
  '2. two\n\n   inside\n',
  '- [x] done\n- [ ] open\n',
  '> quote\n',
  '> - list in quote\n>\n',
  '> ```\n> code\n> ```\n',
  '```ts\nconst a = 1;\n\nconst b = 2;\n```\n',
  '  ```js\n  indented();\n\tx\n  ```\n',
  '````md\n```\ninner\n```\n````\n',
  '~~~\ntilde ```\n~~~\n',
  '```\nnever closed\n',
  '- list\n  ```py\n  nested()\n  ```\n',
  '    indented code\n\n    more\n',
  '| a | b |\n|---|:-:|\n| 1 | `x|y` |\n| 2 | 3 |\n',
  '| only | header |\n',
  '<div>\nraw <b>html</b>\n</div>\n',
  '<table><tr><td>cell</td></tr></table>\n\n',
  '<!-- comment -->\n',
  '<br>\n',
  'See [ref] and [text][other ref].\n',
  '[ref]: https://example.com/ref "Title"\n',
  '[Other  Ref]: <https://example.com/other>\n',
  '- [ref]: https://example.com/second\n',
  '中文段落，带有**粗体**与 `代码`。\n',
  'windows line\r\nnext\r\n',
  'trailing\\\nbreak  \nhere\n',
  '$$\nx^2 + *y* \\\\\n- z\n$$\n',
  '$$',
  '$$\n',
  '\\[ a_1 \\]\n',
  '\\[\n',
  '\\]\n',
  'Inline $a_1 * b$ and \\(c*d\\), $5 or *so*.\n',
  '\\begin{align}\na &= b \\\\\n\\end{align}\n',
  '- $$\n  x\n  $$\n',
  'A claim.[^1] Another[^note].\n',
  '[^1]: The *source*,\nwith a second line\n',
  '[^note]: https://example.com\n',
  '-',
  '1.',
  '``',
  '`',
  '#',
  '\t',
  '  ',
  '|',
  '<',
  'tail without newline',
];

function document(next: () => number): string {
  const count = 1 + Math.floor(next() * 14);
  return Array.from({ length: count }, () => pieces[Math.floor(next() * pieces.length)]).join('');
}

function cut(text: string, next: () => number, longest: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const size = 1 + Math.floor(next() * longest);
    parts.push(text.slice(at, at + size));
    at += size;
  }
  return parts;
}

/** Follows only the reported changes, as the DOM does. */
function follow(parts: readonly string[]): { blocks: (MarkdownBlock | undefined)[]; stream: MarkdownStream } {
  const stream = new MarkdownStream();
  const blocks: (MarkdownBlock | undefined)[] = [];
  const take = (changed: readonly number[]): void => {
    blocks.length = stream.length;
    for (const index of changed) blocks[index] = stream.at(index);
  };
  for (const part of parts) take(stream.append(part));
  take(stream.end());
  return { blocks, stream };
}

describe('MarkdownStream', () => {
  it('ends with the blocks of the whole text, however it was cut (3,000 documents)', function () {
    this.timeout(60_000);
    const next = random(20251120);
    for (let round = 0; round < 3000; round++) {
      const text = document(next);
      const parts = cut(text, next, round % 3 === 0 ? 1 : 24);
      assert.deepEqual(follow(parts).blocks, markdownBlocks(text), JSON.stringify({ round, text, parts }));
    }
  });

  it('gives the html that marked gives for ordinary blocks', () => {
    const text = '# Title\n\nOne *two*\n\n- a\n- b\n\n> quote\n\n1. x\n\n   y\n';
    const html = follow([...text])
      .blocks.map(block => (block?.kind === 'html' ? block.html : ''))
      .join('');
    assert.equal(html, Parser.parse(Lexer.lex(text, markedOptions), markedOptions));
  });

  it('reports nothing before the block that is still growing', () => {
    const stream = new MarkdownStream();
    for (let index = 0; index < 200; index++) {
      const changed = stream.append(`## Part ${index}\n\nText of part ${index}.\n\n`);
      assert.ok(Math.min(...changed) >= index * 2 - 1, `${index}: ${changed}`);
    }
    assert.equal(stream.length, 400);
  });

  it('follows an open fence line by line and holds back what may close it', () => {
    const stream = new MarkdownStream();
    stream.append('Look:\n\n```html\n<p>\n');
    const open = (): MarkdownBlock | undefined => stream.at(1);
    assert.deepEqual(open(), { kind: 'code', language: 'html', code: '<p>', closed: false });
    assert.deepEqual(stream.append('  hi'), [1]);
    assert.deepEqual(open(), { kind: 'code', language: 'html', code: '<p>\n  hi', closed: false });
    stream.append('\n``');
    assert.deepEqual(open(), { kind: 'code', language: 'html', code: '<p>\n  hi', closed: false });
    stream.append('x\n```');
    assert.deepEqual(open(), { kind: 'code', language: 'html', code: '<p>\n  hi\n``x', closed: false });
    stream.append('\n\nAfter.\n\n');
    assert.deepEqual(open(), { kind: 'code', language: 'html', code: '<p>\n  hi\n``x', closed: true });
  });

  it('resolves a reference whose definition comes last', () => {
    const stream = new MarkdownStream();
    stream.append('See [the docs][d].\n\nMore.\n\nEven more.\n\n');
    stream.append('[d]: https://exam');
    stream.append('ple.com/docs\n\nEnd.\n');
    stream.end();
    const first = stream.at(0);
    assert.ok(first?.kind === 'html' && first.html.includes('href="https://example.com/docs"'), JSON.stringify(first));
  });

  it('shows what is nested too deep as text, and goes on after it', () => {
    for (const deep of ['>'.repeat(20_000), '- '.repeat(20_000), `${'['.repeat(20_000)}x`, '*'.repeat(20_000)]) {
      const text = `Before.\n\n${deep} deep\n\n**After.**\n`;
      for (const blocks of [follow(text.match(/[\s\S]{1,4000}/g) ?? []).blocks, markdownBlocks(text)]) {
        const html = blocks.map(block => (block?.kind === 'html' ? block.html : '')).join('');
        assert.ok(html.startsWith('<p>Before.</p>'), deep.slice(0, 9));
        assert.ok(html.includes('deep'), deep.slice(0, 9));
        assert.ok(html.includes('<strong>After.</strong>'), deep.slice(0, 9));
      }
    }
  });

  it('costs the same for the last piece of a long answer as for the first', () => {
    const part =
      '## Part\n\nSome **text** with `code`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```ts\nconst a = 1;\n```\n\n';
    const lexed: number[] = [];
    const lex = Lexer.prototype.lex;
    try {
      Lexer.prototype.lex = function (source: string) {
        lexed.push(source.length);
        return lex.call(this, source);
      };
      const stream = new MarkdownStream();
      for (let round = 0; round < 400; round++) for (const piece of cut(part, () => 0.5, 40)) stream.append(piece);
    } finally {
      Lexer.prototype.lex = lex;
    }
    assert.ok(Math.max(...lexed) < part.length * 2, `longest text lexed: ${Math.max(...lexed)}`);
  });
});
