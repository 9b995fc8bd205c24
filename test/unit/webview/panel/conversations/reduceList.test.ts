import { deepEqual, equal } from 'node:assert/strict';
import type { ConversationSummary } from '../../../../../src/protocol/index.ts';
import { emptyList, type ListModel } from '../../../../../src/webview/panel/conversations/listModel.ts';
import { type ListEvent, reduceList } from '../../../../../src/webview/panel/conversations/reduceList.ts';

const row = (id: string, change: Partial<ConversationSummary> = {}): ConversationSummary => ({
  id,
  title: `Title of ${id}`,
  atMs: 0,
  pinned: false,
  turns: 2,
  pictures: 0,
  running: false,
  ...change,
});

const part = (ids: string, { from = 0, total = ids.length, query = '', isFirst = true } = {}): ListEvent => ({
  type: 'part/arrived',
  isFirst,
  part: { query, from, items: [...ids].map(id => row(id)), total, groups: [0, total, 0, 0, 0], openId: 'a' },
});

const run = (...events: ListEvent[]): ListModel => events.reduce(reduceList, emptyList);
const ids = (model: ListModel): string =>
  [...model.rows]
    .sort(([a], [b]) => a - b)
    .map(([at, { id }]) => `${at}${id}`)
    .join(' ');

describe('reduceList', () => {
  it('keeps the parts of one look beside each other', () => {
    const model = run(part('abc', { total: 100 }), part('xy', { from: 60, total: 100, isFirst: false }));
    equal(ids(model), '0a 1b 2c 60x 61y');
    equal(model.total, 100);
    equal(model.phase, 'ready');
    equal(model.openId, 'a');
  });

  it('forgets with a new look where rows stood before', () => {
    equal(ids(run(part('abc'), part('ca'))), '0c 1a');
  });

  it('keeps what is shown until the answer to new words is there', () => {
    const typed = run(part('abc'), { type: 'query/typed', query: 'b' });
    equal(ids(typed), '0a 1b 2c');
    equal(typed.answered, '');
    const found = reduceList(typed, part('b', { query: 'b' }));
    equal(ids(found), '0b');
    equal(found.answered, 'b');
  });

  it('stays with the focus on its conversation where the order changes', () => {
    const model = run(part('abcd'), { type: 'row/activated', index: 2 }, part('cabd'));
    deepEqual(model.active, { index: 0, id: 'c' });
  });

  it('stays with the focus on its place where its conversation is gone', () => {
    const last = run(part('abc'), { type: 'row/activated', index: 2 }, part('ab'));
    equal(last.active.index, 1);
    const middle = run(part('abc'), { type: 'row/activated', index: 1 }, part('ac'));
    deepEqual(middle.active, { index: 1, id: 'c' });
  });

  it('never leaves the list with the focus', () => {
    equal(run(part('abc'), { type: 'row/activated', index: 99 }).active.index, 2);
    equal(run(part('abc'), { type: 'row/activated', index: -3 }).active.index, 0);
    equal(run(part(''), { type: 'row/activated', index: 1 }).active.index, 0);
  });

  it('takes a deleted row out at once, from its group too, and offers it for undoing', () => {
    const pinned: ListEvent = {
      type: 'part/arrived',
      isFirst: true,
      part: {
        query: '',
        from: 0,
        items: [...'abcd'].map(id => row(id)),
        total: 4,
        groups: [1, 2, 0, 0, 1],
        openId: '',
      },
    };
    const model = run(
      pinned,
      { type: 'row/activated', index: 1 },
      { type: 'row/deleted', deleted: { id: 'b', title: 'B' } },
    );
    equal(ids(model), '0a 1c 2d');
    equal(model.total, 3);
    deepEqual(model.groups, [1, 1, 0, 0, 1]);
    deepEqual(model.active, { index: 1, id: 'c' });
    deepEqual(model.deleted, [{ id: 'b', title: 'B' }]);
    const last = reduceList(model, { type: 'row/deleted', deleted: { id: 'd', title: 'D' } });
    deepEqual(last.groups, [1, 1, 0, 0, 0]);
    deepEqual(
      reduceList(last, { type: 'deleted/forgotten', id: 'd' }).deleted.map(({ id }) => id),
      ['b'],
    );
  });

  it('shows a name and a pin before the host has answered', () => {
    const model = run(part('ab'), { type: 'row/changed', id: 'b', change: { title: 'New', pinned: true } });
    equal(model.rows.get(1)?.title, 'New');
    equal(model.rows.get(1)?.pinned, true);
    equal(model.rows.get(0)?.title, 'Title of a');
  });

  it('says why there is no list, and tries again with what it had', () => {
    const failed = run(part('a'), { type: 'list/failed', problem: 'no disk' });
    equal(failed.phase, 'failed');
    equal(failed.problem, 'no disk');
    const again = reduceList(failed, { type: 'list/retried' });
    equal(again.phase, 'ready');
    equal(again.problem, undefined);
    equal(run({ type: 'list/failed', problem: 'no disk' }, { type: 'list/retried' }).phase, 'loading');
  });

  it('opens without the words of the last time', () => {
    const model = run(
      { type: 'list/shown' },
      { type: 'query/typed', query: 'x' },
      { type: 'rename/begun', id: 'a' },
      { type: 'list/hidden' },
      { type: 'list/shown' },
    );
    equal(model.query, '');
    equal(model.renaming, undefined);
    equal(model.shown, true);
  });
});
