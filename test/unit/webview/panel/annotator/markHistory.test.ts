import assert from 'node:assert/strict';
import type { Mark } from '../../../../../src/webview/panel/annotator/mark.ts';
import { beginHistory, change, redo, undo } from '../../../../../src/webview/panel/annotator/markHistory.ts';

const marks = (...ids: number[]): readonly Mark[] =>
  ids.map(id => ({ id, shape: 'box', points: [{ x: 0, y: 0 }], color: '#000000', weight: 1 }));
const ids = (list: readonly Mark[]) => list.map(({ id }) => id);

describe('history of marks', () => {
  it('goes back and forth, and forgets what was undone when something else is done', () => {
    let history = change(change(beginHistory(marks()), marks(1)), marks(1, 2));
    history = undo(history);
    assert.deepEqual(ids(history.now), [1]);
    assert.deepEqual(ids(redo(history).now), [1, 2]);
    history = change(history, marks(1, 3));
    assert.deepEqual(ids(redo(history).now), [1, 3]);
    assert.deepEqual(ids(undo(undo(undo(history))).now), []);
  });

  it('takes steps of one name as one, until another comes between', () => {
    const begun = beginHistory(marks(1));
    const held = change(change(change(begun, marks(2), 'move'), marks(3), 'move'), marks(4), 'move');
    assert.deepEqual(ids(undo(held).now), [1]);
    const again = change(change(held, marks(5)), marks(6), 'move');
    assert.deepEqual(ids(undo(again).now), [5]);
    // After an undo the same key begins anew.
    assert.deepEqual(ids(undo(change(undo(held), marks(9), 'move')).now), [1]);
  });

  it('is back at the very marks it began with', () => {
    const first = marks(1);
    assert.equal(undo(change(beginHistory(first), marks(2))).now, first);
    assert.equal(change(beginHistory(first), first).before.length, 0);
  });
});
