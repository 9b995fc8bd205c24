import type { PageView } from '../../protocol/index.ts';
import type { CallWait } from '../../provider/index.ts';
import { CurrentWait, waitView } from '../waiting/currentWait.ts';

/** How much of the reasoning the preview shows. */
const reasoningTailLength = 600;

/** How far the writing of a page is, before there is anything of it to see. */
export class WritingProgress {
  readonly #wait = new CurrentWait();
  #phase: 'waiting' | 'thinking' | 'streaming' = 'waiting';
  #reasoning = '';

  begin(): void {
    this.#phase = 'waiting';
    this.#reasoning = '';
    this.#wait.set(undefined);
  }

  waitFor(wait: CallWait | undefined): void {
    this.#wait.set(wait);
  }

  /** @returns whether it began to think with this */
  think(text: string): boolean {
    this.#reasoning = (this.#reasoning + text).slice(-reasoningTailLength);
    if (this.#phase !== 'waiting') return false;
    this.#phase = 'thinking';
    return true;
  }

  stream(): void {
    this.#phase = 'streaming';
  }

  /** The last of what it thought. */
  get reasoning(): string {
    return this.#reasoning;
  }

  get view(): Pick<PageView, 'status' | 'wait' | 'reasoning'> {
    const wait = this.#wait.now;
    return {
      status: this.#phase,
      ...(wait ? { wait: waitView(wait) } : {}),
      ...(this.#reasoning ? { reasoning: this.#reasoning } : {}),
    };
  }
}
