/** Goes through what was said before, and back to what was being written. */
export class WishHistory {
  /** Counted from the end of the list; nothing while one's own text is shown. */
  #back = 0;
  #own = '';

  /** @param shown what stands in the field: where that is not what was shown last, it is one's own. */
  earlier(wishes: readonly string[], shown: string): string | undefined {
    this.#begin(wishes, shown);
    const wish = wishes[wishes.length - this.#back - 1];
    if (wish !== undefined) this.#back++;
    return wish;
  }

  later(wishes: readonly string[], shown: string): string | undefined {
    this.#begin(wishes, shown);
    if (this.#back === 0) return undefined;
    this.#back--;
    return this.#back === 0 ? this.#own : wishes[wishes.length - this.#back];
  }

  #begin(wishes: readonly string[], shown: string): void {
    if (this.#back > 0 && wishes[wishes.length - this.#back] === shown) return;
    this.#back = 0;
    this.#own = shown;
  }
}
