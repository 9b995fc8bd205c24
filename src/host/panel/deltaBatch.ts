/** What came of an answer since the last time it was shown. */
export interface Delta {
  reasoning: string;
  text: string;
}

/** At most one message a frame to the panels, and never more than a frame behind. */
const frameMs = 25;

/** Gathers the pieces of a streaming answer into one delta a frame. */
export class DeltaBatch {
  readonly #deliver: (delta: Delta) => void;
  #delta: Delta = { reasoning: '', text: '' };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(deliver: (delta: Delta) => void) {
    this.#deliver = deliver;
  }

  add(kind: keyof Delta, text: string): void {
    this.#delta[kind] += text;
    this.#timer ??= setTimeout(() => this.flush(), frameMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const delta = this.#delta;
    if (delta.reasoning === '' && delta.text === '') return;
    this.#delta = { reasoning: '', text: '' };
    this.#deliver(delta);
  }
}
