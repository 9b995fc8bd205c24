import assert from 'node:assert/strict';
import { estimateTextTokens } from '../../../../src/core/usage/textTokens.ts';

describe('estimateTextTokens', () => {
  it('is nothing for nothing', () => {
    assert.equal(estimateTextTokens(''), 0);
  });

  it('counts words of English, pieces of names, numbers in threes', () => {
    assert.equal(estimateTextTokens('The quick brown fox jumps over the lazy dog.'), 10);
    assert.equal(estimateTextTokens('readFile'), 2);
    assert.equal(estimateTextTokens('1234567'), 3);
    assert.equal(estimateTextTokens('internationalization'), 5);
  });

  it('tells scripts apart: a character of Chinese is dearer than a letter, and cheaper than an emoji', () => {
    const each = (text: string): number => estimateTextTokens(text.repeat(100)) / 100;
    assert.ok(each('汉') > each('word ') / 5);
    assert.ok(each('汉') < 1 && each('汉') >= 0.6);
    assert.ok(each('😀') >= 2);
    assert.ok(each('한') < 1 && each('あ') < 1);
    assert.ok(each('ж') > 0.3 && each('ж') < 1);
  });

  it('lets indentation cost little and lines something', () => {
    const flat = 'return value;\n'.repeat(50);
    const deep = `${' '.repeat(16)}return value;\n`.repeat(50);
    assert.ok(estimateTextTokens(deep) > estimateTextTokens(flat));
    assert.ok(estimateTextTokens(deep) < estimateTextTokens(flat) * 1.6);
  });

  it('adds up: cutting a text in two changes it by a token or so', () => {
    const text = 'const total = items.reduce((sum, { price }) => sum + price, 0); // 合计 ';
    for (let cut = 0; cut <= text.length; cut++) {
      const parts = estimateTextTokens(text.slice(0, cut)) + estimateTextTokens(text.slice(cut));
      assert.ok(Math.abs(parts - estimateTextTokens(text)) <= 3, `at ${cut}`);
    }
  });
});
