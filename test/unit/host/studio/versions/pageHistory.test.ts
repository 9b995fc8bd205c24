import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PageChange } from '../../../../../src/core/studio/versions/pageChange.ts';
import { PageHistory, type PageThen } from '../../../../../src/host/studio/versions/pageHistory.ts';
import { VersionStore } from '../../../../../src/host/studio/versions/versionStore.ts';

const written: PageChange = { kind: 'written', modelLabel: 'GLM-5V' };
const hand: PageChange = { kind: 'hand' };
const told = (wish: string): PageChange => ({ kind: 'told', wish, modelLabel: 'GLM-5V' });

describe('PageHistory', () => {
  let folder = '';
  const opened: PageHistory[] = [];
  const failures: unknown[] = [];
  /** Nothing settles by itself unless a test says so. */
  const open = (then: Partial<PageThen> = {}, times = { matchAfterMs: 60_000, settleAfterMs: 60_000 }): PageHistory => {
    const history = new PageHistory(
      new VersionStore(folder, 'page'),
      { html: '', status: 'done', origin: written, ...then },
      { changed: () => changed(), failed: error => failures.push(error), ...times },
    );
    opened.push(history);
    return history;
  };
  let changed: () => void = () => undefined;
  const kinds = ({ tree }: PageHistory): string => tree.versions.map(({ change }) => change.kind).join(' ');

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-history-'));
  });
  afterEach(async () => {
    changed = () => undefined;
    for (const history of opened.splice(0)) history.dispose();
    assert.deepEqual(failures.splice(0), []);
    await rm(folder, { recursive: true, force: true });
  });

  it('makes a version of every turn, and finds all of them again', async () => {
    const history = open();
    history.turned('<p>1</p>', written, 'done');
    history.turned('<p>2</p>', told('bigger'), 'done');
    await history.flush();
    const again = open({ html: '<p>2</p>\n' });
    await again.flush();
    assert.equal(kinds(again), 'written told');
    const [first, second] = again.tree.versions;
    assert.equal(second?.parentId, first?.id);
    assert.equal(again.tree.current, second);
    assert.equal(await again.pageOf(first?.id ?? ''), '<p>1</p>');
  });

  it('makes one version of what is typed without a pause, and one before anything else is done', async () => {
    const history = open();
    history.turned('<p></p>', written, 'done');
    for (const html of ['<p>a</p>', '<p>ab</p>', '<p>abc</p>']) history.turned(html, hand, 'done');
    history.turned('<h1>abc</h1>', told('a heading'), 'done');
    await history.flush();
    assert.equal(kinds(history), 'written hand told');
    assert.equal(await history.pageOf(history.tree.versions[1]?.id ?? ''), '<p>abc</p>');
  });

  it('makes a version of what was typed once there is a pause', async () => {
    const history = open({}, { matchAfterMs: 1, settleAfterMs: 2 });
    history.turned('<p></p>', written, 'done');
    await history.flush();
    const recorded = new Promise<void>(resolve => {
      changed = resolve;
    });
    history.turned('<p>a</p>', hand, 'done');
    await recorded;
    assert.equal(kinds(history), 'written hand');
  });

  it('goes back where undo brought an earlier page back, and branches from there', async () => {
    const history = open();
    history.turned('<p>1</p>', written, 'done');
    history.turned('<p>2</p>', told('two'), 'done');
    history.turned('<p>1</p>\n', hand, 'done');
    await history.flush();
    assert.equal(kinds(history), 'written told');
    assert.equal(history.tree.current?.change.kind, 'written');
    history.turned('<p>3</p>', told('three'), 'done');
    await history.flush();
    const [first, second, third] = history.tree.versions;
    assert.equal(third?.parentId, first?.id);
    assert.equal(second?.parentId, first?.id);
  });

  it('goes back without a copy when it is told to', async () => {
    const history = open();
    history.turned('<p>1</p>', written, 'done');
    history.turned('<p>2</p>', told('two'), 'done');
    await history.flush();
    const first = history.tree.versions[0]?.id ?? '';
    history.turned('<p>1</p>', { kind: 'returned', versionId: first }, 'done');
    await history.flush();
    assert.equal(history.tree.current?.id, first);
    assert.equal(history.tree.versions.length, 2);
    const again = open({ html: '<p>1</p>' });
    await again.flush();
    assert.equal(again.tree.current?.id, first);
  });

  it('begins a tree of its own with a page that is written as a whole, and keeps one that is made aside out of the way', async () => {
    const history = open();
    history.turned('<p>1</p>', written, 'stopped');
    history.turned('<p>2</p>', { kind: 'written', modelLabel: 'Other' }, 'done');
    const aside = await history.addAside('<p>3</p>', { kind: 'written', modelLabel: 'Third' }, 'done');
    assert.deepEqual(
      history.tree.versions.map(({ parentId }) => parentId),
      [null, null, null],
    );
    assert.notEqual(history.tree.current?.id, aside);
    assert.deepEqual(history.stateOf(history.tree.versions[0]?.id ?? ''), { status: 'stopped', modelLabel: 'GLM-5V' });
    assert.deepEqual(history.stateOf(aside ?? ''), { status: 'done', modelLabel: 'Third' });
  });

  it('makes no version of the same page', async () => {
    const history = open();
    history.turned('<p>1</p>', written, 'done');
    history.turned('<p>1</p>\r\n', hand, 'done');
    history.turned('<p>1</p>', told('nothing'), 'done');
    await history.flush();
    assert.equal(kinds(history), 'written');
  });

  it('takes a page in that has no history, and what was typed before the window went', async () => {
    const first = open({ html: '<p>old</p>', origin: { kind: 'opened', name: 'old' } });
    await first.flush();
    assert.equal(kinds(first), 'opened');
    const second = open({ html: '<p>older</p>' });
    await second.flush();
    assert.equal(kinds(second), 'opened hand');
    const third = open({ html: '<p>half a', status: 'stopped' });
    await third.flush();
    assert.equal(kinds(third), 'opened hand written', 'the window went while it was written anew');
  });

  it('keeps scores, names and deletion, and the current version from being deleted', async () => {
    const history = open();
    history.turned('<p>1</p>', written, 'done');
    history.turned('<p>2</p>', told('two'), 'done');
    await history.flush();
    const [first, second] = history.tree.versions;
    history.scored('<p>2</p>\n', { total: 0.9, layout: 1, colour: 0.8, ink: 0.9 });
    await history.rename(first?.id ?? '', ' Draft ');
    await history.delete(first?.id ?? '', true);
    await history.delete(second?.id ?? '', true);
    await history.pictured(second?.hash ?? '', new Uint8Array([1, 2]));
    const again = open({ html: '<p>2</p>' });
    await again.flush();
    assert.deepEqual(
      again.tree.versions.map(({ id }) => id),
      [second?.id],
    );
    const kept = again.tree.versions[0];
    assert.ok(kept);
    assert.equal(again.tree.scoreOf(kept)?.total, 0.9);
    assert.ok(again.picturePath(kept)?.startsWith(folder));
    assert.equal(again.tree.nameOf(first?.id ?? ''), 'Draft');
    assert.equal(await again.pageOf(first?.id ?? ''), undefined, 'what was deleted is cleared up by the next window');
  });

  it('leaves what a newer extension wrote alone, and says so', async () => {
    const file = path.join(folder, 'versions.jsonl');
    await writeFile(file, '{"record":"versions","version":99,"pageId":"page"}\n');
    const history = open({ html: '<p>1</p>' });
    history.turned('<p>2</p>', told('two'), 'done');
    assert.equal(await history.addAside('<p>3</p>', written, 'done'), undefined);
    await history.flush();
    assert.equal(history.problem, 'newer');
    assert.deepEqual(await readdir(folder), ['versions.jsonl']);
  });

  it('goes on without the disk, loses nothing as long as the window is there, and says that it failed', async () => {
    // Root may write anywhere.
    if (process.getuid?.() === 0) await writeFile(path.join(folder, 'pages'), 'in the way');
    else await chmod(folder, 0o500);
    const history = open();
    history.turned('<p>1</p>', written, 'done');
    history.turned('<p>2</p>', told('two'), 'done');
    await history.flush();
    assert.equal(kinds(history), 'written told');
    assert.equal(await history.pageOf(history.tree.versions[0]?.id ?? ''), '<p>1</p>');
    assert.ok(failures.splice(0).length > 0);
    await chmod(folder, 0o700);
  });
});
