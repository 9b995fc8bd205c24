import assert from 'node:assert/strict';
import { isEmptyQuery, queryOf, unitsOf } from '../../../../src/core/search/index.ts';

const wordsOf = (text: string): string[] => [...unitsOf(text).words];
const gramsOf = (text: string): string[] => [...unitsOf(text).grams];

describe('unitsOf', () => {
  it('takes words in lower case, with digits and underscores', () => {
    assert.deepEqual(wordsOf('Fix snake_case in parseURL2, please: fix!'), [
      'fix',
      'snake_case',
      'in',
      'parseurl2',
      'please',
    ]);
  });

  it('takes full and half width as one', () => {
    assert.deepEqual(wordsOf('ＧＬＭ－５ ｇｌｍ'), ['glm', '5']);
    assert.deepEqual(gramsOf('ｶﾞ'), gramsOf('ガ'));
  });

  it('keeps C++ and C# apart from C', () => {
    assert.deepEqual(wordsOf('C, C++ and C#.'), ['c', 'c++', 'and', 'c#']);
  });

  it('takes characters and pairs where nobody writes spaces', () => {
    assert.deepEqual(gramsOf('把截图转成HTML'), ['把', '截', '把截', '图', '截图', '转', '图转', '成', '转成']);
    assert.deepEqual(wordsOf('把截图转成HTML'), ['html']);
    assert.deepEqual(gramsOf('汉字，表'), ['汉', '字', '汉字', '表']);
  });

  it('takes characters beyond the basic plane whole', () => {
    assert.deepEqual(gramsOf('𠮷野'), ['𠮷', '野', '𠮷野']);
  });

  it('cuts what is too long for a word', () => {
    assert.deepEqual(wordsOf('a'.repeat(5000)), ['a'.repeat(48)]);
  });

  it('takes accents with their letters, however they are written', () => {
    assert.deepEqual(wordsOf('Café'), wordsOf('cafe\u0301'));
  });
});

describe('queryOf', () => {
  it('tells words from phrases', () => {
    assert.deepEqual(queryOf('  GLM 截图转代码 Ｐrice '), { words: ['glm', 'price'], phrases: ['截图转代码'] });
  });
  it('is empty where there is nothing to find', () => {
    assert.ok(isEmptyQuery(queryOf(' => !? ')));
    assert.ok(!isEmptyQuery(queryOf('x')));
  });
});
