import assert from 'node:assert/strict';
import { readEdits } from '../../../../src/core/edits/index.ts';
import { editsTemplate, problemList } from '../../../../src/core/prompts/editTemplates.ts';

describe('editTemplates', () => {
  it('show a form that is read, in both languages', () => {
    for (const text of [editsTemplate.en, editsTemplate.zh]) {
      const { edits, problems } = readEdits(text);
      assert.deepEqual([edits.length, problems], [1, []]);
    }
  });
  it('list problems, not without end', () =>
    assert.equal(problemList(Array.from({ length: 20 }, (_, at) => String(at))).split('\n').length, 8));
});
