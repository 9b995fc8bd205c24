import { join } from 'node:path';
import * as vscode from 'vscode';
import { ageGroups, type Conversation, type ConversationFacts, factsOf } from '../../core/conversation/index.ts';
import type { ConversationSummary } from '../../protocol/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ConversationSession } from '../panel/conversationSession.ts';
import type { Services } from '../services.ts';
import { type ConversationStore, OpenWindows, type PictureStore } from '../storage/index.ts';
import { ConversationIndex } from './conversationIndex.ts';
import { exportJson, exportMarkdown, readForExport } from './exportConversation.ts';
import { askForPlace } from './exportPlace.ts';
import { askForFiles, type Imported, importFile } from './importConversations.ts';
import { removeUnused } from './removeUnused.ts';

/** Turns come in bursts: whoever shows the list need not ask more often. */
const settleMs = 200;

/** Clearing up waits until the window has started. */
const tidyAfterMs = 60_000;

export interface LibraryStores {
  conversations: ConversationStore;
  pictures: PictureStore;
}

export interface ListQuery {
  query: string;
  from: number;
  count: number;
  /** Times at which the groups of the list begin, the latest first. */
  since: readonly number[];
}

/** All conversations of the user: listed, searched, named, pinned, deleted, exported and imported. */
export class ConversationLibrary implements vscode.Disposable {
  readonly #services: Services;
  readonly #session: ConversationSession;
  readonly #stores: LibraryStores;
  readonly #index: ConversationIndex;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #windows: OpenWindows;
  /** Deleted in this window, where a button brings them back. */
  readonly #deleted = new Set<string>();
  readonly #tidyTimer: ReturnType<typeof setTimeout>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(services: Services, session: ConversationSession, stores: LibraryStores) {
    const { context, log } = services;
    this.#services = services;
    this.#stores = stores;
    const root = context.globalStorageUri.fsPath;
    this.#session = session;
    this.#index = new ConversationIndex({
      directory: join(root, 'conversations'),
      cacheDirectory: join(root, 'conversations-index'),
      thread: join(context.extensionUri.fsPath, 'dist', 'conversationThread.cjs'),
      changed: () => this.#tell(),
      warn: message => log.warn(message),
    });
    this.#windows = new OpenWindows(join(root, 'windows'));
    this.#subscriptions = [
      session.onDidChange(conversation => {
        this.#follow(conversation).catch(error => log.warn(`the list of conversations is behind: ${String(error)}`));
      }),
      session.onDidChangeHeld(() => this.#hold()),
    ];
    this.#tidyTimer = setTimeout(() => {
      this.tidy().catch(error => log.warn(`nothing was cleared up: ${String(error)}`));
    }, tidyAfterMs);
    this.#tidyTimer.unref();
  }

  /**
   * Removes for good what was deleted in windows that are closed, and what nothing refers to any more.
   * @throws the system's error, or when a conversation cannot be read: nobody knows what it refers to
   */
  async tidy(): Promise<void> {
    const root = this.#services.context.globalStorageUri.fsPath;
    const { conversations, blobs } = await removeUnused({
      conversationsDirectory: join(root, 'conversations'),
      picturesDirectory: this.#stores.pictures.directory,
      windows: this.#windows,
      facts: () => this.#index.everything(),
    });
    await this.#index.look(conversations);
    if (conversations.length + blobs.length === 0) return;
    this.#services.log.info(`cleared up: ${conversations.length} conversations, ${blobs.length} files`);
  }

  /** @throws the signal's reason when nobody wants it any more */
  async list(
    { query, from, count, since }: ListQuery,
    signal?: AbortSignal,
  ): Promise<{ items: ConversationSummary[]; total: number; groups: number[]; openId: string }> {
    const { id: openId } = (await this.#session.current()).conversation;
    const isSearch = query.trim() !== '';
    const found = isSearch ? await this.#index.search(query, signal) : await this.#index.list();
    const part = found.slice(from, from + count);
    const ids = part.map(({ id }) => id);
    const excerpts = isSearch ? await this.#index.excerpts(ids, query, signal) : [];
    const items = part.map((facts, at) => {
      const excerpt = excerpts[at];
      if (!excerpt) return this.#summary(facts);
      const matches = excerpt.matches.map(([start, end]): [number, number] => [start, end]);
      return { ...this.#summary(facts), excerpt: { text: excerpt.text, matches } };
    });
    return { items, total: found.length, groups: ageGroups(found, since), openId };
  }

  /** An empty title gives back the one that the content makes. @throws PlainFailure, or the system's error */
  rename(id: string, title: string): Promise<void> {
    return this.#session.mark(id, { record: 'renamed', title: title.replace(/\s+/g, ' ').trim() });
  }

  pin(id: string, pinned: boolean): Promise<void> {
    return this.#session.mark(id, { record: 'pinned', pinned });
  }

  /** Out of sight; an answer under way is stopped. */
  async delete(id: string): Promise<void> {
    // Before it is deleted: no other window may remove it while it can be brought back here.
    this.#deleted.add(id);
    await this.#hold();
    await this.#session.mark(id, { record: 'deleted', deleted: true });
    if ((await this.#session.current()).conversation.id === id) await this.#session.start();
  }

  async restore(id: string): Promise<void> {
    await this.#session.mark(id, { record: 'deleted', deleted: false });
    this.#deleted.delete(id);
    await this.#hold();
  }

  /**
   * Asks where to and writes it there.
   * @returns where it was written; undefined when the user backed out
   * @throws PlainFailure, or the file system's error
   */
  async export(id: string, format: 'markdown' | 'json'): Promise<vscode.Uri | undefined> {
    await this.#session.stored(id);
    const source = { id, ...this.#stores };
    const { title } = await readForExport(source);
    const place = await askForPlace(this.#services.context, title, format === 'markdown' ? 'md' : 'json');
    if (!place) return undefined;
    try {
      await (format === 'markdown' ? exportMarkdown : exportJson)(source, place);
    } catch (error) {
      throw new PlainFailure(vscode.l10n.t('The conversation could not be written: {0}', reasonOf(error)), ['retry']);
    }
    return place;
  }

  /**
   * Asks for files and takes them in, one after the other.
   * @returns how many conversations are new
   * @throws PlainFailure, or the file system's error; files before the one that failed are in
   */
  async import(): Promise<number> {
    const { t } = vscode.l10n;
    const files = await askForFiles();
    const all: Imported = { ids: [], known: 0 };
    const location = vscode.ProgressLocation.Notification;
    const options = { location, title: t('Importing conversations'), cancellable: true };
    await vscode.window.withProgress(options, async (progress, token) => {
      for (const file of files) {
        if (token.isCancellationRequested) return;
        progress.report({ message: file.path.split('/').at(-1) ?? '', increment: 100 / files.length });
        const { ids, known } = await importFile(file, this.#stores).catch(error => {
          if (error instanceof PlainFailure) throw error;
          throw new PlainFailure(t('The file could not be imported: {0}', reasonOf(error)), ['retry']);
        });
        all.ids.push(...ids);
        all.known += known;
        await this.#index.look(ids);
      }
    });
    if (all.known > 0) {
      void vscode.window.showInformationMessage(t('Conversations that were here already: {0}.', all.known));
    }
    return all.ids.length;
  }

  /** Other windows may remove what this one had in hand. */
  leave(): Promise<void> {
    for (const subscription of this.#subscriptions) subscription.dispose();
    return this.#windows.leave();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#tidyTimer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    void this.#index.close();
    this.#changed.dispose();
  }

  /** What this window does is known at once; what stands on the disk, when an answer is over. */
  async #follow(conversation: Conversation): Promise<void> {
    const { id } = conversation;
    this.#index.hold(factsOf(conversation));
    if (this.#session.isRunning(id)) return;
    await this.#session.stored(id);
    await this.#index.release(id);
  }

  /** Never rejects: what cannot be written down is told in the log. */
  async #hold(): Promise<void> {
    const { conversations, hashes } = this.#session.held;
    try {
      await this.#windows.hold({ conversations: [...conversations, ...this.#deleted], hashes });
    } catch (error) {
      this.#services.log.warn(`other windows do not know what this one has in hand: ${String(error)}`);
    }
  }

  #tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire();
    }, settleMs);
  }

  #summary({ id, title, atMs, pinned, turns, pictures }: ConversationFacts): ConversationSummary {
    return { id, title, atMs, pinned, turns, pictures, running: this.#session.isRunning(id) };
  }
}

/** The file system's own words. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
