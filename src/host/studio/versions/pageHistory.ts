import { Buffer } from 'node:buffer';
import type { PageChange } from '../../../core/studio/versions/pageChange.ts';
import type { VersionRecord, VersionScore } from '../../../core/studio/versions/versionRecords.ts';
import { type Version, VersionTree } from '../../../core/studio/versions/versionTree.ts';
import { newId } from '../../storage/index.ts';
import { hashOfPage, type VersionStore } from './versionStore.ts';

export type PageStatus = NonNullable<Version['status']>;

export interface PageHistoryOptions {
  /** After every change of what there is to show. */
  changed(): void;
  /** The disk refused: nothing is lost until the window goes. */
  failed(error: unknown): void;
  /** After the last key, a page that was there before is found again: an undo. Default 300. */
  matchAfterMs?: number;
  /** After the last key, what was typed becomes a version. Default 3000. */
  settleAfterMs?: number;
}

/** What a page is when its history is opened. */
export interface PageThen {
  html: string;
  status: PageStatus;
  /** How a page came to be that has no history yet, or was written further than its history knows. */
  origin: PageChange;
}

/**
 * The versions of one page: every turn of it becomes one, typing one for each pause. Needs no editor. The tree is
 * right at once, the disk follows in order.
 */
export class PageHistory {
  readonly #store: VersionStore;
  readonly #options: PageHistoryOptions;
  #tree = new VersionTree();
  /** Pages that the disk refused. */
  readonly #unsaved = new Map<string, string>();
  #last: Promise<unknown>;
  #typed: { html: string; status: PageStatus } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: 'loading' | 'open' | 'newer' | 'unreadable' = 'loading';

  constructor(store: VersionStore, page: PageThen, options: PageHistoryOptions) {
    this.#store = store;
    this.#options = options;
    this.#last = this.#load(page).catch(error => {
      this.#state = 'unreadable';
      options.failed(error);
    });
  }

  /** What is known; empty while it is read from the disk. */
  get tree(): VersionTree {
    return this.#tree;
  }

  /** Why nothing is recorded: a newer version of the extension wrote it, or the disk cannot be read. */
  get problem(): 'newer' | 'unreadable' | undefined {
    return this.#state === 'newer' || this.#state === 'unreadable' ? this.#state : undefined;
  }

  /** Resolves when it was read. */
  get loaded(): Promise<void> {
    return this.#do(async () => undefined);
  }

  /** The page is another one now. */
  turned(html: string, change: PageChange, status: PageStatus): void {
    if (change.kind === 'hand') {
      this.#typed = { html, status };
      this.#waitForPause();
      return;
    }
    this.settle();
    void this.#do(async () => {
      if (change.kind === 'returned') return this.#become(change.versionId);
      const parentId = isWhole(change) ? null : (this.#tree.current?.id ?? null);
      await this.#add(html, change, status, { parentId });
    });
  }

  /** A version beside the current one, which stays. @returns its id; undefined where nothing can be recorded */
  addAside(html: string, change: PageChange, status: PageStatus): Promise<string | undefined> {
    return this.#do(() => this.#add(html, change, status, { parentId: null, aside: true }));
  }

  scored(html: string, { total, layout, colour, ink }: VersionScore): void {
    void this.#do(async () => {
      const hash = hashOfPage(html);
      const score = { total, layout, colour, ink };
      const known = this.#tree.withHash(hash);
      if (known && JSON.stringify(this.#tree.scoreOf(known)) === JSON.stringify(score)) return;
      await this.#record({ record: 'scored', hash, score });
    });
  }

  /** Keeps a small picture of the page. `png`: its bytes. */
  pictured(hash: string, png: Uint8Array): Promise<void> {
    return this.#do(async () => {
      if (this.problem) return;
      await this.#store.keepPicture(hash, png);
      await this.#record({ record: 'pictured', hash });
    });
  }

  rename(id: string, name: string): Promise<void> {
    return this.#do(() => this.#record({ record: 'renamed', versionId: id, name: name.trim() }));
  }

  /** The current one stays: there must be something to show. */
  delete(id: string, deleted: boolean): Promise<void> {
    return this.#do(async () => {
      if (id !== this.#tree.current?.id) await this.#record({ record: 'deleted', versionId: id, deleted });
    });
  }

  /** What was typed becomes a version now. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const typed = this.#typed;
    this.#typed = undefined;
    if (!typed) return;
    void this.#do(async () => {
      const known = this.#tree.withHash(hashOfPage(typed.html));
      if (known) await this.#become(known.id);
      else if (typed.html.trim() !== '') {
        await this.#add(typed.html, { kind: 'hand' }, typed.status, { parentId: this.#tree.current?.id ?? null });
      }
    });
  }

  /** @returns undefined when there is no such version, or its page is gone. @throws the system's error */
  async pageOf(id: string): Promise<string | undefined> {
    await this.loaded;
    const version = this.#tree.find(id);
    return version && (this.#unsaved.get(version.hash) ?? this.#store.page(version.hash));
  }

  /** How the writing of the page of a version had ended, and who wrote it. */
  stateOf(id: string): { status: PageStatus; modelLabel: string | undefined } {
    const version = this.#tree.find(id);
    const root = version && this.#tree.rootOf(version);
    const modelLabel = root?.change.kind === 'written' ? root.change.modelLabel : undefined;
    return { status: version?.status ?? 'done', modelLabel };
  }

  picturePath(version: Version): string | undefined {
    return this.#tree.isPictured(version) ? this.#store.picturePath(version.hash) : undefined;
  }

  /** Resolves when everything is on the disk, as far as it takes it. */
  async flush(): Promise<void> {
    this.settle();
    await this.loaded;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #load({ html, status, origin }: PageThen): Promise<void> {
    const tree = await this.#store.load();
    if (tree === 'newer') {
      this.#state = 'newer';
      this.#options.changed();
      return;
    }
    this.#tree = tree;
    this.#state = 'open';
    if (html.trim() !== '') {
      const hash = hashOfPage(html);
      const known = tree.withHash(hash);
      if (known && known !== tree.current) await this.#become(known.id);
      // The window went while it was written, or before the last keys were recorded.
      const change: PageChange = tree.current && status === 'done' ? { kind: 'hand' } : origin;
      const parentId = isWhole(change) ? null : (tree.current?.id ?? null);
      if (!known) await this.#add(html, change, status, { parentId });
    }
    this.#options.changed();
    await this.#store.clearUp(tree);
  }

  #waitForPause(): void {
    const { matchAfterMs = 300, settleAfterMs = 3000 } = this.#options;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Hashing a page of megabytes for each key would be felt.
      const typed = this.#typed;
      if (typed && this.#tree.withHash(hashOfPage(typed.html))) this.settle();
      else this.#timer = setTimeout(() => this.settle(), settleAfterMs - matchAfterMs);
    }, matchAfterMs);
  }

  async #become(versionId: string): Promise<void> {
    if (this.#tree.current?.id !== versionId) await this.#record({ record: 'current', versionId });
  }

  /** @returns the version's id, also of one that is there already; undefined where nothing can be recorded */
  async #add(
    html: string,
    change: PageChange,
    status: PageStatus,
    { parentId, aside = false }: { parentId: string | null; aside?: boolean },
  ): Promise<string | undefined> {
    if (this.problem) return undefined;
    const hash = hashOfPage(html);
    const { current } = this.#tree;
    if (!aside && current?.hash === hash) return current.id;
    const id = newId();
    try {
      await this.#store.keepPage(hash, html);
    } catch (error) {
      this.#unsaved.set(hash, html);
      this.#options.failed(error);
    }
    await this.#record({
      record: 'version',
      id,
      parentId,
      atMs: Date.now(),
      hash,
      bytes: Buffer.byteLength(html),
      change,
      status,
      ...(aside ? { aside } : {}),
    });
    return id;
  }

  async #record(record: VersionRecord): Promise<void> {
    if (this.problem || !this.#tree.apply(record)) return;
    this.#options.changed();
    await this.#store.append(record).catch(this.#options.failed);
  }

  #do<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act);
    this.#last = done.catch(this.#options.failed);
    return done;
  }
}

/** It begins a tree of its own: nothing of what was there went into it. */
function isWhole({ kind }: PageChange): boolean {
  return kind === 'written' || kind === 'opened';
}
