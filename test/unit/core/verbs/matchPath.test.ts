import assert from 'node:assert/strict';
import { linesAround, matchPath, screenshotText } from '../../../../src/core/verbs/index.ts';

describe('which file an error means', () => {
  const files = ['src/cart.ts', 'packages/shop/src/cart.ts', 'lib/cart.ts', 'src/app/[id].tsx'];
  for (const [named, found] of [
    ['shop/src/cart.ts', ['packages/shop/src/cart.ts']],
    ['src/cart.ts', ['src/cart.ts']],
    ['/build/src/cart.ts', ['src/cart.ts', 'packages/shop/src/cart.ts']],
    ['/home/ci/build/lib/cart.ts', ['lib/cart.ts']],
    ['C:/work/lib/cart.ts', ['lib/cart.ts']],
    ['../lib/cart.ts', ['lib/cart.ts']],
    ['dist/cart.ts', []],
    ['src/app/[id].tsx', ['src/app/[id].tsx']],
    ['cart.ts', ['src/cart.ts', 'packages/shop/src/cart.ts', 'lib/cart.ts']],
    ['other.ts', []],
  ] as const) {
    it(named, () => assert.deepEqual(matchPath(named, files), found));
  }
});

describe('lines around those that are named', () => {
  it('are one span where they touch, and stay in the file', () => {
    assert.deepEqual(linesAround([52, 67, 5, 400], 76, 10), [
      { first: 1, last: 15 },
      { first: 42, last: 76 },
    ]);
    assert.deepEqual(linesAround([9], 4, 10), []);
  });

  it('go with what was read, and with what is missing', () => {
    assert.equal(screenshotText('', []), '');
    assert.match(
      screenshotText('```\nx', ['a.ts']),
      /^Text of[^\n]+\n````text\n```\nx\n````\n\nNamed there[^\n]+: a\.ts$/,
    );
  });
});
