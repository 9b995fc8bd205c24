import { openFenceOf } from './openFence.ts';

/** How far back a repetition is looked for, in UTF-16 units: some models begin their whole answer again. */
const lookBack = 20_000;
/** Letters and digits that make a repetition: less is chance, as the braces at the end of code are. */
const leastLetters = 8;

/**
 * Joins what a model says when it goes on with an answer that was cut off. Models repeat the last words (they are asked
 * to), open the code block again that is still open, or put white space in front. What comes is held back until it can
 * be no repetition any more, and goes out without it.
 */
export class AnswerJoin {
  readonly #before: string;
  readonly #fence: ReturnType<typeof openFenceOf>;
  #held = '';
  #joined = false;

  constructor(before: string) {
    this.#before = before.slice(-lookBack);
    this.#fence = openFenceOf(before);
  }

  /** Takes the next piece; returns what is to be added to the answer. */
  add(piece: string): string {
    if (this.#joined) return piece;
    this.#held += piece;
    return this.#mayRepeat() ? '' : this.end();
  }

  /** Nothing more comes: returns what was still held back. */
  end(): string {
    if (this.#joined) return '';
    this.#joined = true;
    return this.#withoutRepetition();
  }

  /** What came so far stands in the answer, so that it may still be its end said again. */
  #mayRepeat(): boolean {
    const came = this.#behindFence();
    return came === undefined || came === '' || this.#before.includes(came);
  }

  #withoutRepetition(): string {
    const came = this.#behindFence() ?? this.#held.trimStart();
    const before = this.#before;
    const ended = before.trimEnd();
    for (let length = Math.min(came.length, before.length); length > 0; length--) {
      const repeated = came.slice(0, length);
      if (lettersIn(repeated) < leastLetters) break;
      if (before.endsWith(repeated)) return came.slice(length);
      // White space at the end of the answer may be left out, or written in another way, when it is repeated.
      if (ended.endsWith(repeated)) return withSpace(before.slice(ended.length), came.slice(length));
    }
    // No repetition: as it came, but that a code block is not opened and a line break not made twice.
    if (came !== this.#held.trimStart()) return came;
    return /\s$/.test(before) ? this.#held.replace(/^\s*\n/, '') : this.#held;
  }

  /** Without white space in front and without the line that opens the code block again; undefined: not known yet. */
  #behindFence(): string | undefined {
    const came = this.#held.trimStart();
    if (!this.#fence) return came;
    const { marker } = this.#fence;
    if (marker.startsWith(came)) return undefined;
    if (!came.startsWith(marker)) return came;
    const lineEnd = came.indexOf('\n');
    if (lineEnd < 0) return undefined;
    // Without the name of a language it closes the block.
    return came.slice(marker.length, lineEnd).trim() === '' ? came : came.slice(lineEnd + 1);
  }
}

function withSpace(there: string, rest: string): string {
  if (there === '') return rest;
  const space = /^\s*/.exec(rest)?.[0] ?? '';
  // A longer gap than the one that is there already is meant.
  return (space.startsWith(there) ? space.slice(there.length) : '') + rest.slice(space.length);
}

/** A Chinese character says as much as a few letters. */
function lettersIn(text: string): number {
  let letters = 0;
  for (const [character] of text.matchAll(/[\p{L}\p{N}]/gu)) {
    letters += /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(character) ? 3 : 1;
    if (letters >= leastLetters) break;
  }
  return letters;
}
