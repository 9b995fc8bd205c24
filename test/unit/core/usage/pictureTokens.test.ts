import assert from 'node:assert/strict';
import {
  patchRuleOf,
  pictureTokens,
  promptTokensOfPicture,
  promptTokensOfVideo,
  sampledFrames,
} from '../../../../src/core/usage/pictureTokens.ts';

const glm46v = patchRuleOf('glm-4.6v');
const tokens = (width: number, height: number): number | undefined => pictureTokens({ width, height }, glm46v);

describe('tokens of a picture', () => {
  it('follow the rule of GLM-4.6V to the token', () => {
    // The first was observed in a prompt; the others are the published rule, worked out by its own code.
    assert.equal(tokens(8693, 5796), 6080);
    assert.equal(tokens(6000, 6000), 6084);
    assert.equal(tokens(1000, 1000), 1296);
    assert.equal(tokens(1920, 1080), 2691);
    assert.equal(tokens(1080, 1920), 2691);
    assert.equal(promptTokensOfPicture({ width: 1920, height: 1080 }, glm46v), 2693);
  });

  it('stay within the bounds whatever the size', () => {
    for (let width = 1; width < 20_000; width = Math.ceil(width * 1.37)) {
      for (let height = 1; height < 20_000; height = Math.ceil(height * 1.37)) {
        const count = tokens(width, height);
        if (count !== undefined) assert.ok(count >= 8 && count <= 6144, `${width}×${height}: ${count}`);
      }
    }
  });

  it('round halves to the even side, as the models do', () => {
    // 42 ÷ 28 = 1.5 → 2 and 70 ÷ 28 = 2.5 → 2; rounding up would make three columns of the second.
    assert.equal(tokens(70, 280), 2 * 10);
    assert.equal(tokens(42, 280), 2 * 10);
    assert.equal(tokens(98, 280), 4 * 10);
  });

  it('are enlarged when tiny, and none for a line that no model takes', () => {
    assert.equal(tokens(1, 1), 9);
    assert.equal(tokens(10, 14), 12);
    assert.equal(tokens(28, 28 * 201), undefined);
    assert.equal(promptTokensOfPicture({ width: 28, height: 28 * 201 }, glm46v), 6146);
  });

  it('have their range by family; an unknown model counts as GLM-4.6V', () => {
    const huge = { width: 9000, height: 9000 };
    assert.equal(pictureTokens(huge, patchRuleOf('GLM-4.6V-Flash')), 78 * 78);
    assert.equal(pictureTokens(huge, patchRuleOf('z-ai/glm-4.5v')), 86 * 86);
    assert.equal(pictureTokens(huge, patchRuleOf('glm-5.3-flashx')), 89 * 89);
    assert.equal(pictureTokens({ width: 30, height: 30 }, patchRuleOf('glm-5.3-flash')), 16);
    assert.equal(patchRuleOf('somebody-elses-model'), glm46v);
  });
});

describe('tokens of a film', () => {
  it('samples by length', () => {
    assert.deepEqual([10, 30, 31, 300, 301, 1280, 2400, 0.1].map(sampledFrames), [30, 90, 31, 300, 150, 640, 640, 1]);
  });

  it('shrinks the frames until the whole fits', () => {
    // 10 s: 15 moments of 46 × 26 patches, each with two markers and a timestamp.
    assert.equal(promptTokensOfVideo({ width: 1280, height: 720 }, 10, glm46v), 15 * (46 * 26 + 7));
    for (const seconds of [1, 29, 30, 299, 900, 2400]) {
      const moments = Math.ceil(sampledFrames(seconds) / 2);
      const total = promptTokensOfVideo({ width: 1920, height: 1080 }, seconds, glm46v) ?? 0;
      assert.ok(total - moments * 7 <= 30_000, `${seconds} s: ${total}`);
    }
    assert.equal(promptTokensOfVideo({ width: 10_000, height: 28 }, 5, glm46v), undefined);
  });
});
