/** One change as a model writes it: what stands in the source, and what is to stand there instead. */
export interface Edit {
  /** Must stand in the source exactly once. Lines end with `\n`. */
  readonly search: string;
  /** Empty to delete. */
  readonly replace: string;
  /** The file that it names, where answers are about several. */
  readonly file?: string;
}

/** The same, placed: offsets into the source before all changes, as string indexes. */
export interface SourceChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
