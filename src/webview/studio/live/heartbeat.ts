/** A page that has not answered for so long is in a loop, or as good as. */
const patienceMs = 2000;
const askEveryMs = 500;

/** Asks again and again whether the page still answers, and tells when it does no more, or does again. */
export class Heartbeat {
  readonly #ask: () => void;
  readonly #tell: (answers: boolean) => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #askedAt: number | undefined;
  #lookedAt = 0;
  #answers = true;

  constructor(ask: () => void, tell: (answers: boolean) => void) {
    this.#ask = ask;
    this.#tell = tell;
  }

  /** From now on, of a page that was just loaded. */
  start(): void {
    this.stop();
    this.#askedAt = this.#lookedAt = performance.now();
    this.#ask();
    this.#timer = setInterval(() => this.#look(performance.now()), askEveryMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#set(true);
  }

  answered(): void {
    this.#askedAt = undefined;
    this.#set(true);
  }

  #look(now: number): void {
    const wasAway = now - this.#lookedAt > 3 * askEveryMs || document.hidden;
    this.#lookedAt = now;
    // When this window itself stood still, or was out of sight, the page had no chance to answer.
    if (wasAway && this.#askedAt !== undefined) this.#askedAt = now;
    if (this.#askedAt === undefined) {
      this.#askedAt = now;
      this.#ask();
    } else if (now - this.#askedAt > patienceMs) {
      this.#set(false);
    }
  }

  #set(answers: boolean): void {
    if (answers === this.#answers) return;
    this.#answers = answers;
    this.#tell(answers);
  }
}
