import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectPicture } from '../../../../src/core/attachments/index.ts';
import { type PageRecord, PageStore } from '../../../../src/host/studio/pageStore.ts';
import { drawPng } from '../../simulator/drawPng.ts';

describe('PageStore', () => {
  let folder = '';
  let store: PageStore;
  const picture = inspectPicture(drawPng(40, 30, '#0f766e'), 'a b.png');

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-pages-'));
    store = new PageStore(path.join(folder, 'pages'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const record = (id: string, file: string, html: string): PageRecord => ({
    version: 1,
    id,
    status: 'done',
    html,
    complete: true,
    modelLabel: 'GLM-5V-Turbo',
    picture: { name: picture.name, file },
  });

  it('brings a page and its screenshot back', async () => {
    const { id, file } = await store.create(picture);
    const kept = record(id, file, '<p>你好 & more</p>');
    await store.save(kept);
    const loaded = await new PageStore(path.join(folder, 'pages')).load(id);
    assert.deepEqual(loaded?.record, kept);
    assert.deepEqual(loaded?.picture, picture);
  });

  it('keeps the last of many saves that overlap, and leaves nothing else behind', async () => {
    const { id, file } = await store.create(picture);
    await Promise.all(Array.from({ length: 30 }, (_, index) => store.save(record(id, file, `<p>${index}</p>`))));
    assert.equal((await store.load(id))?.record.html, '<p>29</p>');
    assert.deepEqual((await readdir(store.folderOf(id))).sort(), ['page.json', file].sort());
  });

  it('is readable by nobody else', async () => {
    const { id, file } = await store.create(picture);
    await store.save(record(id, file, '<p></p>'));
    for (const name of ['page.json', file]) {
      assert.equal((await stat(path.join(store.folderOf(id), name))).mode & 0o077, 0, name);
    }
  });

  it('finds nothing where there is nothing, where it is damaged, and where an id is a path', async () => {
    const { id, file } = await store.create(picture);
    assert.equal(await store.load(id), undefined, 'not saved yet');
    await store.save(record(id, file, '<p></p>'));
    assert.equal(await store.load('00000000-0000-4000-8000-000000000000'), undefined);
    assert.equal(await store.load(`x/../${id}`), undefined);
    await writeFile(path.join(store.folderOf(id), file), 'no picture any more');
    assert.equal(await store.load(id), undefined);
    await writeFile(path.join(store.folderOf(id), 'page.json'), '{"version":1');
    assert.equal(await store.load(id), undefined);
  });

  it('removes a page with all that belongs to it, also while it is being saved', async () => {
    const { id, file } = await store.create(picture);
    const saving = store.save(record(id, file, '<p></p>'));
    await store.remove(id);
    await saving;
    assert.deepEqual(await readdir(path.join(folder, 'pages')), []);
  });

  it('lists what is kept, the one that was changed last first, without what cannot be read', async () => {
    assert.deepEqual(await store.list(), []);
    const made = [await store.create(picture), await store.create(picture), await store.create(picture)];
    for (const [index, { id, file }] of made.entries()) {
      await store.save(record(id, file, `<p>${index}</p>`));
      await utimes(path.join(store.folderOf(id), 'page.json'), 1000 + index, 1000 + index);
    }
    await writeFile(path.join(store.folderOf(made[1]?.id ?? ''), 'page.json'), '{');
    await store.createEmpty();
    assert.deepEqual(
      (await store.list()).map(({ record, changedAtMs }) => [record.html, changedAtMs]),
      [
        ['<p>2</p>', 1_002_000],
        ['<p>0</p>', 1_000_000],
      ],
    );
  });

  it('puts a page aside and brings it back; the next window removes what was left aside', async () => {
    const { id, file } = await store.create(picture);
    await store.save(record(id, file, '<p></p>'));
    await store.putAside(id, true);
    assert.deepEqual(await store.list(), []);
    assert.equal(await store.load(id), undefined);
    await store.putAside(id, false);
    assert.equal((await store.list()).length, 1);
    await store.putAside(id, true);
    await store.tidy();
    assert.deepEqual(await readdir(path.join(folder, 'pages')), []);
  });

  it('tidies away what nobody has touched for a month, and only that', async () => {
    const [old, fresh] = [await store.create(picture), await store.create(picture)];
    for (const { id, file } of [old, fresh]) await store.save(record(id, file, '<p></p>'));
    const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    await utimes(path.join(store.folderOf(old.id), 'page.json'), longAgo, longAgo);
    await store.tidy();
    assert.deepEqual(await readdir(path.join(folder, 'pages')), [fresh.id]);
    await new PageStore(path.join(folder, 'never made')).tidy();
  });
});
