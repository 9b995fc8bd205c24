import assert from 'node:assert/strict';
import { layoutCode } from '../../../../src/webview/shared/codePicture/layoutCode.ts';
import { placeRange } from '../../../../src/webview/shared/codePicture/placeRange.ts';
import { wrapText } from '../../../../src/webview/shared/codePicture/wrapText.ts';

const options = {
  firstLine: 1,
  tabSize: 4,
  maxWidth: 100,
  maxRows: 100,
  characterWidth: 10,
  /** CJK is twice as wide, as in an editor font. */
  measure: (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 20 : 10), 0),
};

const place = (lines: readonly string[], [startLine, startColumn, endLine, endColumn]: readonly number[]) => {
  const { rows } = layoutCode(
    lines.map(text => [{ text, style: '' }]),
    options,
  );
  const range = {
    startLine: startLine ?? 0,
    startColumn: startColumn ?? 0,
    endLine: endLine ?? 0,
    endColumn: endColumn ?? 0,
  };
  return placeRange(range, lines, rows, options).map(({ row, x, width }) => [row, x, width]);
};

describe('placeRange', () => {
  it('finds a word by its columns', () => {
    assert.deepEqual(place(['let a = 1'], [0, 4, 0, 5]), [[0, 40, 10]]);
    assert.deepEqual(place(['let a = 1', 'b'], [1, 0, 1, 1]), [[1, 0, 10]]);
  });

  it('counts tabs to their stops and wide characters at their width', () => {
    assert.deepEqual(place(['\ta\tb'], [0, 3, 0, 4]), [[0, 80, 10]]);
    assert.deepEqual(place(['a\tb'], [0, 1, 0, 2]), [[0, 10, 30]]);
    assert.deepEqual(place(['中文ab'], [0, 2, 0, 3]), [[0, 40, 10]]);
    assert.deepEqual(place(['中\tb'], [0, 2, 0, 3]), [[0, 40, 10]]);
  });

  it('has a piece in each row of a wrapped line that it reaches into, and in no other', () => {
    const line = 'abcdefghijklmnopqrstuvwxyz';
    assert.deepEqual(place([line], [0, 8, 0, 12]), [
      [0, 80, 20],
      [1, 0, 20],
    ]);
    assert.deepEqual(place([line], [0, 10, 0, 12]), [[1, 0, 20]]);
    assert.deepEqual(place([line], [0, 4, 0, 10]), [[0, 40, 60]]);
  });

  it('goes on to the end of its lines', () => {
    assert.deepEqual(place(['abc', '', 'defg'], [0, 1, 2, 2]), [
      [0, 10, 20],
      [1, 0, 0],
      [2, 0, 20],
    ]);
  });

  it('keeps its place where it is empty, or ends behind the line', () => {
    assert.deepEqual(place(['abc'], [0, 3, 0, 3]), [[0, 30, 0]]);
    assert.deepEqual(place(['abc'], [0, 1, 0, 99]), [[0, 10, 20]]);
    assert.deepEqual(place(['abc'], [5, 0, 6, 1]), []);
  });
});

describe('wrapText', () => {
  const measure = (text: string) => text.length;

  it('breaks between words and loses none', () => {
    assert.deepEqual(wrapText('The quick brown fox', 9, measure), ['The quick', 'brown fox']);
    assert.deepEqual(wrapText('one\n  two', 20, measure), ['one two']);
    assert.deepEqual(wrapText('', 20, measure), []);
  });

  it('lets a word stand alone that is wider than the room, and breaks Chinese', () => {
    assert.deepEqual(wrapText('a incomprehensible b', 5, measure), ['a', 'incomprehensible', 'b']);
    assert.ok(wrapText('不能将类型字符串分配给类型数字', 6, measure).every(line => line.length <= 6));
  });
});
