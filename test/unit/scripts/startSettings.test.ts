import assert from 'node:assert/strict';
import { chooseEndpoint } from '../../../scripts/start/chooseEndpoint.ts';
import { startSettings } from '../../../scripts/start/startSettings.ts';

const simulator = (simulatorUrl: string) => ({
  id: 'simulator',
  simulatorUrl,
  description: '',
  close: async () => {},
});
const withKey = { id: 'zai', simulatorUrl: undefined, description: '', close: async () => {} };
const addresses = (settings: Record<string, unknown>) =>
  (settings['glm.endpoint.custom'] as { id: string; baseUrl: string }[]).map(({ id, baseUrl }) => `${id} ${baseUrl}`);

describe('startSettings', () => {
  it('points a first window at the simulator', () => {
    const settings = startSettings({}, simulator('http://127.0.0.1:1'));
    assert.equal(settings['glm.endpoint.active'], 'simulator');
    assert.deepEqual(addresses(settings), ['simulator http://127.0.0.1:1/bigmodel']);
  });

  it('keeps what the person set, and gives the simulator its new address', () => {
    const first = startSettings({}, simulator('http://127.0.0.1:1'));
    const own = { id: 'mine', baseUrl: 'https://glm.example/v1' };
    const changed = {
      ...first,
      'editor.fontSize': 20,
      'glm.endpoint.custom': [...(first['glm.endpoint.custom'] as object[]), own],
    };
    const second = startSettings(changed, simulator('http://127.0.0.1:2'));
    assert.equal(second['editor.fontSize'], 20);
    assert.deepEqual(addresses(second), ['mine https://glm.example/v1', 'simulator http://127.0.0.1:2/bigmodel']);
  });

  it('keeps an endpoint that the person chose', () => {
    const settings = startSettings({ 'glm.endpoint.active': 'mine' }, simulator('http://127.0.0.1:1'));
    assert.equal(settings['glm.endpoint.active'], 'mine');
  });

  it('drops the simulator when a key is there', () => {
    const settings = startSettings(startSettings({}, simulator('http://127.0.0.1:1')), withKey);
    assert.equal(settings['glm.endpoint.active'], 'zai');
    assert.deepEqual(addresses(settings), []);
  });

  it('does without settings that cannot be understood', () => {
    const settings = startSettings({ 'glm.endpoint.custom': 'nonsense' }, simulator('http://127.0.0.1:1'));
    assert.deepEqual(addresses(settings), ['simulator http://127.0.0.1:1/bigmodel']);
  });
});

describe('chooseEndpoint', () => {
  it('is the endpoint whose key is in the environment, and its description does not tell the key', async () => {
    const endpoint = await chooseEndpoint({ ZAI_API_KEY: 'sk-secret' });
    assert.deepEqual([endpoint.id, endpoint.simulatorUrl], ['zai', undefined]);
    assert.doesNotMatch(endpoint.description, /sk-secret/);
  });

  it('is a simulator otherwise, that answers without a key', async () => {
    const endpoint = await chooseEndpoint({ ZAI_API_KEY: ' ' });
    try {
      assert.equal(endpoint.id, 'simulator');
      const response = await fetch(`${endpoint.simulatorUrl}/bigmodel/models`);
      assert.notEqual(response.status, 401);
    } finally {
      await endpoint.close();
    }
  });
});
