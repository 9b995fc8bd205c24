import * as vscode from 'vscode';
import { type Conversation, type ConversationFacts, factsOf } from '../../core/conversation/index.ts';
import type { ConversationSummary } from '../../protocol/index.ts';
import type { ConversationSession } from '../panel/conversationSession.ts';
import type { Services } from '../services.ts';
import type { ConversationStore } from '../storage/index.ts';

/** Turns come in bursts: whoever shows the list need not ask more often. */
const settleMs = 200;

/** All conversations of the user: listed, searched, named, pinned, deleted, exported and imported. */
export class ConversationLibrary implements vscode.Disposable {
  readonly #services: Services;
  readonly #session: ConversationSession;
  readonly #store: ConversationStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #known: Promise<Map<string, ConversationFacts>> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(services: Services, session: ConversationSession, store: ConversationStore) {
    this.#services = services;
    this.#session = session;
    this.#store = store;
    this.#subscription = session.onDidChange(conversation => void this.#learn(conversation));
  }

  async list({ query, from, count }: { query: string; from: number; count: number }): Promise<{
    items: ConversationSummary[];
    total: number;
    openId: string;
  }> {
    const known = await this.#all();
    const { id: openId } = (await this.#session.current()).conversation;
    const wanted = query.trim().toLowerCase();
    const found = [...known.values()]
      .filter(({ turns, deleted, title }) => turns > 0 && !deleted && title.toLowerCase().includes(wanted))
      .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.atMs - a.atMs);
    const items = found.slice(from, from + count).map(facts => this.#summary(facts));
    return { items, total: found.length, openId };
  }

  rename(id: string, title: string): Promise<void> {
    return this.#session.mark(id, { record: 'renamed', title: title.trim() });
  }

  pin(id: string, pinned: boolean): Promise<void> {
    return this.#session.mark(id, { record: 'pinned', pinned });
  }

  async delete(id: string): Promise<void> {
    await this.#session.mark(id, { record: 'deleted', deleted: true });
    if ((await this.#session.current()).conversation.id === id) await this.#session.start();
  }

  restore(id: string): Promise<void> {
    return this.#session.mark(id, { record: 'deleted', deleted: false });
  }

  /** @returns where it was written, as shown to people; undefined when the user backed out */
  export(_id: string, _format: 'markdown' | 'json'): Promise<string | undefined> {
    throw new Error('not built yet');
  }

  /** @returns how many came in */
  import(): Promise<number> {
    throw new Error('not built yet');
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #all(): Promise<Map<string, ConversationFacts>> {
    this.#known ??= this.#read();
    return this.#known;
  }

  async #read(): Promise<Map<string, ConversationFacts>> {
    const known = new Map<string, ConversationFacts>();
    for (const id of await this.#store.ids()) {
      try {
        const stored = await this.#store.open(id);
        if (stored) known.set(id, factsOf(stored.conversation));
      } catch (error) {
        this.#services.log.warn(`conversation ${id} is not listed: ${String(error)}`);
      }
    }
    return known;
  }

  async #learn(conversation: Conversation): Promise<void> {
    (await this.#all()).set(conversation.id, factsOf(conversation));
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire();
    }, settleMs);
  }

  #summary({ id, title, atMs, pinned, turns, pictures }: ConversationFacts): ConversationSummary {
    return { id, title, atMs, pinned, turns, pictures, running: this.#session.isRunning(id) };
  }
}
