import assert from 'node:assert/strict';
import { type CodeRow, layoutCode } from '../../../../src/webview/shared/codePicture/layoutCode.ts';

const options = {
  firstLine: 10,
  tabSize: 4,
  maxWidth: 100,
  maxRows: 100,
  characterWidth: 10,
  /** CJK is twice as wide, as in an editor font. */
  measure: (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 20 : 10), 0),
};

const lines = (...texts: string[]) => texts.map(text => (text === '' ? [] : [{ text, style: 'plain' }]));
const textOf = (row: CodeRow<string> | undefined) => row?.texts.map(({ text }) => text).join('');

describe('layoutCode', () => {
  it('numbers lines from the first and keeps empty ones', () => {
    const { rows, width, hiddenLines } = layoutCode(lines('abc', '', 'de'), options);
    assert.deepEqual(
      rows.map(row => [row.line, textOf(row)]),
      [
        [10, 'abc'],
        [11, ''],
        [12, 'de'],
      ],
    );
    assert.equal(width, 30);
    assert.equal(hiddenLines, 0);
  });

  it('places pieces one after the other', () => {
    const line = [
      { text: 'const', style: 'keyword' },
      { text: ' a', style: 'plain' },
    ];
    assert.deepEqual(layoutCode([line], options).rows[0]?.texts, [
      { text: 'const', style: 'keyword', x: 0 },
      { text: ' a', style: 'plain', x: 50 },
    ]);
  });

  it('wraps a long line without losing or repeating a character, and numbers it once', () => {
    const text = 'abcdefghijklmnopqrstuvwxyz';
    const { rows, width } = layoutCode(lines(text), options);
    assert.deepEqual(rows.map(textOf), ['abcdefghij', 'klmnopqrst', 'uvwxyz']);
    assert.deepEqual(
      rows.map(row => row.line),
      [10, undefined, undefined],
    );
    assert.equal(width, 100);
  });

  it('wraps across pieces of different looks', () => {
    const line = [
      { text: 'abcdefgh', style: 'a' },
      { text: 'ijklm', style: 'b' },
    ];
    const { rows } = layoutCode([line], options);
    assert.deepEqual(rows[0]?.texts.at(-1), { text: 'ij', style: 'b', x: 80 });
    assert.deepEqual(rows[1]?.texts, [{ text: 'klm', style: 'b', x: 0 }]);
  });

  it('expands tabs to the next stop, counted across pieces and wide characters', () => {
    const line = [
      { text: '\ta', style: 'x' },
      { text: '\tb', style: 'x' },
    ];
    assert.equal(textOf(layoutCode([line], { ...options, maxWidth: 1000 }).rows[0]), '    a   b');
    assert.equal(textOf(layoutCode(lines('中\tb'), { ...options, maxWidth: 1000 }).rows[0]), '中  b');
  });

  it('gives wide characters their width and never splits one', () => {
    const { rows } = layoutCode(lines('中文字符宽度测试'), { ...options, maxWidth: 50 });
    assert.deepEqual(rows.map(textOf), ['中文', '字符', '宽度', '测试']);
    const family = '👨‍👩‍👧‍👦';
    const emoji = layoutCode(lines(`${family}${family}`), { ...options, maxWidth: 60, measure: () => 40 });
    assert.equal(emoji.rows.map(textOf).join(''), `${family}${family}`);
    assert.ok(emoji.rows.every(row => row.texts.every(({ text }) => text.includes(family))));
  });

  it('shows a character that is wider than the picture instead of looping', () => {
    const { rows } = layoutCode(lines('中ab'), { ...options, maxWidth: 15 });
    assert.deepEqual(rows.map(textOf), ['中', 'a', 'b']);
  });

  it('says how many lines did not fit and shows no half line', () => {
    const { rows, hiddenLines } = layoutCode(lines('a', 'b'.repeat(25), 'c', 'd'), { ...options, maxRows: 3 });
    assert.equal(rows.length, 1);
    assert.equal(hiddenLines, 3);
    assert.equal(layoutCode(lines('a', 'b'.repeat(25), 'c', 'd'), { ...options, maxRows: 4 }).hiddenLines, 2);
  });

  it('says when even the first line was too long', () => {
    const { rows, hiddenLines, isCut } = layoutCode(lines('x'.repeat(1000), 'b'), { ...options, maxRows: 3 });
    assert.equal(rows.length, 3);
    assert.equal(hiddenLines, 1);
    assert.equal(isCut, true);
    assert.equal(layoutCode(lines('x'.repeat(30)), { ...options, maxRows: 3 }).isCut, false);
  });
});
