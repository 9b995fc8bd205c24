import { type CommentSyntax, commentLines, commentSyntaxOf } from '../commentSyntax.ts';
import type { CodeReader, CodeReaders, CodeReading } from './codeReading.ts';
import { isClaimed, type Lines } from './lineRules.ts';
import { plainReader } from './plainReader.ts';
import { silentBlock } from './silentBlocks.ts';

export interface WantedComment {
  /** Of the code that it is about, zero-based. */
  line: number;
  text: string;
}

export interface PlacedComment<T extends WantedComment = WantedComment> {
  wanted: T;
  /** The line in front of which it stands, zero-based, before anything was inserted. */
  line: number;
  /** Whole lines with their endings. */
  text: string;
}

export interface CommentPlan<T extends WantedComment = WantedComment> {
  /** In the order in which they stand in the file. */
  placed: readonly PlacedComment<T>[];
  /** The code means something else wherever these are put. */
  refused: readonly T[];
}

export interface PlaceOptions {
  languageId: string;
  eol: '\n' | '\r\n';
  readers: CodeReaders;
  /** What a comment says that could not stand at its own line. @param code the start of that line */
  away?(code: string, text: string): string;
}

/** How far from its code a comment may stand and still be understood. */
const mostLinesUp = 400;
const mostLinesDown = 3;

/**
 * Finds a place for each comment where it changes nothing but comments: it is put in, the code is read again, and has
 * to be the same. Where its own line is within a string, a text or a joined line, the nearest one above that serves is
 * taken, else one just below.
 * @returns `undefined` where the language has no comments
 */
export function placeComments<T extends WantedComment>(
  text: string,
  wanted: readonly T[],
  options: PlaceOptions,
): CommentPlan<T> | undefined {
  const { languageId } = options;
  const own = commentSyntaxOf(languageId);
  if (!own) return undefined;
  const read = options.readers(languageId) ?? plainReader(languageId, own);
  const source = new Source(text, languageId, read);
  const syntaxes = [own, ...(options.readers(languageId) ? otherSyntaxes(languageId, own) : [])];

  const refused: T[] = [];
  const find = (some: readonly T[]): PlacedComment<T>[] => {
    const [one] = some;
    if (!one) return [];
    const first = some.map(each => firstChoice(source, each, own, options));
    if (first.every(choice => choice !== undefined) && source.keepsMeaning(first)) return first;
    if (some.length > 1) {
      // As a rule every first choice is good and one reading shows it for all; those that are not are looked for.
      const half = Math.ceil(some.length / 2);
      return [...find(some.slice(0, half)), ...find(some.slice(half))];
    }
    const found = firstSafe(source, one, syntaxes, options);
    if (!found) refused.push(one);
    return found ? [found] : [];
  };
  const inOrder = wanted.toSorted((a, b) => a.line - b.line);
  const found = find(inOrder).toSorted((a, b) => a.line - b.line);
  if (source.keepsMeaning(found)) return { placed: found, refused };
  // Each is good alone and all together are not: those that fit with the ones before them stay.
  const placed: PlacedComment<T>[] = [];
  for (const one of found) {
    if (source.keepsMeaning([...placed, one])) placed.push(one);
    else refused.push(one.wanted);
  }
  return { placed, refused };
}

/** Scripts and styles of a page speak their own languages; HTML around PHP shows what is written in it. */
function otherSyntaxes(languageId: string, own: CommentSyntax): readonly CommentSyntax[] {
  if (own.block?.[0] === '<!--') return [{ line: '//' }, { block: ['/*', '*/'] }];
  return languageId === 'php' ? [silentBlock] : [];
}

function firstChoice<T extends WantedComment>(
  source: Source,
  one: T,
  syntax: CommentSyntax,
  options: PlaceOptions,
): PlacedComment<T> | undefined {
  const line = source.candidates(one.line).next().value;
  return line === undefined ? undefined : place(source, one, line, syntax, options);
}

function firstSafe<T extends WantedComment>(
  source: Source,
  one: T,
  syntaxes: readonly CommentSyntax[],
  options: PlaceOptions,
): PlacedComment<T> | undefined {
  for (const line of source.candidates(one.line)) {
    for (const syntax of syntaxes) {
      const candidate = place(source, one, line, syntax, options);
      if (source.keepsMeaning([candidate])) return candidate;
    }
  }
  return undefined;
}

function place<T extends WantedComment>(
  source: Source,
  wanted: T,
  line: number,
  syntax: CommentSyntax,
  { eol, away }: PlaceOptions,
): PlacedComment<T> {
  const code = source.at(wanted.line).trim();
  const isThere = line === wanted.line || source.isComment(line, wanted.line);
  const text = isThere || code === '' || !away ? wanted.text : away(startOf(code), wanted.text);
  const indentation = syntax.flush ? '' : (/^[ \t]*/.exec(source.at(line).replace(/^\ufeff/, ''))?.[0] ?? '');
  return { wanted, line, text: commentLines(text, { syntax, indentation, eol }) };
}

const quotedLength = 40;
function startOf(code: string): string {
  const characters = [...code];
  return characters.length > quotedLength ? `${characters.slice(0, quotedLength).join('')}…` : code;
}

/** A file, and what its language makes of it. */
class Source implements Lines {
  readonly #text: string;
  readonly #languageId: string;
  readonly #read: CodeReader;
  readonly #starts: number[];
  readonly #reading: CodeReading;
  readonly #shape: readonly string[];

  constructor(text: string, languageId: string, read: CodeReader) {
    this.#text = text;
    this.#languageId = languageId;
    this.#read = read;
    this.#starts = lineStarts(text);
    this.#reading = read(text);
    this.#shape = this.#reading.shape;
  }

  get count(): number {
    return this.#starts.length;
  }

  at(line: number): string {
    return this.#text.slice(this.#starts[line] ?? this.#text.length, this.#starts[line + 1]).replace(/\r?\n$|\r$/, '');
  }

  /** Lines to try, the best first. */
  *candidates(line: number): Generator<number, undefined> {
    const own = Math.min(Math.max(0, line), this.count - 1);
    for (let up = own; up >= Math.max(0, own - mostLinesUp); up--) if (this.#isFree(up)) yield up;
    for (let down = own + 1; down <= Math.min(this.count - 1, own + mostLinesDown); down++) {
      if (this.#isFree(down)) yield down;
    }
    return undefined;
  }

  /** Whether the code is the same with all of these in it, and each is a comment to its language. */
  keepsMeaning(comments: readonly PlacedComment[]): boolean {
    let text = '';
    let at = 0;
    const ranges: { from: number; to: number }[] = [];
    for (const comment of comments.toSorted((a, b) => a.line - b.line)) {
      const start = this.offset(comment.line);
      text += this.#text.slice(at, start);
      ranges.push({ from: text.length, to: text.length + comment.text.length });
      text += comment.text;
      at = start;
    }
    const reading = this.#read(text + this.#text.slice(at));
    if (!ranges.every(({ from, to }) => reading.isComment(from, to))) return false;
    const { shape } = reading;
    return shape.length === this.#shape.length && shape.every((part, index) => part === this.#shape[index]);
  }

  offset(line: number): number {
    return offsetOf(this.#text, this.#starts, line);
  }

  /** Whether there is nothing but comments from one line to before another below it. */
  isComment(from: number, to: number): boolean {
    return from < to && this.#reading.isComment(this.offset(from), this.offset(to));
  }

  #isFree(line: number): boolean {
    if (isClaimed(this, line, this.#languageId)) return false;
    return !this.#reading.isInside(this.offset(line));
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** The text with every comment of a plan in it. */
export function withComments(text: string, placed: readonly PlacedComment[]): string {
  const starts = lineStarts(text);
  let out = '';
  let at = 0;
  for (const comment of placed) {
    const start = offsetOf(text, starts, comment.line);
    out += text.slice(at, start) + comment.text;
    at = start;
  }
  return out + text.slice(at);
}

/** Of the start of a line; behind the mark that a file may begin with. */
function offsetOf(text: string, starts: readonly number[], line: number): number {
  const start = starts[line] ?? text.length;
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}
