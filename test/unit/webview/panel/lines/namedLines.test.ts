import assert from 'node:assert/strict';
import { namedLinesIn } from '../../../../../src/webview/panel/lines/namedLines.ts';

const read = (text: string): string[] =>
  namedLinesIn(text).map(({ path, startLine, endLine, index, length }) => {
    assert.ok(text.slice(index, index + length).startsWith(path));
    return `${path} ${startLine}-${endLine}`;
  });

describe('namedLinesIn', () => {
  it('finds paths with lines, however they are written', () => {
    assert.deepEqual(read('See src/cart.ts:12, `prices.ts:3-7` and a/b.py#L4-L6.'), [
      'src/cart.ts 12-12',
      'prices.ts 3-7',
      'a/b.py 4-6',
    ]);
    assert.deepEqual(read('在src/i18n/订单状态.ts:8处'), ['src/i18n/订单状态.ts 8-8']);
    assert.deepEqual(read('（src/i18n/订单状态.ts:8–9）'), ['src/i18n/订单状态.ts 8-9']);
    assert.deepEqual(read('./src/cart.ts:12:5'), ['./src/cart.ts 12-12']);
  });

  it('takes neither addresses, times, versions nor lines backwards for that', () => {
    assert.deepEqual(read('https://x.org/a.ts:12 at 12:30, v1.2:3, localhost:8080, a.ts:9-3, a.ts:0'), []);
  });
});
