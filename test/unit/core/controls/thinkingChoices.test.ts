import assert from 'node:assert/strict';
import { type ThinkingChoice, thinkingChoices, thinkingRequest } from '../../../../src/core/controls/index.ts';
import type { ModelInfo } from '../../../../src/provider/index.ts';

type Model = Pick<ModelInfo, 'thinking' | 'reasoningEfforts'>;

const plain: Model = { thinking: 'default-on' };
const graded: Model = { thinking: 'default-on', reasoningEfforts: ['none', 'low', 'high', 'max'] };
const forced: Model = { thinking: 'forced', reasoningEfforts: ['max', 'high', 'low'] };

describe('thinkingChoices', () => {
  it('are what model and endpoint allow together', () => {
    assert.deepEqual(thinkingChoices('glm', plain), ['default', 'on', 'off']);
    assert.deepEqual(thinkingChoices('glm', graded), ['default', 'off', 'low', 'high', 'max']);
    assert.deepEqual(thinkingChoices('chat-template', graded), ['default', 'on', 'off']);
    assert.deepEqual(thinkingChoices('glm', forced), ['default', 'max', 'high', 'low']);
    assert.deepEqual(thinkingChoices('chat-template', forced), []);
    assert.deepEqual(thinkingChoices('none', plain), []);
    assert.deepEqual(thinkingChoices('glm', { thinking: 'none' }), []);
  });
});

describe('thinkingRequest', () => {
  const asked = (choice: ThinkingChoice, model: Model): object => thinkingRequest(choice, 'glm', model);

  it('sends what was chosen', () => {
    assert.deepEqual(asked('default', graded), {});
    assert.deepEqual(asked('off', plain), { thinking: 'off' });
    assert.deepEqual(asked('on', graded), { thinking: 'on' });
    assert.deepEqual(asked('high', graded), { thinking: 'on', reasoningEffort: 'high' });
    assert.deepEqual(asked('low', forced), { reasoningEffort: 'low' });
  });

  it('sends nothing that the model does not take', () => {
    assert.deepEqual(asked('off', forced), {});
    assert.deepEqual(asked('on', forced), {});
    assert.deepEqual(asked('high', plain), {});
    assert.deepEqual(asked('on', { thinking: 'none' }), {});
  });
});
