/** How the list changes: pure, so that every order of replies can be tested. */
import type { ConversationSummary } from '../../../protocol/index.ts';
import type { DeletedConversation, ListModel } from './listModel.ts';

export interface ListPart {
  query: string;
  from: number;
  items: readonly ConversationSummary[];
  total: number;
  groups: readonly number[];
  openId: string;
}

export type ListEvent =
  | { type: 'list/shown' }
  | { type: 'list/hidden' }
  | { type: 'query/typed'; query: string }
  /** `isFirst`: of a new look at the list; the rows that were known before may be elsewhere by now. */
  | { type: 'part/arrived'; part: ListPart; isFirst: boolean }
  | { type: 'list/failed'; problem: string }
  | { type: 'list/retried' }
  | { type: 'row/activated'; index: number }
  | { type: 'rename/begun'; id: string }
  | { type: 'rename/ended' }
  /** What was asked of the host, shown before it is done; the list is asked for anew afterwards. */
  | { type: 'row/changed'; id: string; change: Partial<Pick<ConversationSummary, 'title' | 'pinned'>> }
  | { type: 'row/deleted'; deleted: DeletedConversation }
  | { type: 'deleted/forgotten'; id: string }
  | { type: 'open/changed'; id: string };

export function reduceList(model: ListModel, event: ListEvent): ListModel {
  switch (event.type) {
    case 'list/shown':
      // Begins at the open one's side: at the top, with nothing searched for.
      return { ...withoutRenaming(model), shown: true, query: '', active: { index: 0 } };
    case 'list/hidden':
      return { ...withoutRenaming(model), shown: false };
    case 'query/typed':
      return { ...withoutRenaming(model), query: event.query, active: { index: 0 } };
    case 'part/arrived':
      return withPart(model, event.part, event.isFirst);
    case 'list/failed': {
      const { problem } = event;
      return { ...model, phase: 'failed', problem };
    }
    case 'list/retried': {
      const { problem: _, ...rest } = model;
      return { ...rest, phase: model.rows.size > 0 ? 'ready' : 'loading' };
    }
    case 'row/activated': {
      const index = Math.max(0, Math.min(event.index, model.total - 1));
      return { ...model, active: activeAt(model.rows, index) };
    }
    case 'rename/begun':
      return { ...model, renaming: event.id };
    case 'rename/ended':
      return withoutRenaming(model);
    case 'row/changed': {
      const rows = new Map(
        [...model.rows].map(([at, row]) => [at, row.id === event.id ? { ...row, ...event.change } : row]),
      );
      return { ...model, rows };
    }
    case 'row/deleted':
      return withoutRow(model, event.deleted);
    case 'deleted/forgotten':
      return { ...model, deleted: model.deleted.filter(({ id }) => id !== event.id) };
    case 'open/changed':
      return model.openId === event.id ? model : { ...model, openId: event.id };
  }
}

function withPart(model: ListModel, part: ListPart, isFirst: boolean): ListModel {
  const { problem: _, ...rest } = model;
  const { query, from, items, total, groups, openId } = part;
  const rows = isFirst ? new Map<number, ConversationSummary>() : new Map(model.rows);
  for (const [at, item] of items.entries()) rows.set(from + at, item);
  return {
    ...rest,
    phase: 'ready',
    answered: query,
    rows,
    total,
    groups,
    openId,
    active: followed(model.active, rows, total),
  };
}

/** The focus stays on its conversation, and where that is gone, on its place. */
function followed(
  active: ListModel['active'],
  rows: ReadonlyMap<number, ConversationSummary>,
  total: number,
): ListModel['active'] {
  if (active.id !== undefined) {
    for (const [index, { id }] of rows) if (id === active.id) return { index, id };
  }
  return activeAt(rows, Math.max(0, Math.min(active.index, total - 1)));
}

function activeAt(rows: ReadonlyMap<number, ConversationSummary>, index: number): ListModel['active'] {
  const row = rows.get(index);
  // At the top nothing is held fast: what comes to stand there has the focus.
  return row && index > 0 ? { index, id: row.id } : { index };
}

function withoutRow(model: ListModel, deleted: DeletedConversation): ListModel {
  const known = { ...withoutRenaming(model), deleted: [...model.deleted, deleted] };
  const at = [...model.rows].find(([, { id }]) => id === deleted.id)?.[0];
  if (at === undefined) return known;
  const rows = new Map<number, ConversationSummary>();
  for (const [index, row] of model.rows) {
    if (index !== at) rows.set(index < at ? index : index - 1, row);
  }
  const total = model.total - 1;
  return {
    ...known,
    rows,
    total,
    groups: withoutOne(model.groups, at),
    active: followed({ index: model.active.index > at ? model.active.index - 1 : model.active.index }, rows, total),
  };
}

function withoutOne(groups: readonly number[], at: number): number[] {
  let before = 0;
  let isDone = false;
  return groups.map(count => {
    before += count;
    if (isDone || at >= before) return count;
    isDone = true;
    return count - 1;
  });
}

function withoutRenaming(model: ListModel): ListModel {
  const { renaming: _, ...rest } = model;
  return rest;
}
