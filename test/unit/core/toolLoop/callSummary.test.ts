import assert from 'node:assert/strict';
import { argumentsInShort } from '../../../../src/core/toolLoop/index.ts';

describe('argumentsInShort', () => {
  it('names the fields with their values, in one line', () => {
    assert.equal(
      argumentsInShort('{"path":"src/a.ts","range":[1,9],"deep":{"a":true},"text":"two\\n  lines"}'),
      'path: src/a.ts, range: [1,9], deep: {"a":true}, text: two lines',
    );
    assert.equal(argumentsInShort('{}'), '');
    assert.equal(argumentsInShort(''), '');
  });

  it('cuts what is long, and no character apart', () => {
    const short = argumentsInShort(JSON.stringify({ a: '😀'.repeat(100), b: 'x'.repeat(500) }), 80);
    assert.ok(short.isWellFormed() && [...short].length <= 80, short);
    assert.match(short, /^a: 😀+…, b: x+…$/u);
  });

  it('shows what is no JSON as it stands', () => {
    assert.equal(argumentsInShort('{"path":'), '{"path":');
  });
});
