import assert from 'node:assert/strict';
import { endpoints } from '../../../src/provider/index.ts';
import type { SimulatedModel } from '../../simulator/dialects/dialect.ts';
import { dialects } from '../../simulator/dialects/index.ts';
import { simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';

/** The provider's endpoint that each dialect plays. */
const played: Readonly<Record<string, string>> = {
  bigmodel: 'bigmodel',
  'bigmodel-coding': 'bigmodelCoding',
  zai: 'zai',
  'zai-coding': 'zaiCoding',
  tokenhub: 'tokenhub',
  toiotech: 'toiotech',
  wcode: 'wcode',
  openrouter: 'openrouter',
};
const order = ['image', 'video', 'audio', 'file'] as const;

describe('simulator: dialects', () => {
  it('serves every model that the extension offers, with the same senses and the same kind of thinking', () => {
    for (const endpoint of endpoints) {
      const dialect = dialects.find(candidate => candidate.id === played[endpoint.id]);
      if (!dialect) continue;
      for (const model of endpoint.models ?? []) {
        const simulated: SimulatedModel | undefined = dialect.models.find(entry => entry.id === model.id);
        assert.ok(simulated, `${endpoint.id}: ${model.id}`);
        assert.deepEqual(
          {
            senses: order.filter(kind => simulated.senses.includes(kind)),
            thinking: simulated.thinking,
            speaks: simulated.speaks !== undefined,
          },
          {
            senses: order.filter(kind => model.input.includes(kind)),
            thinking: model.thinking,
            speaks: model.output.includes('audio'),
          },
          `${endpoint.id}: ${model.id}`,
        );
      }
    }
    assert.equal(Object.keys(played).filter(id => endpoints.some(endpoint => endpoint.id === id)).length, 8);
  });

  it('gives every dialect its own base URL, the longest prefix first', async () => {
    const simulator = await startSimulator({ chunkDelayMs: 0, keyless: true });
    try {
      for (const [id, url] of Object.entries(simulatorBaseUrls(simulator.url))) {
        assert.equal((await fetch(`${url}/models`)).status, 200, id);
        assert.equal(simulator.requests.at(-1)?.dialect, id);
      }
      assert.equal((await fetch(`${simulator.url}/bigmodel/api/paas/v4/models`)).status, 200, 'the real path');
      assert.equal((await fetch(`${simulator.url}/nowhere/models`)).status, 404);
    } finally {
      await simulator.close();
    }
  });

  it('asks nobody for a key when it is keyless, but still refuses a wrong one', async () => {
    const simulator = await startSimulator({ chunkDelayMs: 0, keyless: true });
    try {
      const { bigmodel } = simulatorBaseUrls(simulator.url);
      const ask = (headers: Record<string, string>) =>
        fetch(`${bigmodel}/chat/completions`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ model: 'glm-4.6', messages: [{ role: 'user', content: 'hi' }] }),
        });
      assert.equal((await ask({})).status, 200);
      assert.equal((await ask({ authorization: 'Bearer bad-one' })).status, 401);
    } finally {
      await simulator.close();
    }
  });
});
