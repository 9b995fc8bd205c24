import assert from 'node:assert/strict';
import type { VersionsView, VersionView } from '../../../../../src/protocol/index.ts';
import { scoreStep } from '../../../../../src/webview/studio/versions/versionFacts.ts';
import { neighbourOf, withView } from '../../../../../src/webview/studio/versions/versionsModel.ts';

const version = (id: string, more: Partial<VersionView> = {}): VersionView => ({
  id,
  parentId: null,
  atMs: 0,
  title: id,
  what: id,
  bytes: 1,
  ...more,
});
const view = (ids: string, currentId?: string): VersionsView => ({
  versions: [...ids].map(id => version(id)),
  canTryModel: true,
  ...(currentId === undefined ? {} : { currentId }),
});

describe('withView', () => {
  it('begins at the current version, or at the newest', () => {
    assert.equal(withView(undefined, view('cba', 'b')).activeId, 'b');
    assert.equal(withView(undefined, view('cba')).activeId, 'c');
    assert.equal(withView(undefined, view('')).activeId, undefined);
  });

  it('keeps what the user is at for as long as it is there', () => {
    const at = { ...withView(undefined, view('cba', 'c')), activeId: 'a', renamingId: 'a', deleted: ['x'] };
    const beside = { ...at, beside: { id: 'a', html: '<p>' } };
    const next = withView(beside, view('dcba', 'd'));
    assert.deepEqual([next.activeId, next.renamingId, next.deleted, next.beside?.id], ['a', 'a', ['x'], 'a']);
    const gone = withView(beside, view('dcb', 'd'));
    assert.deepEqual([gone.activeId, gone.renamingId, gone.deleted, gone.beside], ['d', undefined, ['x'], undefined]);
  });
});

describe('neighbourOf', () => {
  it('is the next older one, else the next newer, else none', () => {
    const model = withView(undefined, view('cba'));
    assert.deepEqual(
      ['c', 'b', 'a'].map(id => neighbourOf(model, id)),
      ['b', 'a', 'b'],
    );
    assert.equal(neighbourOf(withView(undefined, view('a')), 'a'), undefined);
  });
});

describe('scoreStep', () => {
  it('counts in the points that are shown, and knows no step where a score is not known', () => {
    assert.equal(scoreStep(version('a', { score: 0.874, scoreBefore: 0.866 })), 0);
    assert.equal(scoreStep(version('a', { score: 0.91, scoreBefore: 0.87 })), 4);
    assert.equal(scoreStep(version('a', { score: 0.5, scoreBefore: 0.87 })), -37);
    assert.equal(scoreStep(version('a', { score: 0.5 })), 0);
    assert.equal(scoreStep(version('a', { scoreBefore: 0.5 })), 0);
  });
});
