import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AssetsRecord, AssetStore } from '../../../../../src/host/studio/assets/assetStore.ts';

const record: AssetsRecord = {
  version: 1,
  assets: [{ name: 'a', kind: 'logo', alt: 'ACME', box: { left: 0, top: 0, right: 0.5, bottom: 1 }, place: null }],
  modelLabel: 'GLM',
  costs: [{ kind: 'plan' }],
};

describe('AssetStore', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-assets-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives back what was saved last, and leaves nothing else behind', async () => {
    const store = new AssetStore(folder);
    await Promise.all([store.save(record), store.save({ ...record, before: '<p>', after: '<img>' })]);
    assert.deepEqual(await new AssetStore(folder).load(), { ...record, before: '<p>', after: '<img>' });
    assert.deepEqual(await readdir(folder), ['pictures.json']);
  });

  it('has nothing where there is no file, or a damaged one', async () => {
    assert.equal(await new AssetStore(folder).load(), undefined);
    await writeFile(path.join(folder, 'pictures.json'), '{"version":1,"assets":[{}]');
    assert.equal(await new AssetStore(folder).load(), undefined);
  });
});
