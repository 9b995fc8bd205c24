import assert from 'node:assert/strict';
import { type AnswerPiece, LineLinks } from '../../../../src/core/explain/index.ts';

const files = [
  { path: 'src/cart.ts', lineCount: 60 },
  { path: 'src/prices.ts', lineCount: 40 },
  { path: 'src/i18n/订单状态.ts', lineCount: 50 },
  { path: 'a/index.ts', lineCount: 9 },
  { path: 'b/index.ts', lineCount: 9 },
];

/** What comes of an answer: links as `⟦label→path:first-last⟧`, a label in code with backticks. */
function read(chunks: readonly string[], subject: string | undefined = 'src/cart.ts'): string {
  const links = new LineLinks(files, subject);
  const pieces: AnswerPiece[] = [...chunks.flatMap(chunk => links.push(chunk)), ...links.end()];
  return pieces
    .map(piece => {
      if (piece.kind === 'text') return piece.text;
      const label = piece.isCode ? `\`${piece.label}\`` : piece.label;
      return `⟦${label}→${piece.path}:${piece.startLine}-${piece.endLine}⟧`;
    })
    .join('');
}

const answers: [what: string, answer: string, read: string][] = [
  ['a path and a line', 'See src/cart.ts:12, then on.', 'See ⟦src/cart.ts:12→src/cart.ts:12-12⟧, then on.'],
  ['lines from to', 'src/cart.ts:12-18.', '⟦src/cart.ts:12-18→src/cart.ts:12-18⟧.'],
  ['a dash behind them', 'src/cart.ts:12 - adds', '⟦src/cart.ts:12→src/cart.ts:12-12⟧ - adds'],
  ['a column', 'src/cart.ts:12:5 adds', '⟦src/cart.ts:12:5→src/cart.ts:12-12⟧ adds'],
  ['a fragment', '(src/prices.ts#L3-L7)', '(⟦src/prices.ts#L3-L7→src/prices.ts:3-7⟧)'],
  ['the name alone', 'In prices.ts:7 it ends', 'In ⟦prices.ts:7→src/prices.ts:7-7⟧ it ends'],
  ['a name that two files have', 'index.ts:3 or a/index.ts:3', 'index.ts:3 or ⟦a/index.ts:3→a/index.ts:3-3⟧'],
  ['a Chinese name', '见src/i18n/订单状态.ts:8处', '见⟦src/i18n/订单状态.ts:8→src/i18n/订单状态.ts:8-8⟧处'],
  ['code in a line', 'At `src/cart.ts:12`.', 'At ⟦`src/cart.ts:12`→src/cart.ts:12-12⟧.'],
  ['two backticks', '``src/cart.ts:12`` x', '⟦`src/cart.ts:12`→src/cart.ts:12-12⟧ x'],
  ['more code than that', '`src/cart.ts:12 + 1` x', '`src/cart.ts:12 + 1` x'],
  ['code that is no place', '`total += line 12` and line 13', '`total += line 12` and ⟦line 13→src/cart.ts:13-13⟧'],
  ['a link of Markdown', '[the sum](src/cart.ts#L12)', '⟦the sum→src/cart.ts:12-12⟧'],
  ['a label in code', '[`sum`](src/cart.ts:12-13)', '⟦`sum`→src/cart.ts:12-13⟧'],
  ['a link to elsewhere', '[line 12](https://x.org/a#L3) x', '[line 12](https://x.org/a#L3) x'],
  ['a bracket that is no link', '[x] line 3, [line 4', '[x] ⟦line 3→src/cart.ts:3-3⟧, [⟦line 4→src/cart.ts:4-4⟧'],
  ['spoken of', 'Lines 12 to 18 and line 20.', '⟦Lines 12 to 18→src/cart.ts:12-18⟧ and ⟦line 20→src/cart.ts:20-20⟧.'],
  ['spoken of in Chinese', '第 12 行和第3至5行', '⟦第 12 行→src/cart.ts:12-12⟧和⟦第3至5行→src/cart.ts:3-5⟧'],
  ['of another file', 'line 3 of `src/prices.ts`', '⟦line 3→src/prices.ts:3-3⟧ of `src/prices.ts`'],
  ['of a file that nobody knows', 'line 3 of src/other.ts', 'line 3 of src/other.ts'],
  ['of no file', 'line 3 of the loop', '⟦line 3→src/cart.ts:3-3⟧ of the loop'],
  ['beyond the end', 'src/cart.ts:61, line 99, src/cart.ts:0', 'src/cart.ts:61, line 99, src/cart.ts:0'],
  ['backwards', 'src/cart.ts:18-12', 'src/cart.ts:18-12'],
  ['within another path', 'x/src/cart.ts:1 my-prices.ts:2', 'x/src/cart.ts:1 my-prices.ts:2'],
  ['within a word', 'online 12, headlines 3', 'online 12, headlines 3'],
  ['an address', 'https://x.org/src/cart.ts:12', 'https://x.org/src/cart.ts:12'],
  ['in a code block', 'a\n```ts\n// line 3\n```\nline 3', 'a\n```ts\n// line 3\n```\n⟦line 3→src/cart.ts:3-3⟧'],
  ['in a long fence', '````\n```\nline 3\n````\nline 3', '````\n```\nline 3\n````\n⟦line 3→src/cart.ts:3-3⟧'],
  ['code that nobody closes', 'a `b\n\nline 3', 'a `b\n\n⟦line 3→src/cart.ts:3-3⟧'],
  ['at the very end', 'line 3', '⟦line 3→src/cart.ts:3-3⟧'],
  ['half of one at the end', 'see src/cart.ts:', 'see src/cart.ts:'],
];

describe('LineLinks', () => {
  for (const [what, answer, expected] of answers) {
    it(`reads ${what}`, () => assert.equal(read([answer]), expected));
  }

  it('reads the same however the answer is cut', () => {
    for (const [what, answer, expected] of answers) {
      for (let at = 1; at < answer.length; at++) {
        assert.equal(read([answer.slice(0, at), answer.slice(at)]), expected, `${what}, cut at ${at}`);
      }
      assert.equal(read([...answer]), expected, `${what}, by characters`);
      for (const size of [2, 3, 7]) {
        const chunks = answer.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
        assert.equal(read(chunks), expected, `${what}, by ${size}`);
      }
    }
    const all = answers.map(([, answer]) => answer).join('\n\n');
    assert.equal(read([...all]), read([all]));
  });

  it('holds back no more than what may become a link', () => {
    const links = new LineLinks(files, 'src/cart.ts');
    const said = (text: string): string =>
      links
        .push(text)
        .map(piece => (piece.kind === 'text' ? piece.text : '⟦⟧'))
        .join('');
    assert.equal(said('It adds up, see '), 'It adds up, see ');
    assert.equal(said('src/c'), '');
    assert.equal(said('hapter'), 'src/chapter');
    assert.equal(said('. In the code `a'), '. In the code ');
    assert.equal(said('dd(x'), '`add(x');
  });

  it('links no bare "line 12" where there is no one file', () => {
    assert.equal(read(['line 3, src/cart.ts:3'], ''), 'line 3, ⟦src/cart.ts:3→src/cart.ts:3-3⟧');
  });
});
