/** How well the simulator does what it is asked: the best it can, unless a test wants it otherwise. */

/** How many regions of a page's first draft are wrong, and how. */
export interface DraftFlaws {
  /** Stand beside their place, with all that is in them. */
  shifted?: number;
  /** Have another colour. */
  recoloured?: number;
  /** Are not there. */
  missing?: number;
}

/**
 * How one answer of edits is: `mend`s what differs; makes it `worse`; is `invalid`, with one block that searches for
 * what is not there; changes `nothing` to be seen; or is a whole `page`.
 */
export type EditManner = 'mend' | 'worse' | 'invalid' | 'nothing' | 'page';

export interface HabitOptions {
  /** Of all drafts from now on. */
  draft?: DraftFlaws;
  /** Of the next answers of edits, one after the other; then it mends. */
  edits?: readonly EditManner[];
  /** How many differences one answer mends at most. Default 2. */
  mends?: number;
}

export class Habits {
  #draft: DraftFlaws = {};
  #edits: EditManner[] = [];
  #mends = 2;

  get draft(): DraftFlaws {
    return this.#draft;
  }
  get mends(): number {
    return this.#mends;
  }

  set({ draft, edits, mends }: HabitOptions): void {
    if (draft) this.#draft = draft;
    if (edits) this.#edits = [...edits];
    if (mends !== undefined) this.#mends = mends;
  }

  reset(): void {
    this.set({ draft: {}, edits: [], mends: 2 });
  }

  /** Of the answer that is given now. */
  nextEdits(): EditManner {
    return this.#edits.shift() ?? 'mend';
  }
}
