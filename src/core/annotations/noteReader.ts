import { looseNote } from './looseNote.ts';
import { noteSchema } from './note.ts';
import { type NotePlacing, placeNote, type ShownCode } from './placeNote.ts';

/**
 * Reads notes out of a streamed answer: each is handed out as soon as its object is complete, so that notes appear one
 * by one. Fences, talk around the JSON and a bare array instead of the named list are all the same to it: what counts
 * are the objects directly inside the first array of objects.
 */
export class NoteReader {
  readonly #code: ShownCode;
  #depth = 0;
  /** Depth of the array whose elements are notes; -1 before it was met. */
  #listDepth = -1;
  #closed = false;
  /** The open array holds something that is no object: brackets in the talk, not the list. */
  #otherInList = false;
  #inString = false;
  #escaped = false;
  /** An element was no JSON, so what the brackets said from there on is in doubt. */
  #broken = false;
  #object = '';
  /** All that was pushed: an answer whose brackets do not match is searched once more at its end. */
  #all = '';
  /** Of notes that were handed out: some models say things twice, or again from the start. */
  readonly #seen = new Set<string>();
  /** Elements that are no note, or lie outside the code that was asked about. */
  readonly problems: string[] = [];
  #read = 0;

  constructor(code: ShownCode) {
    this.#code = code;
  }

  /** How many notes have been handed out. */
  get count(): number {
    return this.#read;
  }

  /** Whether the list was seen from its opening to its closing bracket. */
  get complete(): boolean {
    return this.#closed;
  }

  push(text: string): NotePlacing[] {
    const notes: NotePlacing[] = [];
    this.#all += text;
    for (const char of text) {
      if (this.#closed) break;
      const inside = this.#listDepth >= 0 && this.#depth > this.#listDepth;
      if (inside) this.#object += char;
      if (this.#inString) {
        this.#string(char);
        continue;
      }
      if (this.#depth === this.#listDepth && !/[\s,{}[\]]/.test(char)) this.#otherInList = true;
      switch (char) {
        case '"':
          // A quotation mark in the talk before the JSON opens no string.
          this.#inString = this.#depth > 0;
          break;
        case '{':
          if (!inside && this.#depth === this.#listDepth) this.#object = '{';
          this.#depth++;
          break;
        case '[':
          if (this.#listDepth < 0) this.#listDepth = this.#depth + 1;
          this.#depth++;
          break;
        case '}':
        case ']':
          this.#close(notes);
          break;
      }
    }
    return notes;
  }

  /**
   * What is still found when the answer is over and its list was not closed: a quotation mark that was not escaped
   * hides the rest of it from whoever counts brackets, so each object is tried for itself.
   */
  end(): NotePlacing[] {
    if (this.#closed && !this.#broken) return [];
    const notes: NotePlacing[] = [];
    for (const piece of this.#all.split(/(?=\{\s*"(?:startLine|start_line|line)")/).slice(1)) {
      const value = firstObject(piece);
      const note = value === undefined ? undefined : this.#accept(value);
      if (note) notes.push(note);
    }
    return notes;
  }

  #tell(problem: string): void {
    if (!this.problems.includes(problem)) this.problems.push(problem);
  }

  #string(char: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (char === '\\') this.#escaped = true;
    else if (char === '"') this.#inString = false;
  }

  #close(notes: NotePlacing[]): void {
    if (this.#depth === 0) return;
    this.#depth--;
    if (this.#listDepth < 0) return;
    if (this.#depth === this.#listDepth) {
      const value = parsed(this.#object);
      if (value === undefined) {
        this.#broken = true;
        this.#tell(`not JSON: ${this.#object.slice(0, 80)}`);
      }
      const note = value === undefined ? undefined : this.#accept(value);
      this.#object = '';
      if (note) notes.push(note);
    } else if (this.#depth < this.#listDepth) {
      const isTalk = this.#otherInList && this.#read === 0 && this.problems.length === 0;
      if (isTalk) this.#listDepth = -1;
      else this.#closed = true;
      this.#otherInList = false;
    }
  }

  #accept(value: unknown): NotePlacing | undefined {
    const read = noteSchema.safeParse(looseNote(value));
    if (!read.success) {
      this.#tell(read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; '));
      return undefined;
    }
    const placed = placeNote(read.data, this.#code);
    if (!placed) {
      const { startLine, endLine } = read.data;
      const { firstLine, lines } = this.#code;
      this.#tell(`lines ${startLine}-${endLine} are not in ${firstLine}-${firstLine + lines.length - 1}`);
      return undefined;
    }
    const { note } = placed;
    const key = `${note.startLine}-${note.endLine} ${note.kind} ${note.text.toLowerCase().replace(/[\s\p{P}]+/gu, '')}`;
    if (this.#seen.has(key)) return undefined;
    this.#seen.add(key);
    this.#read++;
    return placed;
  }
}

/** What follows an object in an answer is brackets of the list: few of them. */
function firstObject(text: string): unknown {
  let end = text.lastIndexOf('}');
  for (let tries = 0; end >= 0 && tries < 4; tries++) {
    const value = parsed(text.slice(0, end + 1));
    if (value !== undefined) return value;
    end = text.lastIndexOf('}', end - 1);
  }
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
