import { deepEqual, equal } from 'node:assert/strict';
import { abilitiesAskedOf, searchesAt, speaksAt } from '../../../../../src/host/panel/sight/answerAbilities.ts';
import { type Endpoint, endpoints, findModel, type ModelInfo } from '../../../../../src/provider/index.ts';

const at = (endpointId: string, modelId: string): { endpoint: Endpoint; model: ModelInfo } => {
  const endpoint = endpoints.find(({ id }) => id === endpointId);
  const model = endpoint && findModel(endpoint, modelId);
  if (!model) throw new Error(`no ${modelId} at ${endpointId}`);
  return { endpoint, model };
};
const on = { speech: true, webSearch: true };

describe('what an answer is asked to bring beside words', () => {
  it('is speech where model and endpoint speak', () => {
    for (const [endpointId, modelId, speaks] of [
      ['toiotech', 'qwen3-omni-flash-2025-12-01', true],
      ['toiotech', 'qwen2.5-vl-72b-instruct', false],
      ['bigmodel', 'glm-4-voice', true],
      ['bigmodel', 'glm-4.6v', false],
    ] as const) {
      const choice = at(endpointId, modelId);
      equal(speaksAt(choice.endpoint, choice.model), speaks, modelId);
      equal('audio' in abilitiesAskedOf(on, choice), speaks, modelId);
      deepEqual(abilitiesAskedOf({ speech: false, webSearch: false }, choice), {});
    }
  });

  it('is a search where the endpoint has one for the model', () => {
    for (const [endpointId, modelId, searches] of [
      ['bigmodel', 'glm-5.2', true],
      ['zai', 'glm-5', true],
      ['zai-coding', 'glm-4.7', true],
      // The request of models that see knows no such tool.
      ['bigmodel', 'glm-4.6v', false],
      ['toiotech', 'glm-5', false],
      ['tokenhub', 'glm-5', false],
    ] as const) {
      const choice = at(endpointId, modelId);
      equal(searchesAt(choice.endpoint, choice.model), searches, modelId);
      equal('tools' in abilitiesAskedOf(on, choice), searches, modelId);
    }
  });
});
