import assert from 'node:assert/strict';
import { measureText } from '../../../../src/core/attachments/index.ts';

describe('measureText', () => {
  it('counts lines, characters and tokens', () => {
    const { text, facts } = measureText('one\ntwo\n');
    assert.equal(text, 'one\ntwo\n');
    assert.deepEqual({ ...facts, tokens: 0 }, { lines: 2, characters: 8, tokens: 0 });
    assert.ok(facts.tokens > 0);
  });

  it('cuts at the end of a line, and says of how many', () => {
    const { text, facts } = measureText('12345\n12345\n12345', 13);
    assert.equal(text, '12345\n12345');
    assert.deepEqual([facts.lines, facts.cutFrom], [2, 3]);
  });

  it('cuts within a line that alone is too long, but not within a character', () => {
    const { text, facts } = measureText('a😀b', 2);
    assert.equal(text, 'a');
    assert.deepEqual([facts.lines, facts.cutFrom], [1, 1]);
  });
});
