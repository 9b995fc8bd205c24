/** More than any agent's round makes; what an editor does not hand back is remembered no longer than that. */
const maxCalls = 500;
/** UTF-16 units in all. */
const maxCharacters = 4_000_000;

/**
 * What a model thought before it called tools, by the id of each call: a model that thinks between calls goes on from
 * its own words, and some editors and extensions hand back the calls without them. In memory only, oldest forgotten
 * first.
 */
export class ReasoningMemory {
  readonly #byCall = new Map<string, string>();
  #characters = 0;

  remember(callIds: readonly string[], reasoning: string): void {
    if (reasoning === '') return;
    for (const id of callIds) {
      this.#forget(id);
      this.#byCall.set(id, reasoning);
      this.#characters += reasoning.length;
    }
    for (const [id] of this.#byCall) {
      if (this.#byCall.size <= maxCalls && this.#characters <= maxCharacters) break;
      this.#forget(id);
    }
  }

  /** Exactly as it came, or nothing where it is not known. */
  recall(callIds: readonly string[]): string | undefined {
    for (const id of callIds) {
      const reasoning = this.#byCall.get(id);
      if (reasoning !== undefined) return reasoning;
    }
    return undefined;
  }

  #forget(id: string): void {
    this.#characters -= this.#byCall.get(id)?.length ?? 0;
    this.#byCall.delete(id);
  }
}
