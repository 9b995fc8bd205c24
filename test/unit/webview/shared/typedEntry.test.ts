import assert from 'node:assert/strict';
import { typedEntry } from '../../../../src/webview/shared/typedEntry.ts';

describe('typing in a menu', () => {
  const labels = ['GLM-5.2', 'GLM-5V-Turbo', 'Qwen3', ' glm-4.6', '图片…'];

  it('one letter again and again goes through all that begin with it', () => {
    assert.equal(typedEntry(labels, 0, 'g'), 1);
    assert.equal(typedEntry(labels, 1, 'gg'), 3);
    assert.equal(typedEntry(labels, 3, 'G'), 0);
    assert.equal(typedEntry(labels, 2, 'q'), 2);
  });
  it('several letters lead to what begins with them, be it the present one', () => {
    assert.equal(typedEntry(labels, 0, 'glm-5'), 0);
    assert.equal(typedEntry(labels, 0, 'GLM-5v'), 1);
    assert.equal(typedEntry(labels, 1, 'glm-4'), 3);
  });
  it('is for any writing, and nothing is found where nothing begins so', () => {
    assert.equal(typedEntry(labels, -1, '图'), 4);
    assert.equal(typedEntry(labels, -1, 'x'), undefined);
    assert.equal(typedEntry([], -1, 'x'), undefined);
  });
});
