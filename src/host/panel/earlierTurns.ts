import type { ShownTurn } from './liveConversation.ts';

/** Told at once: more than any view is high. */
const firstTurns = 30;
/** Told together afterwards: small enough that nothing else has to wait. */
const turnsAtOnce = 150;

/**
 * A long conversation is told from its end: what a page shows first goes out first, and the turns in front of that
 * follow in pieces. Knows how many of them the page does not have yet.
 */
export class EarlierTurns {
  /** How many turns from the beginning are still to be told. */
  #untold = 0;
  /** Another state was told meanwhile: what was under way for the last one is not for this one. */
  #generation = 0;

  get untold(): number {
    return this.#untold;
  }

  /** The last turns, to be told with the state; the others wait for `tell`. */
  begin(shown: readonly ShownTurn[]): readonly ShownTurn[] {
    this.#generation++;
    this.#untold = Math.max(0, shown.length - firstTurns);
    return shown.slice(this.#untold);
  }

  /** Nothing more of this conversation. */
  forget(): void {
    this.#generation++;
    this.#untold = 0;
  }

  /** @param shown all turns, as of now */
  async tell(
    shown: () => Promise<readonly ShownTurn[]>,
    send: (turns: readonly ShownTurn[], before: string, untold: number) => void,
  ): Promise<void> {
    const generation = this.#generation;
    while (this.#untold > 0) {
      const turns = await shown();
      if (generation !== this.#generation) return;
      const from = Math.max(0, this.#untold - turnsAtOnce);
      const before = turns[this.#untold];
      if (!before) return;
      const next = turns.slice(from, this.#untold);
      this.#untold = from;
      send(next, before.turn.id, from);
      await new Promise(setImmediate);
      if (generation !== this.#generation) return;
    }
  }
}
