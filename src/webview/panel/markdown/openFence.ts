/**
 * A fenced code block that is still being written, followed line by line: an answer that is one long page of HTML must
 * not be lexed again for each word of it. Agrees with marked on where such a block ends and what is in it.
 */
import type { Tokens } from 'marked';
import { languageOf } from './answerRenderer.ts';

const openingPattern = /^( {0,3})(`{3,}|~{3,})([^\n]*)\n/;

export class OpenFence {
  readonly language: string;
  readonly #indent: number;
  readonly #closing: RegExp;
  readonly #maybeClosing: RegExp;
  /** Finished lines, each with its newline. */
  #lines = '';
  #partial = '';

  private constructor(indent: number, fence: string, info: string) {
    this.language = languageOf(info);
    this.#indent = indent;
    const mark = fence.charAt(0);
    this.#closing = new RegExp(`^ {0,3}${mark}{${fence.length},} *$`);
    this.#maybeClosing = new RegExp(`^ {0,3}${mark}* *$`);
  }

  /** The open fence that this last token of a text is; `undefined` when it is closed, indented or not complete enough. */
  static of(token: Tokens.Code): OpenFence | undefined {
    if (token.codeBlockStyle === 'indented') return undefined;
    const opening = openingPattern.exec(token.raw);
    if (!opening) return undefined;
    const [first, indent = '', fence = '', info = ''] = opening;
    const open = new OpenFence(indent.length, fence, info);
    return open.append(token.raw.slice(first.length)) ? open : undefined;
  }

  /** Returns false as soon as the fence may be closed: then marked decides. */
  append(delta: string): boolean {
    this.#partial += delta;
    const end = this.#partial.lastIndexOf('\n');
    if (end >= 0) {
      for (const line of this.#partial.slice(0, end).split('\n')) {
        if (this.#closing.test(line)) return false;
        this.#lines += `${this.#withoutIndent(line)}\n`;
      }
      this.#partial = this.#partial.slice(end + 1);
    }
    return true;
  }

  /** The code so far, without the beginning of what may become the closing fence. */
  get code(): string {
    if (this.#maybeClosing.test(this.#partial)) return this.#lines.slice(0, -1);
    return this.#lines + this.#withoutIndent(this.#partial);
  }

  #withoutIndent(line: string): string {
    if (this.#indent === 0) return line;
    const indent = /^\s+/.exec(line)?.[0].length ?? 0;
    return line.slice(Math.min(indent, this.#indent));
  }
}
