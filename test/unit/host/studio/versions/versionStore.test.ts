import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { VersionRecord } from '../../../../../src/core/studio/versions/versionRecords.ts';
import { VersionTree } from '../../../../../src/core/studio/versions/versionTree.ts';
import { hashOfPage, VersionStore } from '../../../../../src/host/studio/versions/versionStore.ts';

describe('VersionStore', () => {
  let folder = '';
  const open = (): VersionStore => new VersionStore(folder, 'page');

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-versions-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const version = (id: string, parentId: string | null, html: string): VersionRecord => ({
    record: 'version',
    id,
    parentId,
    atMs: 1,
    hash: hashOfPage(html),
    bytes: html.length,
    change: { kind: 'told', wish: '标题更大', modelLabel: 'GLM', cost: { kind: 'unknown' } },
  });
  const load = async (): Promise<VersionTree> => {
    const tree = await open().load();
    assert.ok(tree instanceof VersionTree);
    return tree;
  };

  it('brings a history back, with its pages', async () => {
    const store = open();
    assert.deepEqual((await load()).versions, []);
    await store.keepPage(hashOfPage('<p>一</p>'), '<p>一</p>');
    await store.append(version('a', null, '<p>一</p>'));
    await store.append(version('b', 'a', '<p>二</p>'));
    const tree = await load();
    assert.deepEqual(
      tree.versions.map(({ id, change }) => [id, change.kind === 'told' && change.wish]),
      [
        ['a', '标题更大'],
        ['b', '标题更大'],
      ],
    );
    assert.equal(await open().page(tree.versions[0]?.hash ?? ''), '<p>一</p>');
    assert.equal(await open().page(hashOfPage('<p>二</p>')), undefined, 'gone');
    // One header, also when another window goes on.
    await open().load();
    const lines = (await readFile(path.join(folder, 'versions.jsonl'), 'utf8')).trim().split('\n');
    assert.equal(lines.filter(line => line.includes('"versions"')).length, 1);
    for (const name of ['versions.jsonl', `pages/${hashOfPage('<p>一</p>')}.html`]) {
      assert.equal((await stat(path.join(folder, name))).mode & 0o077, 0, name);
    }
  });

  it('goes on behind a line that a dying window cut', async () => {
    await open().append(version('a', null, 'a'));
    await appendFile(path.join(folder, 'versions.jsonl'), '{"record":"version","id":"b","par');
    const store = open();
    await store.load();
    await store.append(version('c', 'a', 'c'));
    const tree = await load();
    assert.deepEqual(
      tree.versions.map(({ id }) => id),
      ['a', 'c'],
    );
  });

  it('leaves what a newer extension wrote alone', async () => {
    const file = path.join(folder, 'versions.jsonl');
    await writeFile(file, '{"record":"versions","version":99,"pageId":"page"}\n');
    assert.equal(await open().load(), 'newer');
  });

  it('keeps a page once, however its lines end', async () => {
    const store = open();
    assert.equal(hashOfPage('<p>\r\n</p>\r\n'), hashOfPage('<p>\n</p>'));
    assert.notEqual(hashOfPage('<p>\n</p>'), hashOfPage('<p></p>'));
    await Promise.all([1, 2, 3].map(() => store.keepPage(hashOfPage('<p>'), '<p>')));
    assert.deepEqual(await readdir(path.join(folder, 'pages')), [`${hashOfPage('<p>')}.html`]);
  });

  it('clears up what no version needs, and nothing else', async () => {
    const store = open();
    for (const html of ['one', 'two']) {
      await store.keepPage(hashOfPage(html), html);
      await store.keepPicture(hashOfPage(html), new Uint8Array([1]));
    }
    await store.append(version('a', null, 'one'));
    await store.append(version('b', 'a', 'two'));
    await store.append({ record: 'deleted', versionId: 'b', deleted: true });
    await store.clearUp(await load());
    assert.equal(await store.page(hashOfPage('one')), 'one');
    assert.equal(await store.page(hashOfPage('two')), undefined);
    assert.deepEqual(await readdir(path.join(folder, 'thumbnails')), [`${hashOfPage('one')}.png`]);
  });

  it('never takes a path for a hash', async () => {
    await assert.rejects(open().page('../page'));
    await assert.rejects(open().keepPage('', 'x'));
  });
});
