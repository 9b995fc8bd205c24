import assert from 'node:assert/strict';
import { PictureRoom } from '../../../../src/core/conversation/index.ts';
import { patchRuleOf } from '../../../../src/core/usage/pictureTokens.ts';

const rule = patchRuleOf('glm-4.6v');
const picture = { width: 1280, height: 720, bytes: 300_000 };
const ample = { count: 100, tokens: 1_000_000, bytes: 100_000_000 };
const taken = (limits: Partial<typeof ample>, pictures = [picture, picture, picture]): boolean[] => {
  const room = new PictureRoom({ ...ample, ...limits }, rule);
  return pictures.map(entry => room.take(entry));
};

describe('PictureRoom', () => {
  it('serves who comes first, until one of its limits is reached', () => {
    assert.deepEqual(taken({}), [true, true, true]);
    assert.deepEqual(taken({ count: 2 }), [true, true, false]);
    assert.deepEqual(taken({ bytes: 900_000 }), [true, true, false]);
    // 1280 × 720 is 46 × 26 patches of 28 pixels and two markers: 1198 tokens.
    assert.deepEqual(taken({ tokens: 2396 }), [true, true, false]);
    assert.deepEqual(taken({ tokens: 2395 }), [true, false, false]);
  });

  it('has room for a small one behind a large one that did not fit', () => {
    const small = { width: 100, height: 100, bytes: 1000 };
    assert.deepEqual(taken({ bytes: 10_000 }, [picture, small]), [false, true]);
  });

  it('gives nothing where nobody takes pictures', () => {
    assert.deepEqual(taken({ count: 0 }), [false, false, false]);
  });
});
