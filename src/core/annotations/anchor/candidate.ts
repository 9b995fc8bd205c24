/** Lines of the new text that may be the code looked for. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** How much of the code is there, 0 to 1, and how much of it in lines that did not change. */
  readonly content: number;
  readonly exactShare: number;
  /** Every line is there as it was, one after the other. */
  readonly exact: boolean;
  /** First and last line are known, not guessed. */
  readonly clear: boolean;
  readonly moved: boolean;
  /** New lines that lines which changed became. */
  readonly fitted: readonly number[];
}
