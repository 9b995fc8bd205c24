import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { grow, grownSince } from '../../../../../src/webview/panel/state/growth.ts';

describe('growth of a text', () => {
  const first = grow(undefined, 'Hel');
  const second = grow(first, 'lo');
  const third = grow(second, ' you');
  assert.ok(first && second && third);

  it('tells what came since a piece that was seen', () => {
    assert.equal(grownSince(first, third), 'lo you');
    assert.equal(grownSince(third, third), '');
  });

  it('knows nothing of another text, nor of one that was longer', () => {
    assert.equal(grownSince({ piece: 'Hel', before: undefined }, third), undefined);
    assert.equal(grownSince(third, second), undefined);
  });

  it('does not grow by nothing', () => {
    assert.equal(grow(second, ''), second);
    assert.equal(grow(undefined, ''), undefined);
  });
});
