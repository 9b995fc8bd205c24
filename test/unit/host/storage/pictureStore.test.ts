import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { inspectPicture, type Picture } from '../../../../src/core/attachments/index.ts';
import { PictureStore } from '../../../../src/host/storage/index.ts';

function picture(name: string, shade: number): Picture {
  const data = encode({ width: 6, height: 4, channels: 3, data: new Uint8Array(6 * 4 * 3).fill(shade) });
  return inspectPicture(data, name);
}

describe('PictureStore', () => {
  let root: string;
  let store: PictureStore;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'glm-pictures-'));
    store = new PictureStore(join(root, 'pictures'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('stores the bytes under their hash and describes them', async () => {
    const red = picture('red.png', 10);
    const attachment = await store.add(red);
    const hash = createHash('sha256').update(red.data).digest('hex');
    assert.deepEqual(attachment, {
      id: hash,
      kind: 'image',
      hash,
      name: 'red.png',
      mediaType: 'image/png',
      width: 6,
      height: 4,
      bytes: red.data.byteLength,
    });
    assert.deepEqual(new Uint8Array(await readFile(join(root, 'pictures', `${hash}.png`))), red.data);
    const read = await store.read(attachment);
    assert.ok(read && Buffer.from(read).equals(red.data));
  });

  it('stores the same bytes once, also when asked at the same time', async () => {
    const [a, b] = await Promise.all([store.add(picture('a.png', 1)), store.add(picture('b.png', 1))]);
    await store.add(picture('c.png', 2));
    assert.equal(a.hash, b.hash);
    assert.deepEqual([a.name, b.name], ['a.png', 'b.png']);
    assert.equal((await readdir(store.directory)).length, 2);
  });

  it('mends a file that was cut short', async () => {
    const first = await store.add(picture('a.png', 1));
    await writeFile(store.pathOf(first), 'cut');
    await store.add(picture('a.png', 1));
    assert.equal((await store.read(first))?.length, first.bytes);
  });

  it('finds a picture by its hash alone', async () => {
    const first = await store.add(picture('a.png', 1));
    const found = await store.find(first.hash);
    assert.deepEqual({ ...found, name: 'a.png' }, first);
    assert.equal(found?.name, `${first.hash.slice(0, 8)}.png`);
    assert.equal(await store.find('0'.repeat(64)), undefined);
    assert.equal(await store.find('../../secret'), undefined);
  });

  it('says when a picture is gone, and takes no name for a hash', async () => {
    const first = await store.add(picture('a.png', 1));
    await rm(store.pathOf(first));
    assert.equal(await store.read(first), undefined);
    assert.throws(() => store.pathOf({ ...first, hash: '../../secret' }));
  });

  it('tells when it cannot write and leaves nothing half-written', async () => {
    await writeFile(store.directory, 'a file where the folder should be');
    await assert.rejects(store.add(picture('a.png', 1)));
    assert.deepEqual(await readdir(root), ['pictures']);
  });
});
