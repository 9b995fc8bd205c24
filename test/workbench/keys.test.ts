import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ApiKeys } from '../../src/host/apiKeys.ts';
import { type Endpoint, endpoints } from '../../src/provider/index.ts';

/** What `ExtensionContext.secrets` is, without its store. */
class Secrets implements vscode.SecretStorage {
  readonly values = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  readonly onDidChange = this.#changed.event;

  async keys(): Promise<string[]> {
    return [...this.values.keys()];
  }
  async get(key: string): Promise<string | undefined> {
    return this.values.get(key);
  }
  async store(key: string, value: string): Promise<void> {
    this.values.set(key, value);
    this.#changed.fire({ key });
  }
  async delete(key: string): Promise<void> {
    this.values.delete(key);
    this.#changed.fire({ key });
  }
}

const own: Endpoint = { id: 'own', label: 'Own', baseUrl: 'https://first.example/v1', dialect: 'openai' };
const builtIn = (id: string): Endpoint => {
  const found = endpoints.find(endpoint => endpoint.id === id);
  assert.ok(found, id);
  return found;
};

describe('API keys', () => {
  let secrets: Secrets;
  let keys: ApiKeys;
  beforeEach(() => {
    secrets = new Secrets();
    keys = new ApiKeys(secrets, { ZHIPUAI_API_KEY: ' from-the-environment ', OTHER: 'x' });
  });
  afterEach(() => keys.dispose());

  it('belong to one endpoint', async () => {
    await keys.set(own, 'own-key');
    assert.deepEqual(await keys.get(own), { key: 'own-key', from: 'storage' });
    assert.equal(await keys.get({ ...own, id: 'another' }), undefined);
    assert.deepEqual(await keys.storedFor(), ['own']);
  });

  it('do not follow an endpoint that moves to another origin', async () => {
    await keys.set(own, 'own-key');
    for (const baseUrl of ['https://second.example/v1', 'http://first.example/v1', 'https://first.example:444/v1']) {
      const moved = { ...own, baseUrl };
      assert.equal(await keys.get(moved), undefined, baseUrl);
      assert.equal(await keys.movedAway(moved), true, baseUrl);
    }
    assert.equal((await keys.get({ ...own, baseUrl: 'https://first.example/v2/other' }))?.key, 'own-key');
  });

  it('come from the environment for the built-in address only, and what is stored comes first', async () => {
    const bigmodel = builtIn('bigmodel');
    assert.deepEqual(await keys.get(bigmodel), { key: 'from-the-environment', from: 'environment' });
    assert.equal(await keys.get({ ...bigmodel, baseUrl: 'https://elsewhere.example/v4' }), undefined);
    assert.equal(await keys.get(builtIn('zai')), undefined);
    await keys.set(bigmodel, 'stored');
    assert.deepEqual(await keys.get(bigmodel), { key: 'stored', from: 'storage' });
  });

  it('are told to change, and are gone when they are removed', async () => {
    let changes = 0;
    const subscription = keys.onDidChange(() => changes++);
    await keys.set(own, 'own-key');
    await keys.remove(own);
    assert.equal(changes, 2);
    assert.equal(await keys.get(own), undefined);
    assert.deepEqual(await keys.storedFor(), []);
    assert.equal(secrets.values.size, 0);
    subscription.dispose();
  });

  it('survive what others left in their place', async () => {
    await secrets.store('glm.apiKey.own', 'no JSON');
    assert.equal(await keys.get(own), undefined);
    await keys.set(own, 'own-key');
    assert.equal((await keys.get(own))?.key, 'own-key');
  });
});
