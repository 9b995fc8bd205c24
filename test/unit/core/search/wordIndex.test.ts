import assert from 'node:assert/strict';
import {
  findDocuments,
  indexOf,
  mergeIndexes,
  queryOf,
  unitsOf,
  type WordIndex,
} from '../../../../src/core/search/index.ts';

const find = (index: WordIndex, query: string): number[] =>
  Array.from(findDocuments(index, queryOf(query))).flatMap((found, document) => (found === 1 ? [document] : []));

const texts = [
  'TypeScript and the shop page',
  'A script that reads prices, café',
  '把购物网站的截图转成代码',
  '购物车的价格 and its script',
  '',
];

describe('WordIndex', () => {
  const index = indexOf(texts.map(unitsOf));

  it('finds words by any part of them, in any case', () => {
    assert.deepEqual(find(index, 'SCRIPT'), [0, 1, 3]);
    assert.deepEqual(find(index, 'ypes'), [0]);
    assert.deepEqual(find(index, 'absent'), []);
  });

  it('wants all words', () => {
    assert.deepEqual(find(index, 'script price'), [1]);
    assert.deepEqual(find(index, 'script 购物'), [3]);
    assert.deepEqual(find(index, 'script absent'), []);
  });

  it('finds Chinese by single characters and by what stands in a row', () => {
    assert.deepEqual(find(index, '车'), [3]);
    assert.deepEqual(find(index, '购物'), [2, 3]);
    assert.deepEqual(find(index, '截图转成'), [2]);
    assert.deepEqual(find(index, '图截'), []);
  });

  it('finds accents, and no half of a character', () => {
    assert.deepEqual(find(index, 'CAFÉ'), [1]);
    assert.deepEqual(find(index, 'cafe'), []);
  });

  it('finds all by nothing', () => {
    assert.deepEqual(find(index, ''), [0, 1, 2, 3, 4]);
  });

  it('is the same merged of parts, without those that are left out', () => {
    const parts = [texts.slice(0, 2), texts.slice(2, 3), texts.slice(3)].map(part => indexOf(part.map(unitsOf)));
    assert.deepEqual(
      mergeIndexes(parts, () => true),
      index,
    );
    const without = mergeIndexes(parts, (part, document) => !(part === 0 && document === 0));
    assert.deepEqual(without, indexOf(texts.slice(1).map(unitsOf)));
  });

  it('agrees with looking through the texts, whatever is asked', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    const letters = 'abcde';
    const word = (): string => Array.from({ length: 1 + random(6) }, () => letters[random(5)]).join('');
    const documents = Array.from({ length: 400 }, () => Array.from({ length: random(12) }, word));
    const made = mergeIndexes(
      [documents.slice(0, 150), documents.slice(150)].map(part => indexOf(part.map(list => unitsOf(list.join(' '))))),
      () => true,
    );
    for (let round = 0; round < 200; round++) {
      const asked = Array.from({ length: 1 + random(2) }, word);
      const expected = documents.flatMap((list, document) =>
        asked.every(part => list.some(entry => entry.includes(part))) ? [document] : [],
      );
      assert.deepEqual(find(made, asked.join(' ')), expected, asked.join(' '));
    }
  });
});
