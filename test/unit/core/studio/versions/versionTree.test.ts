import assert from 'node:assert/strict';
import { readVersions } from '../../../../../src/core/studio/versions/readVersions.ts';
import type { VersionRecord } from '../../../../../src/core/studio/versions/versionRecords.ts';
import { VersionTree } from '../../../../../src/core/studio/versions/versionTree.ts';

const hashOf = (page: string): string => page.padEnd(64, '0');
let clock = 0;
const version = (id: string, parentId: string | null, page = id, aside = false): VersionRecord => ({
  record: 'version',
  id,
  parentId,
  atMs: ++clock,
  hash: hashOf(page),
  bytes: 10,
  change: { kind: 'hand' },
  ...(aside ? { aside } : {}),
});
const current = (versionId: string): VersionRecord => ({ record: 'current', versionId });
const deleted = (versionId: string, isDeleted = true): VersionRecord => ({
  record: 'deleted',
  versionId,
  deleted: isDeleted,
});
const treeOf = (...records: VersionRecord[]): VersionTree => {
  const tree = new VersionTree();
  for (const record of records) assert.equal(tree.apply(record), true, JSON.stringify(record));
  return tree;
};
const ids = (versions: Iterable<{ id: string }>): string => [...versions].map(({ id }) => id).join('');

describe('VersionTree', () => {
  it('grows from what is current, and branches where one went back', () => {
    const tree = treeOf(version('a', null), version('b', 'a'), current('a'), version('c', 'a'), version('d', 'c'));
    assert.equal(tree.current?.id, 'd');
    assert.equal(ids(tree.versions), 'abcd');
    const [, b, , d] = tree.versions;
    assert.ok(b && d);
    assert.equal(ids(tree.pathTo(d)), 'acd');
    assert.equal(ids(tree.siblingsOf(b)), 'bc');
  });

  it('goes back along the way it came and forward along the same way', () => {
    const tree = treeOf(version('a', null), version('b', 'a'), version('x', 'b'), current('b'), version('c', 'b'));
    const walked: string[] = [];
    for (const step of ['previous', 'previous', 'previous', 'next', 'next', 'next'] as const) {
      const to = tree[step];
      if (to) tree.apply(current(to.id));
      walked.push(to?.id ?? '-');
    }
    assert.deepEqual(walked, ['b', 'a', '-', 'b', 'c', '-']);
    tree.apply(current('x'));
    tree.apply(current('a'));
    assert.equal(tree.next?.id, 'b');
    tree.apply(current('b'));
    assert.equal(tree.next?.id, 'x', 'the branch that was looked at last');
  });

  it('goes from a page that was written as a whole to the one written before, where that was left', () => {
    const tree = treeOf(version('a', null), version('b', 'a'), version('m', null), version('n', 'm'), current('m'));
    assert.equal(tree.previous?.id, 'b');
    tree.apply(current('b'));
    assert.equal(tree.next?.id, 'm');
  });

  it('has no previous and no next where there is nothing', () => {
    const tree = new VersionTree();
    assert.deepEqual([tree.current, tree.previous, tree.next, tree.withHash(hashOf('a'))], Array(4).fill(undefined));
  });

  it('keeps a version that was made aside out of the way, except the first', () => {
    const tree = treeOf(version('a', null), version('b', null, 'b', true));
    assert.equal(tree.current?.id, 'a');
    assert.equal(treeOf(version('z', null, 'z', true)).current?.id, 'z');
  });

  it('closes over what is deleted and opens again', () => {
    const tree = treeOf(version('a', null), version('b', 'a'), version('c', 'b'), deleted('b'));
    const c = tree.find('c');
    assert.ok(c);
    assert.equal(ids(tree.pathTo(c)), 'ac');
    assert.equal(tree.previous?.id, 'a');
    tree.apply(deleted('b', false));
    assert.equal(ids(tree.pathTo(c)), 'abc');
    tree.apply(deleted('b'));
    tree.apply(current('b'));
    assert.equal(tree.isDeleted('b'), false, 'who goes back to one wants it');
  });

  it('finds the version that a page is: the nearest of several', () => {
    const tree = treeOf(
      version('a', null, 'p'),
      version('b', 'a', 'q'),
      version('c', 'b', 'p'),
      version('d', 'c', 'r'),
      version('e', 'a', 'p'),
      current('d'),
    );
    assert.equal(tree.withHash(hashOf('p'))?.id, 'c', 'on the way here');
    tree.apply(current('b'));
    assert.equal(tree.withHash(hashOf('p'))?.id, 'a');
    tree.apply(deleted('a'));
    assert.equal(tree.withHash(hashOf('p'))?.id, 'c', 'what was made from it');
    assert.equal(tree.withHash(hashOf('nothing')), undefined);
  });

  it('knows score and picture by the page, also before its version', () => {
    const score = { total: 0.87, layout: 0.9, colour: 0.8, ink: 0.7 };
    const tree = treeOf(
      { record: 'scored', hash: hashOf('p'), score },
      version('a', null, 'p'),
      version('b', 'a', 'p'),
      { record: 'pictured', hash: hashOf('p') },
    );
    for (const one of tree.versions) {
      assert.deepEqual(tree.scoreOf(one), score);
      assert.equal(tree.isPictured(one), true);
    }
  });

  it('takes a name, and gives it back', () => {
    const tree = treeOf(version('a', null), { record: 'renamed', versionId: 'a', name: 'First' });
    assert.equal(tree.nameOf('a'), 'First');
    tree.apply({ record: 'renamed', versionId: 'a', name: '' });
    assert.equal(tree.nameOf('a'), undefined);
  });

  it('refuses what does not fit: unknown parents, versions that are here, marks on nothing', () => {
    const tree = treeOf(version('a', null));
    for (const record of [version('a', null), version('b', 'x'), current('x'), deleted('x')]) {
      assert.equal(tree.apply(record), false, JSON.stringify(record));
    }
    assert.equal(ids(tree.versions), 'a');
  });
});

describe('readVersions', () => {
  const header = { record: 'versions', version: 1, pageId: 'p' };
  const file = [header, version('a', null), version('b', 'a'), current('a')].map(record => JSON.stringify(record));

  it('replays a file, however often its lines stand in it', () => {
    const read = readVersions([...file, ...file, ''].join('\n'));
    assert.ok(read !== 'newer');
    assert.equal(ids(read.tree.versions), 'ab');
    assert.equal(read.tree.current?.id, 'a');
  });

  it('reads all that is whole, wherever the file was cut', () => {
    const content = `${file.join('\n')}\n`;
    for (let length = 0; length <= content.length; length++) {
      const read = readVersions(content.slice(0, length));
      assert.ok(read !== 'newer');
      const whole = content.slice(0, length).split('\n').length - 1;
      assert.ok(ids(read.tree.versions).length >= Math.min(2, Math.max(0, whole - 1)), `${length}`);
      assert.ok(read.problems.length <= 1);
    }
  });

  it('goes on behind a damaged line, and says which one it was without saying what stood there', () => {
    const read = readVersions([file[0], '{"record":"version","id":"secret', file[1]].join('\n'));
    assert.ok(read !== 'newer');
    assert.equal(ids(read.tree.versions), 'a');
    assert.deepEqual(read.problems, ['line 2 cannot be read']);
  });

  it('leaves a newer file alone', () => {
    assert.equal(readVersions([...file, JSON.stringify({ ...header, version: 2 })].join('\n')), 'newer');
  });
});
