import { equal } from 'node:assert/strict';
import { coordinatesOf } from '../../../../src/core/vision/index.ts';

describe('coordinatesOf', () => {
  it('goes by the family, however an endpoint spells the model', () => {
    equal(coordinatesOf('glm-4.6v'), 'thousandths');
    equal(coordinatesOf('z-ai/glm-4.6v'), 'thousandths');
    equal(coordinatesOf('qwen2.5-omni-7b'), 'pixels');
    equal(coordinatesOf('Qwen/Qwen2.5-VL-72B-Instruct'), 'pixels');
    equal(coordinatesOf('qwen3-omni-flash-2025-12-01'), 'thousandths');
    equal(coordinatesOf('anything'), 'thousandths');
    equal(coordinatesOf(''), 'thousandths');
  });
});
