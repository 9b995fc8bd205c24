import assert from 'node:assert/strict';
import { createClient, type Endpoint, endpoints, mergeEndpoints } from '../../../../src/provider/index.ts';
import { answerWith, ScriptedServer } from '../scriptedServer.ts';
import { modelLists } from './modelLists.ts';

const known = (id: string) => endpoints.find(endpoint => endpoint.id === id) as Endpoint;

async function listing(endpoint: string | Endpoint, body: unknown, status = 200) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  await using server = await ScriptedServer.start(answerWith(text, { status }));
  const client = createClient({
    endpoint: server.stand(typeof endpoint === 'string' ? known(endpoint) : endpoint),
    apiKey: 'test-key-0123456789',
    network: { maxRetries: 0 },
  });
  const models = await client.listModels();
  return { models, request: server.last };
}

describe('listModels', () => {
  it('asks the endpoint and adds what is known', async () => {
    const { models, request } = await listing('zai', {
      object: 'list',
      data: [
        { id: 'glm-4.6v', object: 'model', created: 1, owned_by: 'z-ai' },
        { id: 'glm-99', object: 'model' },
      ],
    });
    assert.equal(request.method, 'GET');
    assert.equal(request.path, '/api/paas/v4/models');
    assert.equal(request.headers.authorization, 'Bearer test-key-0123456789');
    assert.deepEqual(
      models[0],
      known('zai').models?.find(model => model.id === 'glm-4.6v'),
    );
    assert.deepEqual(models[1], {
      id: 'glm-99',
      label: 'glm-99',
      input: ['text'],
      output: ['text'],
      tools: false,
      thinking: 'none',
    });
  });

  it('takes over what OpenRouter tells of a model', async () => {
    const { models } = await listing('openrouter', {
      data: [
        {
          id: 'some/vision',
          name: 'Some Vision',
          context_length: 65_536,
          architecture: { input_modalities: ['image', 'text', 'smell'], output_modalities: ['text'] },
          top_provider: { max_completion_tokens: 16_384 },
          pricing: { prompt: '0.0000006', completion: '0.0000018', input_cache_read: '0.00000011' },
          supported_parameters: ['tools', 'reasoning'],
        },
        { id: 'z-ai/glm-4.6v', pricing: { prompt: '-1', completion: '-1' }, context_length: 'many' },
      ],
    });
    assert.deepEqual(models[0], {
      id: 'some/vision',
      label: 'Some Vision',
      input: ['text', 'image'],
      output: ['text'],
      tools: true,
      thinking: 'default-on',
      contextTokens: 65_536,
      maxOutputTokens: 16_384,
      price: { currency: 'USD', input: 0.6, output: 1.8, cachedInput: 0.11 },
    });
    assert.equal(models[1]?.label, 'GLM-4.6V');
    assert.equal(models[1]?.price, undefined);
  });

  it('knows the family of a local model by its name', async () => {
    const { models } = await listing('vllm', { data: [{ id: 'zai-org/GLM-4.6V-Flash', max_model_len: 32_768 }] });
    assert.deepEqual(models[0]?.input, ['text', 'image', 'video']);
    // The server was started with less than the model could.
    assert.equal(models[0]?.contextTokens, 32_768);
  });

  it('knows the model behind a name that a server gives it, with the room that the server has', async () => {
    const [eyes] = (await listing('vllm', modelLists.vllm)).models;
    assert.equal(eyes?.label, 'eyes');
    assert.deepEqual(eyes?.input, ['text', 'image', 'video']);
    assert.equal(eyes?.contextTokens, 32_768);
    const [sglang] = (await listing('sglang', modelLists.sglang)).models;
    assert.equal(sglang?.thinking, 'forced');
    assert.equal(sglang?.contextTokens, 65_536);
  });

  it('reads llama.cpp’s own facts: its context, and whether it was given eyes', async () => {
    const [blind] = (await listing('llama-cpp', modelLists.llamaCpp)).models;
    assert.equal(blind?.contextTokens, 8_192);
    assert.deepEqual(blind?.input, ['text']);
    const [entry] = modelLists.llamaCpp.models;
    const models = [{ ...entry, capabilities: ['completion', 'multimodal'] }];
    const [data] = modelLists.llamaCpp.data;
    const { n_ctx: _, ...meta } = data.meta;
    const [seeing] = (await listing('llama-cpp', { models, data: [{ ...data, meta }] })).models;
    assert.deepEqual(seeing?.input, ['text', 'image']);
    // Before it told what it was started with: what the model was made for.
    assert.equal(seeing?.contextTokens, 131_072);
  });

  it('takes a name alone for what the tables know of it', async () => {
    const [glm, other] = (await listing('ollama', modelLists.ollama)).models;
    assert.deepEqual(glm?.input, ['text', 'image']);
    assert.deepEqual(other?.input, ['text']);
    const { models } = await listing('toiotech', modelLists.newApi);
    assert.deepEqual(models, [known('toiotech').models?.find(model => model.id === 'glm-4.6v')]);
  });

  it('lets the user have the last word, over the endpoint too', async () => {
    const models = [{ id: 'z-ai/glm-4.6v', contextTokens: 10_000, price: { output: 7 } }];
    const own = mergeEndpoints([{ id: 'openrouter', models: [{ ...models[0], price: undefined }] }]).endpoints;
    const endpoint = own.find(entry => entry.id === 'openrouter') as Endpoint;
    const pricing = { prompt: '0.0000006', completion: '0.0000018' };
    const body = { data: [{ id: 'z-ai/glm-4.6v', context_length: 131_072, pricing }] };
    const [told] = (await listing(endpoint, body)).models;
    assert.equal(told?.contextTokens, 10_000);
    assert.deepEqual(told?.price, { currency: 'USD', input: 0.6, output: 1.8 });
    const [priced] = (await listing({ ...endpoint, modelEntries: models }, body)).models;
    assert.deepEqual(priced?.price, { currency: 'USD', input: 0.6, output: 7 });
  });

  it('leaves out entries that are none', async () => {
    const { models } = await listing('ollama', { data: [null, 5, {}, { id: '' }, { id: 'x' }] });
    assert.deepEqual(
      models.map(model => model.id),
      ['x'],
    );
    assert.deepEqual((await listing('ollama', { object: 'list', data: null })).models, []);
  });

  it('fails on errors and on what is no list', async () => {
    await assert.rejects(listing('zai', { error: { code: '1001', message: 'x' } }, 401), {
      kind: 'auth',
      code: '1001',
    });
    await assert.rejects(listing('zai', { error: { code: '1002', message: 'x' } }), { kind: 'auth' });
    await assert.rejects(listing('zai', '<html>'), { kind: 'protocol' });
    await assert.rejects(listing('zai', { models: [] }), { kind: 'protocol' });
    await assert.rejects(listing('zai', '404 page not found', 404), { kind: 'invalid-request', status: 404 });
  });

  it('ends with the reason of the signal', async () => {
    const client = createClient({ endpoint: 'zai' });
    await assert.rejects(client.listModels({ signal: AbortSignal.abort('no') }), reason => reason === 'no');
  });
});
