import assert from 'node:assert/strict';
import {
  capabilitiesOf,
  type Endpoint,
  endpoints,
  findModel,
  mergeEndpoints,
  withModelEntries,
} from '../../../src/provider/index.ts';

const builtIn = (id: string) => endpoints.find(endpoint => endpoint.id === id) as Endpoint;
function merged(...entries: unknown[]) {
  const { endpoints: all, problems } = mergeEndpoints(entries);
  assert.deepEqual(problems, []);
  const id = (entries[0] as { id: string }).id;
  return all.find(endpoint => endpoint.id === id) as Endpoint;
}
const problemsOf = (entry: unknown) =>
  mergeEndpoints([entry]).problems.map(({ field, kind, expected }) => [kind, field, ...(expected ? [expected] : [])]);

describe('the user’s endpoints', () => {
  it('leave the built-in ones as they are where nothing is said', () => {
    assert.deepEqual(mergeEndpoints([]), { endpoints, problems: [] });
    assert.deepEqual(merged({ id: 'zai' }), builtIn('zai'));
  });

  it('change a built-in one only in what they name', () => {
    const zai = merged({ id: 'zai', label: 'Work', baseUrl: 'https://proxy.example/v4/chat/completions/' });
    assert.deepEqual(zai, { ...builtIn('zai'), label: 'Work', baseUrl: 'https://proxy.example/v4' });
  });

  it('change single models by their ids, field by field, and add others', () => {
    const zai = merged({
      id: 'zai',
      models: [
        { id: 'glm-4.6v', price: { input: 5 } },
        { id: 'glm-4.5v', price: null, contextTokens: 131_072 },
        { id: 'glm-9', tools: true },
        { id: 'zai-org/GLM-4.6V-Flash', label: 'Mine' },
      ],
    });
    const known = builtIn('zai').models ?? [];
    const row = (id: string) => known.find(model => model.id === id);
    assert.deepEqual(findModel(zai, 'glm-4.6v'), {
      ...row('glm-4.6v'),
      price: { currency: 'USD', input: 5, cachedInput: 0.05, output: 0.9 },
    });
    const { price: _, ...rest } = row('glm-4.5v') ?? assert.fail();
    assert.deepEqual(findModel(zai, 'glm-4.5v'), { ...rest, contextTokens: 131_072 });
    assert.deepEqual(findModel(zai, 'glm-9'), {
      id: 'glm-9',
      label: 'glm-9',
      input: ['text'],
      output: ['text'],
      tools: true,
      thinking: 'none',
    });
    // A model that is known under another name brings what is known of it.
    assert.equal(findModel(zai, 'zai-org/GLM-4.6V-Flash')?.maxOutputTokens, 32 * 1024);
    assert.deepEqual(
      zai.models?.map(model => model.id),
      [...known.map(model => model.id), 'glm-9', 'zai-org/GLM-4.6V-Flash'],
    );
    assert.deepEqual(builtIn('zai').models, known, 'the built-in table is as it was');
  });

  it('do not keep a cached price of another currency', () => {
    const price = { currency: 'CNY', input: 2, output: 6 };
    const zai = merged({ id: 'zai', models: [{ id: 'glm-4.6v', price }] });
    assert.deepEqual(findModel(zai, 'glm-4.6v')?.price, price);
  });

  it('change capabilities field by field, media by kind and by limit', () => {
    const before = capabilitiesOf(builtIn('zai'));
    const media = { image: { maxBytes: 10_485_760 }, video: null };
    const after = capabilitiesOf(merged({ id: 'zai', capabilities: { media, temperature: [0, 2], mixing: null } }));
    assert.deepEqual(after.media.image, { ...before.media.image, maxBytes: 10_485_760 });
    assert.equal(after.media.video, undefined);
    assert.deepEqual(after.media.file, before.media.file);
    assert.deepEqual(after.temperature, [0, 2]);
    assert.deepEqual(after.sampling, before.sampling);
    assert.deepEqual(after.mixing, [['image', 'video', 'audio', 'file']]);
  });

  it('speak with another dialect’s ways when they change it', () => {
    const zai = merged({ id: 'zai', dialect: 'openrouter' });
    assert.deepEqual(capabilitiesOf(zai), capabilitiesOf(builtIn('openrouter')));
  });

  it('of their own need an address, and speak OpenAI’s dialect unless they say another', () => {
    assert.deepEqual(merged({ id: 'own', baseUrl: 'http://localhost:1/v1/' }), {
      id: 'own',
      label: 'own',
      baseUrl: 'http://localhost:1/v1',
      dialect: 'openai',
    });
    assert.deepEqual(problemsOf({ id: 'own' }), [['missing', 'baseUrl']]);
  });

  it('build on each other: a later entry changes an earlier one', () => {
    const own = merged({ id: 'own', baseUrl: 'http://localhost:1/v1' }, { id: 'own', label: 'Own' });
    assert.equal(own.label, 'Own');
    assert.equal(own.baseUrl, 'http://localhost:1/v1');
    const one = { id: 'zai', models: [{ id: 'glm-4.6v', contextTokens: 1_000 }] };
    const other = { id: 'zai', models: [{ id: 'glm-4.6v', maxOutputTokens: 100 }] };
    const zai = merged(one, other);
    const row = findModel(zai, 'glm-4.6v') ?? assert.fail();
    assert.deepEqual([row.contextTokens, row.maxOutputTokens], [1_000, 100]);
    // And so it stays over what the endpoint itself says.
    const told = { ...row, contextTokens: 131_072, maxOutputTokens: 32_768 };
    assert.deepEqual(withModelEntries(told, zai), row);
  });

  it('are left out whole where something is wrong, and the field is named, not its value', () => {
    const cases: [unknown, string[]][] = [
      [5, ['wrong', '', 'object']],
      [{}, ['missing', 'id']],
      [{ id: 'Own' }, ['wrong', 'id', '/^[a-z0-9][a-z0-9-]*$/']],
      [{ id: 'zai', baseUrl: 'ftp://secret-key@x' }, ['wrong', 'baseUrl', 'http(s)://…']],
      [{ id: 'zai', apiKey: 'secret-key' }, ['unknown', 'apiKey']],
      [
        { id: 'zai', dialect: 'secret-key' },
        [
          'wrong',
          'dialect',
          ['bigmodel', 'tokenhub', 'new-api', 'openrouter']
            .concat(['vllm', 'sglang', 'llama-cpp', 'ollama', 'openai'])
            .join(' | '),
        ],
      ],
      [{ id: 'zai', models: [{ label: 'x' }] }, ['missing', 'models.0.id']],
      [{ id: 'zai', models: [{ id: 'x', price: { input: '5' } }] }, ['wrong', 'models.0.price.input', 'number']],
      [{ id: 'zai', models: [{ id: 'x', price: { input: -1 } }] }, ['wrong', 'models.0.price.input', '≥ 0']],
      [{ id: 'zai', models: [{ id: 'x', price: { input: 1, output: 1 } }] }, ['missing', 'models.0.price.currency']],
      [{ id: 'zai', models: [{ id: 'x', contextTokens: 0 }] }, ['wrong', 'models.0.contextTokens', '> 0']],
      [{ id: 'zai', capabilities: { temprature: [0, 1] } }, ['unknown', 'capabilities.temprature']],
      [{ id: 'zai', capabilities: { media: { smell: null } } }, ['unknown', 'capabilities.media.smell']],
      [
        { id: 'wcode', capabilities: { media: { video: { url: true } } } },
        ['missing', 'capabilities.media.video.data'],
      ],
    ];
    for (const [entry, problem] of cases) {
      assert.deepEqual(problemsOf(entry), [problem]);
      const { endpoints: all, problems } = mergeEndpoints([{ id: 'tokenhub', label: 'T' }, entry]);
      assert.deepEqual(
        all,
        endpoints.map(endpoint => (endpoint.id === 'tokenhub' ? { ...endpoint, label: 'T' } : endpoint)),
      );
      assert.equal(problems[0]?.index, 1);
      assert.doesNotMatch(JSON.stringify(problems), /secret/);
    }
  });
});
