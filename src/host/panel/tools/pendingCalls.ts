import type { CallQuestion } from '../../agentTools/index.ts';

/** What the user says to a question; `word` is for the model. */
export type Decision = { do: 'once' | 'conversation' | 'always' } | { do: 'refuse'; word: string };

interface Asked {
  readonly question: CallQuestion;
  settle(decision: Decision | undefined): void;
}

/** What of an answer's calls is over with the window: those that are being written, and those that wait for the user. */
export class PendingCalls {
  readonly #changed: () => void;
  readonly #asked = new Map<string, Asked>();
  #preparing: readonly string[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Names of the tools whose arguments the model is writing. */
  get preparing(): readonly string[] {
    return this.#preparing;
  }

  questionOf(callId: string): CallQuestion | undefined {
    return this.#asked.get(callId)?.question;
  }

  prepare(name: string): void {
    this.#preparing = [...this.#preparing, name];
    this.#changed();
  }

  /** They are written; whoever calls this tells of the calls themselves. */
  prepared(): void {
    this.#preparing = [];
  }

  /**
   * @param settled takes the question away
   * @returns nothing when it was taken away
   * @throws the signal's reason
   */
  async ask(
    callId: string,
    question: CallQuestion,
    signal: AbortSignal,
    settled?: Promise<unknown>,
  ): Promise<Decision | undefined> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<Decision | undefined>();
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    void settled?.then(() => resolve(undefined));
    this.#asked.set(callId, { question, settle: resolve });
    this.#changed();
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', abort);
      this.#asked.delete(callId);
      this.#changed();
    }
  }

  /** @returns whether something waited for it */
  decide(callId: string, decision: Decision): boolean {
    const asked = this.#asked.get(callId);
    asked?.settle(decision);
    return asked !== undefined;
  }
}
