import { LineReferences, type LinkFile, type Reference } from './lineReferences.ts';

/** A piece of an answer, in order: text as it came, or lines that it speaks of. */
export type AnswerPiece =
  | { kind: 'text'; text: string }
  /** `label` is what stood there, without the backticks that `isCode` tells of. Lines from 1, both included. */
  | { kind: 'link'; label: string; isCode: boolean; path: string; startLine: number; endLine: number };

/**
 * Finds the lines that an answer speaks of while it streams: `src/cart.ts:12-18`, `cart.ts#L12`, "line 12", 第 12 行,
 * a link to one of these. Only lines of files that the model was shown, and only lines that are there, become links.
 * What might be the beginning of one is held back until it is known; in code blocks nothing is.
 */
export class LineLinks {
  readonly #references: LineReferences;
  #buffer = '';
  /** The character in front of the buffer. */
  #before = '\n';
  /** The run of signs that opened the code block, or the code in a line, that the buffer begins in. */
  #fence = '';
  #code = 0;

  /** @param subject the file that "line 12" means; without one that is no link */
  constructor(files: readonly LinkFile[], subject?: string) {
    this.#references = new LineReferences(files, subject);
  }

  push(text: string): AnswerPiece[] {
    this.#buffer += text;
    return this.#take(false);
  }

  /** What was held back, when the answer is over. */
  end(): AnswerPiece[] {
    return this.#take(true);
  }

  #take(final: boolean): AnswerPiece[] {
    const pieces: AnswerPiece[] = [];
    const text = (said: string): void => {
      const last = pieces.at(-1);
      if (last?.kind === 'text') last.text += said;
      else if (said !== '') pieces.push({ kind: 'text', text: said });
    };
    let at = 0;
    while (at < this.#buffer.length) {
      const step = this.#step(at, final);
      if (step === 'wait') break;
      if (step.piece) pieces.push(step.piece);
      else text(this.#buffer.slice(at, at + step.length));
      this.#before = this.#buffer[at + step.length - 1] ?? this.#before;
      at += step.length;
    }
    this.#buffer = this.#buffer.slice(at);
    return pieces;
  }

  #step(at: number, final: boolean): 'wait' | { length: number; piece?: AnswerPiece } {
    const rest = this.#buffer.slice(at, at + longestLook);
    if (this.#before === '\n') {
      const fence = this.#fenceAt(rest, final);
      if (fence === 'wait') return 'wait';
      if (fence !== undefined) return { length: fence };
    }
    if (this.#fence !== '') return { length: lengthOfLine(rest) };
    if (rest.startsWith('`')) return this.#backticks(rest, final);
    if (this.#code > 0) {
      // A blank line ends every paragraph, and with it code that nobody closed.
      if (rest.startsWith('\n') && this.#before === '\n') this.#code = 0;
      return { length: 1 };
    }
    if (rest.startsWith('[')) {
      const link = this.#link(rest, final);
      if (link !== undefined) return link;
    }
    const found = this.#references.at(rest, this.#before, final);
    if (found === 'wait') return 'wait';
    return found ? { length: found.length, piece: pieceOf(found, rest.slice(0, found.length), false) } : { length: 1 };
  }

  /** At a line's beginning: the length of a line that opens or closes a code block. */
  #fenceAt(rest: string, final: boolean): number | undefined | 'wait' {
    if (!final && /^ {0,3}(?:`{0,2}|~{0,2})$/.test(rest)) return 'wait';
    const run = /^ {0,3}(`{3,}|~{3,})/.exec(rest)?.[1];
    if (run === undefined) return undefined;
    if (this.#fence === '') {
      // All of the run has to be there: what closes it is as long.
      if (!final && rest.trimStart() === run) return 'wait';
      this.#fence = run;
      this.#code = 0;
      return lengthOfLine(rest);
    }
    if (!final && !rest.includes('\n')) return /^\s*[`~]+\s*$/.test(rest) ? 'wait' : undefined;
    const closes = run[0] === this.#fence[0] && run.length >= this.#fence.length && /^\s*[`~]+\s*(?:\n|$)/.test(rest);
    if (!closes) return undefined;
    this.#fence = '';
    return lengthOfLine(rest);
  }

  /** A run of backticks: opens or closes code in a line, which may be nothing but lines of a file. */
  #backticks(rest: string, final: boolean): 'wait' | { length: number; piece?: AnswerPiece } {
    const run = /^`+/.exec(rest)?.[0].length ?? 1;
    if (!final && run === rest.length) return 'wait';
    if (this.#code > 0) {
      if (run === this.#code) this.#code = 0;
      return { length: run };
    }
    const inner = rest.slice(run);
    const found = this.#references.at(inner, '`', final);
    if (found === 'wait') return 'wait';
    if (found) {
      const behind = inner.slice(found.length);
      const closing = /^`*/.exec(behind)?.[0].length ?? 0;
      if (!final && closing === behind.length) return 'wait';
      if (closing === run) {
        const piece = pieceOf(found, inner.slice(0, found.length), true);
        return { length: run + found.length + closing, piece };
      }
    }
    this.#code = run;
    return { length: run };
  }

  /** A link in Markdown: to lines it becomes ours; any other is passed on whole, so that nothing in it is touched. */
  #link(rest: string, final: boolean): 'wait' | { length: number; piece?: AnswerPiece } | undefined {
    if (!final && /^\[[^[\]\n]{0,200}(?:\](?:\([^()\s]{0,300})?)?$/.test(rest)) return 'wait';
    const [whole, label = '', target = ''] = /^\[([^[\]\n]{1,200})\]\(([^()\s]{1,300})\)/.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    const found = this.#references.at(target, '(', true);
    if (found === 'wait' || found?.length !== target.length) return { length: whole.length };
    const code = /^`([^`]+)`$/.exec(label)?.[1];
    return { length: whole.length, piece: pieceOf(found, code ?? label, code !== undefined) };
  }
}

/** The longest thing that is looked at as one: a link with its label. */
const longestLook = 520;

function lengthOfLine(rest: string): number {
  const end = rest.indexOf('\n');
  return end < 0 ? rest.length : end + 1;
}

function pieceOf({ path, startLine, endLine }: Reference, label: string, isCode: boolean): AnswerPiece {
  return { kind: 'link', label, isCode, path, startLine, endLine };
}
