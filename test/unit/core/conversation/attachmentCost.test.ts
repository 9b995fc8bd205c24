import assert from 'node:assert/strict';
import { attachmentCostOf } from '../../../../src/core/conversation/index.ts';
import { patchRuleOf } from '../../../../src/core/usage/pictureTokens.ts';

const rule = patchRuleOf('glm-4.6v');
const blob = { hash: 'h', mediaType: 'image/png', bytes: 3000 };
const still = { ...blob, width: 1920, height: 1080 };

describe('attachmentCostOf', () => {
  it('is the known number for a picture, and its bytes as Base64', () => {
    const picture = { kind: 'image', id: 'a', name: 'a.png', ...still } as const;
    assert.deepEqual(attachmentCostOf(picture, rule), { tokens: 2693, pictures: 1, bytes: 4000 });
    assert.deepEqual(attachmentCostOf(picture, rule, 300), { tokens: 2693, pictures: 1, bytes: 400 });
  });

  it('counts the pages and frames that stand in for a document and a film', () => {
    const pages = [1, 2].map(page => ({ ...still, page }));
    const pdf = { kind: 'document', id: 'b', name: 'b.pdf', source: { url: 'https://x' }, pages } as const;
    assert.deepEqual(attachmentCostOf(pdf, rule), { tokens: 5386, pictures: 2, bytes: 8000 });
    const frames = [{ ...still, atMs: 0 }];
    const film = { kind: 'video', id: 'c', name: 'c.mp4', source: { url: 'https://x' }, frames } as const;
    assert.deepEqual(attachmentCostOf(film, rule), { tokens: 2693, pictures: 1, bytes: 4000 });
  });

  it('is never nothing where nobody knows how long something is', () => {
    const url = { url: 'https://example.com/x' };
    assert.ok(attachmentCostOf({ kind: 'document', id: 'd', name: 'd', source: url, pages: [] }, rule).tokens > 1000);
    assert.ok(attachmentCostOf({ kind: 'video', id: 'e', name: 'e', source: url, frames: [] }, rule).tokens > 1000);
    assert.equal(attachmentCostOf({ kind: 'audio', id: 'f', name: 'f', ...blob, bytes: 160_000 }, rule).tokens, 250);
  });
});
