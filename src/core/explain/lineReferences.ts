/** A file that may be linked to. */
export interface LinkFile {
  /** As the model was told it, with `/`. */
  path: string;
  lineCount: number;
}

export interface Reference {
  /** Of the text that was read as one. */
  length: number;
  path: string;
  /** From 1, both included. */
  startLine: number;
  endLine: number;
}

const lines = /^[:#]L?(\d{1,6})(?::\d{1,4})?(?:[-–]L?(\d{1,6}))?/;
/** Whatever may yet become `lines`. */
const linesBegun = /^(?:[:#](?:L?(?:\d{1,6}(?::\d{0,4})?(?:[-–]L?\d{0,6})?)?)?)?$/;
const english = /^lines?\s(\d{1,6})(?:\s?(?:[-–]|to|through)\s?(\d{1,6}))?(?!\d)/i;
const englishBegun =
  /^(?:l|li|lin|line|lines|lines?\s\d{0,6}|lines?\s\d{1,6}\s?(?:[-–]|t|to|th|thr|thro|throu|throug|through)?\s?\d{0,6})$/i;
const chinese = /^第\s?(\d{1,6})(?:\s?[-–—~～至到]\s?(?:第\s?)?(\d{1,6}))?\s?行/;
const chineseBegun = /^第(?:\s?\d{0,6}(?:\s?[-–—~～至到]?\s?(?:第\s?)?\d{0,6}\s?)?)?$/;

/** Tells where text names lines of files that are known, and where it may be about to. */
export class LineReferences {
  readonly #names: ReadonlyMap<string, LinkFile>;
  readonly #longestFirst: readonly string[];
  readonly #subject: LinkFile | undefined;

  constructor(files: readonly LinkFile[], subject: string | undefined) {
    const names = new Map(files.map(file => [file.path, file]));
    const byBase = Map.groupBy(names.values(), ({ path }) => path.slice(path.lastIndexOf('/') + 1));
    // A file's own name means it where no other file has that name.
    for (const [base, [file, other]] of byBase) if (file && !other && !names.has(base)) names.set(base, file);
    this.#names = names;
    this.#longestFirst = [...names.keys()].toSorted((a, b) => b.length - a.length);
    this.#subject = files.find(({ path }) => path === subject);
  }

  /**
   * @param before the character in front of `text`
   * @param final nothing comes behind `text`
   */
  at(text: string, before: string, final: boolean): Reference | 'wait' | undefined {
    if (/[\p{L}\p{N}_./\\-]/u.test(before) && !/\p{sc=Han}/u.test(before)) return undefined;
    const named = this.#named(text, final);
    if (named !== undefined) return named;
    // In Chinese no blank stands between words, but in front of an English one there is none of a longer word either.
    return this.#spoken(text, final);
  }

  #named(text: string, final: boolean): Reference | 'wait' | undefined {
    for (const name of this.#longestFirst) {
      if (!final && name.length > text.length && name.startsWith(text)) return 'wait';
      if (!text.startsWith(name)) continue;
      const behind = text.slice(name.length);
      if (!final && linesBegun.test(behind)) return 'wait';
      const match = lines.exec(behind);
      const file = this.#names.get(name);
      if (match && file) return reference(file, name.length + match[0].length, match[1], match[2]);
    }
    return undefined;
  }

  #spoken(text: string, final: boolean): Reference | 'wait' | undefined {
    if (!this.#subject) return undefined;
    if (!final && (englishBegun.test(text) || chineseBegun.test(text))) return 'wait';
    const han = chinese.exec(text);
    if (han) return reference(this.#subject, han[0].length, han[1], han[2]);
    const match = english.exec(text);
    if (!match) return undefined;
    const file = this.#fileBehind(text.slice(match[0].length), final);
    return file === 'wait' ? 'wait' : reference(file, match[0].length, match[1], match[2]);
  }

  /** "line 12 of `src/prices.ts`" does not mean the subject. */
  #fileBehind(text: string, final: boolean): LinkFile | 'wait' | undefined {
    const lead = /^ (?:of|in) (?:the file )?`?/i.exec(text)?.[0];
    if (!final && isBegun(text, [' of ', ' in ', ' of the file `', ' in the file `', ' of `', ' in `'])) return 'wait';
    if (lead === undefined) return this.#subject;
    const behind = text.slice(lead.length);
    for (const name of this.#longestFirst) {
      if (!final && name.length > behind.length && name.startsWith(behind)) return 'wait';
      if (behind.startsWith(name)) return this.#names.get(name);
    }
    // Some file that is not known, or plain words.
    return /^[^\s`]*[/.]\w/.test(behind) ? undefined : this.#subject;
  }
}

function isBegun(text: string, phrases: readonly string[]): boolean {
  return phrases.some(phrase => phrase.startsWith(text.toLowerCase()));
}

/** Nothing where the file has no such lines. */
function reference(
  file: LinkFile | undefined,
  length: number,
  start: string | undefined,
  end: string | undefined,
): Reference | undefined {
  const startLine = Number(start);
  const endLine = Number(end ?? start);
  if (!file || startLine < 1 || endLine < startLine || endLine > file.lineCount) return undefined;
  return { length, path: file.path, startLine, endLine };
}
