/**
 * What a page must not lose. It waits until there is a page, and comes again to the next one where a page was hidden
 * before it said that it has it: who attaches a file and goes on to the Explorer at once finds it attached later.
 */
export class Deliveries {
  readonly #waiting: Delivery[] = [];
  readonly #underWay = new Set<Delivery>();
  readonly #warn: (message: string) => void;
  #isOpen = false;

  /** @param warn hears of what a page refused; it is not tried again */
  constructor(warn: (message: string) => void) {
    this.#warn = warn;
  }

  /** @param deliver resolves when the page has it; may be called again for another page */
  add(deliver: Delivery): void {
    this.#waiting.push(deliver);
    if (this.#isOpen) this.#send();
  }

  opened(): void {
    this.#isOpen = true;
    this.#send();
  }

  hidden(): void {
    this.#isOpen = false;
    this.#waiting.unshift(...this.#underWay);
    this.#underWay.clear();
  }

  #send(): void {
    for (const deliver of this.#waiting.splice(0)) {
      this.#underWay.add(deliver);
      deliver().then(
        () => this.#arrived(deliver),
        (error: unknown) => this.#failed(deliver, error),
      );
    }
  }

  /** Its word may come after the news that it is hidden. */
  #arrived(deliver: Delivery): void {
    this.#underWay.delete(deliver);
    const again = this.#waiting.indexOf(deliver);
    if (again >= 0) this.#waiting.splice(again, 1);
  }

  #failed(deliver: Delivery, error: unknown): void {
    // Of a page that is gone: it waits for the next one already.
    if (!this.#underWay.delete(deliver)) return;
    this.#warn(error instanceof Error ? error.message : String(error));
  }
}

type Delivery = () => Promise<unknown>;
