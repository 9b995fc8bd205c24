import assert from 'node:assert/strict';
import { pagesWanted, pathsIn } from '../../../../src/core/attachments/index.ts';

describe('pages that a wish names', () => {
  for (const [wish, pages, rest] of [
    ['pages 2-4 what does it cost', [2, 3, 4], 'what does it cost'],
    ['what stands on page 3?', [3], 'what stands on ?'],
    ['p. 1, 5', [1, 5], ''],
    ['第 2-3 页的费用', [2, 3], '的费用'],
  ] as const) {
    it(wish, () => assert.deepEqual(pagesWanted(wish, 5), { pages, rest }));
  }

  it('are none where there are no such pages, or a page is only a word', () => {
    for (const wish of ['pages 7-9', 'the page', 'homepage 3d', '']) assert.equal(pagesWanted(wish, 5), undefined);
  });
});

describe('paths in words', () => {
  it('stand bare, in backticks or in quotes', () => {
    assert.deepEqual(pathsIn('a.pdf `b c.pdf` "d e.PDF" x.pdfs https://y.z/w.pdf', ['pdf']), [
      { whole: 'a.pdf', path: 'a.pdf' },
      { whole: '`b c.pdf`', path: 'b c.pdf' },
      { whole: '"d e.PDF"', path: 'd e.PDF' },
      { whole: 'https://y.z/w.pdf', path: 'https://y.z/w.pdf' },
    ]);
  });
});
