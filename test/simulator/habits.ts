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

/**
 * How one answer of remarks on lines is, whichever schema asked for them: `miscounted`, three lines too far down;
 * `outside` of the code, and quoting nothing of it; `twice`, each of them; `overlapping`, with one more over all lines;
 * `unescaped`, a quotation mark in a text that ends it early; `translated`, fields and kinds in other words and numbers
 * as text; `many`, five hundred; `none`; or `prose`, no JSON at all.
 */
export type RemarksManner =
  | 'true'
  | 'miscounted'
  | 'outside'
  | 'twice'
  | 'overlapping'
  | 'unescaped'
  | 'translated'
  | 'many'
  | 'none'
  | 'prose';

export interface HabitOptions {
  /** Of the next answers of remarks on lines, one after the other; then they are true. */
  remarks?: readonly RemarksManner[];
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
  #remarks: RemarksManner[] = [];

  get draft(): DraftFlaws {
    return this.#draft;
  }
  get mends(): number {
    return this.#mends;
  }

  set({ draft, edits, mends, remarks }: HabitOptions): void {
    if (draft) this.#draft = draft;
    if (edits) this.#edits = [...edits];
    if (mends !== undefined) this.#mends = mends;
    if (remarks) this.#remarks = [...remarks];
  }

  reset(): void {
    this.set({ draft: {}, edits: [], mends: 2, remarks: [] });
  }

  /** Of the answer of remarks that is given now. */
  nextRemarks(): RemarksManner {
    return this.#remarks.shift() ?? 'true';
  }

  /** Of the answer that is given now. */
  nextEdits(): EditManner {
    return this.#edits.shift() ?? 'mend';
  }
}
