import assert from 'node:assert/strict';
import { versionLanes } from '../../../../../src/core/studio/versions/versionLanes.ts';

/** `c>b` is c, made from b; newest first. */
const rows = (text: string) =>
  text.split(' ').map(row => {
    const [id = '', parentId = null] = row.split('>');
    return { id, parentId };
  });

/** A drawing: `*` the version, `|` a lane that passes, `/` one that joins. */
const drawn = (text: string): string[] =>
  versionLanes(rows(text)).map(({ id, lane, joining, passing }) => {
    const width = Math.max(lane, ...joining, ...passing) + 1;
    const marks = Array.from({ length: width }, (_, at) =>
      at === lane ? '*' : joining.includes(at) ? '/' : passing.includes(at) ? '|' : ' ',
    );
    return `${marks.join('')} ${id}`;
  });

describe('versionLanes', () => {
  it('is one line without branches', () => {
    assert.deepEqual(drawn('c>b b>a a'), ['* c', '* b', '* a']);
    const [c, b, a] = versionLanes(rows('c>b b>a a'));
    assert.deepEqual([c?.fromAbove, c?.toBelow], [false, true]);
    assert.deepEqual([b?.fromAbove, b?.toBelow], [true, true]);
    assert.deepEqual([a?.fromAbove, a?.toBelow], [true, false]);
  });

  it('joins branches where they were made, and uses their lanes again', () => {
    assert.deepEqual(drawn('f>e e>d d>a c>b b>a a'), ['* f', '* e', '* d', '|* c', '|* b', '*/ a']);
    assert.deepEqual(drawn('e>a d>c c>b b>a a'), ['* e', '|* d', '|* c', '|* b', '*/ a']);
    assert.deepEqual(drawn('e>c d>c c>a b>a a'), ['* e', '|* d', '*/ c', '|* b', '*/ a']);
  });

  it('begins a lane anew for pages that were written as a whole', () => {
    assert.deepEqual(drawn('d>c c b>a a'), ['* d', '* c', '* b', '* a']);
    assert.deepEqual(drawn('d>a c>b b a'), ['* d', '|* c', '|* b', '* a']);
  });

  it('is empty for nothing', () => {
    assert.deepEqual(versionLanes([]), []);
  });
});
