import assert from 'node:assert/strict';
import { describeModel, shortTokens } from '../../src/host/models/describeModel.ts';
import type { ModelInfo } from '../../src/provider/index.ts';

const model: ModelInfo = { id: 'm', label: 'M', input: ['text'], output: ['text'], tools: false, thinking: 'none' };

describe('describeModel', () => {
  it('says that what is not known is unknown', () => {
    assert.equal(describeModel(model), 'text only · context length unknown · price unknown');
  });

  it('says what a model takes and costs', () => {
    const price = { currency: 'USD' as const, input: 1.2, output: 4 };
    assert.equal(
      describeModel({ ...model, input: ['text', 'image'], contextTokens: 204_800, price }),
      'sees pictures · 200K context · $1.2 in, $4 out per 1M tokens',
    );
    const yuan = { currency: 'CNY' as const, input: 0.5, output: 2 };
    assert.match(describeModel({ ...model, price: yuan }), /¥0\.5 in, ¥2 out per 1M tokens$/);
    assert.match(describeModel({ ...model, price: { currency: 'USD', input: 0, output: 0 } }), /free$/);
  });

  it('rounds token counts as their vendors do', () => {
    assert.deepEqual([1_048_576, 1_000_000, 131_072, 200_000, 65_536, 512].map(shortTokens), [
      '1M',
      '1M',
      '128K',
      '200K',
      '64K',
      '512',
    ]);
  });
});
