/** What a language makes of a text. Offsets count UTF-16 units from 0. */
export interface CodeReading {
  /** The code without its comments: two texts of one shape mean the same. */
  readonly shape: readonly string[];
  /** Whether all of it is comment to the language, white space at its ends aside. */
  isComment(from: number, to: number): boolean;
  /** Whether the place is known to be inside of a string, a text or another comment. `false` promises nothing. */
  isInside(offset: number): boolean;
}

/** Reads code of one language; never fails, as code in an editor is often unfinished. */
export type CodeReader = (text: string) => CodeReading;

/** Readers by VS Code's language id; nothing for a language without one. */
export type CodeReaders = (languageId: string) => CodeReader | undefined;
