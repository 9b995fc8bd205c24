/** Between two checkpoints of a page that streams in: what a window that dies may lose of its preview. */
const keepEveryMs = 1000;

/** Keeps what a page is on disk: at once, or soon while it streams in. */
export class PageKeeper {
  readonly #save: () => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(save: () => Promise<void>, failed: (error: unknown) => void) {
    this.#save = save;
    this.#failed = failed;
  }

  soon(): void {
    this.#timer ??= setTimeout(() => void this.now(), keepEveryMs);
  }

  /** Never rejects, and nobody need wait for it: a disk that is full costs the page after a reload, not now. */
  async now(): Promise<void> {
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      await this.#save();
    } catch (error) {
      this.#failed(error);
    }
  }

  dispose(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
}
