import assert from 'node:assert/strict';
import { sumOfUsage } from '../../../../src/core/usage/index.ts';

const usage = { promptTokens: 10, completionTokens: 5, totalTokens: 15 };

describe('sumOfUsage', () => {
  it('adds what is told, parts as far as they are', () => {
    assert.deepEqual(
      sumOfUsage([
        { ...usage, cachedTokens: 3, prompt: { text: 4, image: 6 } },
        { ...usage, reasoningTokens: 2, prompt: { image: 1 } },
        usage,
      ]),
      {
        promptTokens: 30,
        completionTokens: 15,
        totalTokens: 45,
        cachedTokens: 3,
        reasoningTokens: 2,
        prompt: { text: 4, image: 7 },
      },
    );
  });

  it('knows no sum where an answer was not counted', () => {
    assert.equal(sumOfUsage([usage, undefined]), undefined);
    assert.equal(sumOfUsage([]), undefined);
  });
});
