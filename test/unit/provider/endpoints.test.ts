import assert from 'node:assert/strict';
import { capabilitiesOf, type Endpoint, endpoints, findModel } from '../../../src/provider/index.ts';
import { readDocument, withTables } from './endpointsDocument.ts';

describe('endpoints', () => {
  it('are all there, each under its id', () => {
    assert.deepEqual(
      endpoints.map(endpoint => endpoint.id),
      [
        ...['bigmodel', 'bigmodel-coding', 'zai', 'zai-coding', 'tokenhub', 'toiotech', 'wcode', 'openrouter'],
        ...['ollama', 'llama-cpp', 'vllm', 'sglang'],
      ],
    );
  });

  it('have addresses that a path can be put behind, encrypted unless they are here', () => {
    for (const { id, baseUrl, keyUrl } of endpoints) {
      const url = new URL(baseUrl);
      assert.equal(url.protocol, url.hostname === 'localhost' ? 'http:' : 'https:', id);
      assert.doesNotMatch(baseUrl, /\/$|\/chat\/completions$/, id);
      assert.equal(keyUrl === undefined, url.hostname === 'localhost', id);
    }
  });

  it('name where each model comes from and when, and no price that is not known', () => {
    for (const { id, models = [] } of endpoints) {
      assert.equal(new Set(models.map(model => model.id)).size, models.length, id);
      for (const model of models) {
        assert.match(model.source ?? '', /20\d\d/, `${id} ${model.id}`);
        assert.ok(model.input.includes('text') && model.output.includes('text'));
        if (model.price) assert.ok(Object.values(model.price).every(value => typeof value !== 'number' || value >= 0));
        if (id.endsWith('-coding')) assert.equal(model.price, undefined);
      }
    }
  });

  it('have the models of the vendors’ documents', () => {
    const ids = (id: string) => endpoints.find(endpoint => endpoint.id === id)?.models?.map(model => model.id) ?? [];
    assert.deepEqual(ids('tokenhub').toSorted(), ['glm-5', 'glm-5-turbo', 'glm-5.1', 'glm-5v-turbo']);
    assert.deepEqual(ids('wcode'), ['z-ai/glm-4.6v']);
    for (const model of [
      'glm-4.5v',
      'glm-4.6v',
      'qwen2.5-omni-7b',
      'qwen2.5-vl-72b-instruct',
      'qwen3-omni-flash-2025-12-01',
    ]) {
      assert.ok(ids('toiotech').includes(model), model);
    }
    for (const model of ['glm-5v-turbo', 'glm-4.6v', 'glm-4.6v-flash', 'glm-4.1v-thinking-flash', 'autoglm-phone']) {
      assert.ok(ids('bigmodel').includes(model), model);
    }
    for (const model of ['glm-5.3-flashx', 'glm-5.3-flash', 'glm-4.6v', 'glm-4.5v']) {
      assert.ok(ids('zai').includes(model), model);
    }
  });

  it('take their family’s ways, with their own in front', () => {
    const own: Endpoint = { id: 'own', label: 'Own', baseUrl: 'http://localhost:1/v1', dialect: 'vllm' };
    assert.equal(capabilitiesOf(own).thinking, 'chat-template');
    const changed = capabilitiesOf({ ...own, capabilities: { thinking: 'none', temperature: [0, 1] } });
    assert.equal(changed.thinking, 'none');
    assert.deepEqual(changed.temperature, [0, 1]);
    assert.deepEqual(changed.media, capabilitiesOf(own).media);
  });

  it('know a model by any of its names, an own row before the family', () => {
    const own: Endpoint = { id: 'own', label: 'Own', baseUrl: 'http://localhost:1/v1', dialect: 'ollama' };
    const found = findModel(own, 'hf.co/unsloth/GLM-4.6V-Flash-GGUF:Q4_K_M');
    assert.deepEqual(found?.input, ['text', 'image']);
    assert.equal(found?.label, 'hf.co/unsloth/GLM-4.6V-Flash-GGUF:Q4_K_M');
    assert.equal(found?.price, undefined);
    assert.equal(findModel(own, 'llama3'), undefined);
    assert.equal(findModel(own, 'constructor'), undefined);
    const row = { ...found, id: 'glm-4.6v', label: 'Mine', input: ['text'] as const, output: ['text'] as const };
    assert.equal(
      findModel({ ...own, models: [{ ...row, tools: false, thinking: 'none' }] }, 'glm-4.6v')?.label,
      'Mine',
    );
  });

  it('are written down in docs/endpoints.md as they are', () => {
    const document = readDocument();
    assert.equal(document, withTables(document));
  });
});
