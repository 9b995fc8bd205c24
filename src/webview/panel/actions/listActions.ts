/** What can be done in the list of conversations. The latest look at it counts: replies to earlier ones are dropped. */
import * as l10n from '@vscode/l10n';
import type { ConversationSummary } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { dayEdges } from '../conversations/dateGroups.ts';
import { ListStore } from '../conversations/listStore.ts';
import { type HostCalls, messageOf } from './hostCalls.ts';

/** Rows that are asked for at once. */
const partSize = 60;

export class ListActions {
  readonly store = new ListStore();
  takesFocus = true;
  readonly #host: HostCalls;
  /** Counts looks at the list. */
  #look = 0;
  /** Parts that this look has asked for. */
  readonly #asked = new Set<number>();
  #window = { from: 0, to: partSize };

  constructor(host: HostCalls) {
    this.#host = host;
  }

  toggle(): void {
    if (this.store.model.shown) this.hide();
    else this.show();
  }

  /** @param takesFocus not where the list is there from the beginning: the cursor belongs to the composer then */
  show(takesFocus = true): void {
    if (this.store.model.shown) return;
    this.takesFocus = takesFocus;
    this.store.dispatch({ type: 'list/shown' });
    this.#keep();
    this.#window = { from: 0, to: partSize };
    this.#lookAnew();
  }

  hide(): void {
    if (!this.store.model.shown) return;
    this.store.dispatch({ type: 'list/hidden' });
    this.#keep();
  }

  search(query: string): void {
    if (query === this.store.model.query) return;
    this.store.dispatch({ type: 'query/typed', query });
    this.#window = { from: 0, to: partSize };
    this.#lookAnew();
  }

  retry(): void {
    this.store.dispatch({ type: 'list/retried' });
    this.#lookAnew();
  }

  /** The host's list is no longer what it was. */
  changed(): void {
    if (this.store.model.shown) this.#lookAnew();
  }

  /** These rows are in view, the last one excluded: asks for what is not known of them. */
  need(from: number, to: number): void {
    this.#window = { from, to };
    const { rows, query, answered } = this.store.model;
    // Rows of other words are about to go.
    if (query !== answered) return;
    for (let part = Math.floor(from / partSize); part * partSize < to; part++) {
      const first = Math.max(from, part * partSize);
      const last = Math.min(to, (part + 1) * partSize);
      if (this.#asked.has(part) || isKnown(rows, first, last)) continue;
      this.#asked.add(part);
      void this.#ask(part * partSize, partSize, false);
    }
  }

  /** Resolves with whether it is open now. */
  open(id: string): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('conversation/open', { id }));
  }

  start(): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('conversation/start', null));
  }

  /** The host has opened one, here or in another panel. */
  opened(id: string): void {
    this.store.dispatch({ type: 'open/changed', id });
  }

  async rename(row: ConversationSummary, title: string): Promise<void> {
    this.store.dispatch({ type: 'rename/ended' });
    if (title.trim() === row.title) return;
    if (title.trim() !== '') this.store.dispatch({ type: 'row/changed', id: row.id, change: { title: title.trim() } });
    await this.#do(this.#host.channel.request('conversation/rename', { id: row.id, title }), l10n.t('Renamed.'));
  }

  async pin(row: ConversationSummary): Promise<void> {
    const pinned = !row.pinned;
    this.store.dispatch({ type: 'row/changed', id: row.id, change: { pinned } });
    const done = pinned ? l10n.t('Pinned “{0}”.', row.title) : l10n.t('No longer pinned: “{0}”.', row.title);
    await this.#do(this.#host.channel.request('conversation/pin', { id: row.id, pinned }), done);
  }

  async delete({ id, title }: ConversationSummary): Promise<void> {
    this.store.dispatch({ type: 'row/deleted', deleted: { id, title } });
    const isDone = await this.#do(
      this.#host.channel.request('conversation/delete', { id }),
      l10n.t('Deleted “{0}”. It can be brought back with Undo.', title),
    );
    if (!isDone) this.store.dispatch({ type: 'deleted/forgotten', id });
  }

  /** Brings back what was deleted last. */
  async undo(): Promise<void> {
    const last = this.store.model.deleted.at(-1);
    if (!last) return;
    this.store.dispatch({ type: 'deleted/forgotten', id: last.id });
    await this.#do(
      this.#host.channel.request('conversation/restore', { id: last.id }),
      l10n.t('“{0}” is back.', last.title),
    );
  }

  forgetDeleted(): void {
    for (const { id } of this.store.model.deleted) this.store.dispatch({ type: 'deleted/forgotten', id });
  }

  async export({ id }: ConversationSummary, format: 'markdown' | 'json'): Promise<void> {
    try {
      const place = await this.#host.channel.request('conversation/export', { id, format }, { timeoutMs: 0 });
      if (place !== null) this.#host.say(l10n.t('Exported to {0}.', place));
    } catch (error) {
      this.#host.fail(error);
    }
  }

  async import(): Promise<void> {
    try {
      const { count } = await this.#host.channel.request('conversations/import', null, { timeoutMs: 0 });
      if (count > 0) this.#host.say(l10n.t('Conversations imported: {0}.', count));
    } catch (error) {
      this.#host.fail(error);
    }
    this.changed();
  }

  /** Shown before it was done: whether it was or not, the host's word is asked for. */
  async #do(request: Promise<unknown>, done: string): Promise<boolean> {
    const isDone = await this.#host.ask(request);
    if (isDone) announce(done);
    this.changed();
    return isDone;
  }

  #lookAnew(): void {
    this.#look++;
    this.#asked.clear();
    const first = Math.floor(this.#window.from / partSize);
    const end = Math.max(first + 1, Math.ceil(this.#window.to / partSize));
    for (let part = first; part < end; part++) this.#asked.add(part);
    // All that is in view in one piece, so that nothing of it flickers.
    void this.#ask(first * partSize, (end - first) * partSize, true);
  }

  async #ask(from: number, count: number, isFirst: boolean): Promise<void> {
    const look = this.#look;
    const { query } = this.store.model;
    const since = dayEdges(Date.now());
    try {
      const reply = await this.#host.channel.request('conversations/list', { query, from, count, since });
      if (look !== this.#look) return;
      this.store.dispatch({ type: 'part/arrived', part: { query, from, ...reply }, isFirst });
      if (isFirst && query !== '') announce(found(reply.total));
    } catch (error) {
      if (look === this.#look) this.store.dispatch({ type: 'list/failed', problem: messageOf(error) });
    }
  }

  #keep(): void {
    // Only where it stands beside the conversation is it a choice that lasts.
    if (!isWide()) return;
    const beside = this.store.model.shown;
    void this.#host.ask(this.#host.channel.request('conversations/keep', { beside }));
  }
}

/** There is room for the list beside the conversation. */
export function isWide(): boolean {
  return document.body.dataset.surface === 'editor' && window.innerWidth >= 900;
}

function isKnown(rows: ReadonlyMap<number, unknown>, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (!rows.has(index)) return false;
  return true;
}

function found(count: number): string {
  return count === 0 ? l10n.t('Nothing found.') : l10n.t('Conversations found: {0}', count);
}
