import assert from 'node:assert/strict';
import { momentsIn, pagesIn } from '../../../../src/core/attachments/index.ts';

describe('moments of a film in an answer', () => {
  const times = (text: string, durationMs?: number): number[] => momentsIn(text, durationMs).map(({ atMs }) => atMs);

  it('are read in their forms', () => {
    assert.deepEqual(
      times('[0:05] a [00:10] b [1:02:03] c [0:01.5] d 【0:07】 e [0:08-0:09] f [75:00]'),
      [5000, 10_000, 3_723_000, 1500, 7000, 8000, 4_500_000],
    );
  });

  it('are no links, times of day or ratios', () => {
    assert.deepEqual(times('at 12:30, 4:3, [1:2], [0:99], [0:05](https://example.com), [12]'), []);
  });

  it('lie within the film', () => {
    assert.deepEqual(times('[0:05] [0:06] [0:09]', 6000), [5000, 6000]);
  });

  it('have their place in the text', () => {
    const [moment] = momentsIn('- [0:05] opens');
    assert.deepEqual([moment?.from, moment?.to], [2, 8]);
  });
});

describe('pages of a document in an answer', () => {
  const pages = (text: string, count?: number): number[] => pagesIn(text, count).map(({ page }) => page);

  it('are read in their forms', () => {
    assert.deepEqual(
      pages('[p. 3] (pages 4-6) [Page 7] [pp. 8, 9] [第 10 页] （第11页） [第 1、2 页]'),
      [3, 4, 7, 8, 10, 11, 1],
    );
  });

  it('are no prices, links or lists', () => {
    assert.deepEqual(pages('[3] (4) page 5 [p. 3](https://example.com) [p3x] [pages]'), []);
  });

  it('are those that there are', () => assert.deepEqual(pages('[p. 0] [p. 3] [p. 4]', 3), [3]));
});
