/** What the panel knows of the list of conversations: the parts of it that were looked at. */
import type { ConversationSummary } from '../../../protocol/index.ts';

export interface DeletedConversation {
  readonly id: string;
  readonly title: string;
}

export interface ListModel {
  readonly shown: boolean;
  /** `loading` only as long as there is nothing to show. */
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why, where it failed. */
  readonly problem?: string;
  /** As typed. */
  readonly query: string;
  /** What the rows are an answer to. */
  readonly answered: string;
  readonly rows: ReadonlyMap<number, ConversationSummary>;
  readonly total: number;
  /** How many rows each group has, in their order. */
  readonly groups: readonly number[];
  readonly openId: string;
  /** The row that has, or would get, the focus. `id`: it stays on it where the order changes. */
  readonly active: { readonly index: number; readonly id?: string };
  readonly renaming?: string;
  /** What can be brought back, the latest last. */
  readonly deleted: readonly DeletedConversation[];
}

export const emptyList: ListModel = {
  shown: false,
  phase: 'loading',
  query: '',
  answered: '',
  rows: new Map(),
  total: 0,
  groups: [],
  openId: '',
  active: { index: 0 },
  deleted: [],
};

export function activeRow(model: ListModel): ConversationSummary | undefined {
  return model.rows.get(model.active.index);
}
