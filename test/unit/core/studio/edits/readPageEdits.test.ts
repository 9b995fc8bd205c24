import assert from 'node:assert/strict';
import { readPageEdits } from '../../../../../src/core/studio/edits/index.ts';

describe('readPageEdits', () => {
  it('reads blocks, and leaves an answer without any as it is', () => {
    const { edits } = readPageEdits('<<<<<<< SEARCH\n<p>a\n=======\n<p>b\n>>>>>>> REPLACE');
    assert.deepEqual(edits, [{ search: '<p>a', replace: '<p>b' }]);
    assert.deepEqual(readPageEdits('Nothing to change.'), { edits: [], problems: [] });
  });
  it('says so where the answer is a whole page', () => {
    const { edits, problems } = readPageEdits(
      '```html\n<!DOCTYPE html>\n<html><body><search>a</search></body></html>\n```',
    );
    assert.deepEqual([edits, problems.map(({ kind }) => kind)], [[], ['whole-page']]);
  });
});
