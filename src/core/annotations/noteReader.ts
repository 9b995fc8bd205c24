import { type Note, noteSchema } from './note.ts';

export interface LineSpan {
  /** Lines count from 1, both ends included. */
  firstLine: number;
  lastLine: number;
}

/**
 * Reads notes out of a streamed answer: each is handed out as soon as its object is complete, so that notes appear one
 * by one. Fences, talk around the JSON and a bare array instead of the named list are all the same to it: what counts
 * are the objects directly inside the first array of objects.
 */
export class NoteReader {
  readonly #span: LineSpan;
  #depth = 0;
  /** Depth of the array whose elements are notes; -1 before it was met. */
  #listDepth = -1;
  #closed = false;
  /** The open array holds something that is no object: brackets in the talk, not the list. */
  #otherInList = false;
  #inString = false;
  #escaped = false;
  #object = '';
  /** Elements that are no note, or lie outside the code that was asked about. */
  readonly problems: string[] = [];
  #read = 0;

  constructor(span: LineSpan) {
    this.#span = span;
  }

  /** How many notes have been handed out. */
  get count(): number {
    return this.#read;
  }

  /** Whether the list was seen from its opening to its closing bracket. */
  get complete(): boolean {
    return this.#closed;
  }

  push(text: string): Note[] {
    const notes: Note[] = [];
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

  #string(char: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (char === '\\') this.#escaped = true;
    else if (char === '"') this.#inString = false;
  }

  #close(notes: Note[]): void {
    if (this.#depth === 0) return;
    this.#depth--;
    if (this.#listDepth < 0) return;
    if (this.#depth === this.#listDepth) {
      const note = this.#accept(this.#object);
      this.#object = '';
      if (note) notes.push(note);
    } else if (this.#depth < this.#listDepth) {
      const isTalk = this.#otherInList && this.#read === 0 && this.problems.length === 0;
      if (isTalk) this.#listDepth = -1;
      else this.#closed = true;
      this.#otherInList = false;
    }
  }

  #accept(json: string): Note | undefined {
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      this.problems.push(`not JSON: ${json.slice(0, 80)}`);
      return undefined;
    }
    const parsed = noteSchema.safeParse(value);
    if (!parsed.success) {
      this.problems.push(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; '));
      return undefined;
    }
    const { firstLine, lastLine } = this.#span;
    const { startLine, endLine } = parsed.data;
    // A note that reaches out of the code is cut to it; one that lies wholly outside speaks of nothing that was shown.
    if (endLine < startLine || endLine < firstLine || startLine > lastLine) {
      this.problems.push(`lines ${startLine}-${endLine} are not in ${firstLine}-${lastLine}`);
      return undefined;
    }
    this.#read++;
    return { ...parsed.data, startLine: Math.max(startLine, firstLine), endLine: Math.min(endLine, lastLine) };
  }
}
