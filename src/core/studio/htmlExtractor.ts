import { unescapeText } from '../code/unescapeText.ts';
import { looksEscaped } from './escapedHtml.ts';
import { findPageStart, type PageStart } from './pageStart.ts';
import { TagScanner } from './tagScanner.ts';

export interface ExtractedPage {
  /** The page, or as much of it as came; empty when the answer has none. */
  html: string;
  /** The page's own end was seen: `</html>`, the closing fence, or the end of its last element. */
  complete: boolean;
  /** What the model said before and after the page. */
  talk: string;
}

/**
 * Takes the HTML page out of an answer while it streams: in a code fence or bare, plain or as an escaped string, with
 * talk before and after it. However the answer is cut into pieces, the result is the same.
 */
export class HtmlExtractor {
  #mode: 'before' | 'page' | 'after' = 'before';
  /** What came and is not yet decided. */
  #rest = '';
  #before = '';
  #after = '';
  #html = '';
  /** Decoded text that belongs to the page unless its end follows: white space and what may become a fence. */
  #held = '';
  #escaped: boolean | undefined;
  #start: PageStart | undefined;
  #complete = false;
  #scanner = new TagScanner();

  /**
   * @returns the page so far. It only ever grows, so that it can be appended to an editor; a browser shows any such
   *   beginning.
   */
  push(text: string): string {
    this.#rest += text;
    this.#read(false);
    return this.#html;
  }

  /** The page's own end was seen: what comes now is talk. */
  get isWhole(): boolean {
    return this.#mode === 'after' || this.#scanner.rootClosed;
  }

  /** The answer is over, whole or not. */
  finish(): ExtractedPage {
    this.#read(true);
    if (this.#mode === 'before') this.#lastResort();
    if (this.#scanner.rootClosed || this.#fenceAtEnd()) this.#complete = true;
    if (this.#start?.kind === 'fragment' && this.#scanner.outside) this.#complete = true;
    return { html: this.#html, complete: this.#complete, talk: tidyTalk(this.#before, this.#after) };
  }

  #read(final: boolean): void {
    if (this.#mode === 'before') this.#readBefore(final);
    if (this.#mode === 'page') this.#readPage(final);
    if (this.#mode === 'after') {
      this.#after += this.#rest;
      this.#rest = '';
    }
  }

  #readBefore(final: boolean): void {
    const found = findPageStart(this.#rest, final, this.#before);
    this.#before += this.#rest.slice(0, found.talkEnd);
    this.#rest = this.#rest.slice(found.start?.pageAt ?? found.talkEnd);
    if (!found.start) return;
    this.#start = found.start;
    this.#escaped = found.start.escaped;
    this.#mode = 'page';
  }

  #readPage(final: boolean): void {
    this.#escaped ??= looksEscaped(this.#rest, final);
    if (this.#escaped === undefined) return;
    const decoded = this.#escaped ? unescapeText(this.#rest, final) : { text: this.#rest, rest: '' };
    this.#rest = decoded.rest;
    for (let at = 0; at < decoded.text.length; at++) {
      if (this.#take(decoded.text.charAt(at))) continue;
      this.#mode = 'after';
      this.#after = this.#held + decoded.text.slice(at);
      this.#held = '';
      return;
    }
  }

  /** Takes one character into the page; `false` when the page ended before it. */
  #take(char: string): boolean {
    if (this.#scanner.rootClosed) return this.#end();
    if (this.#mayBeHeld(char)) {
      this.#held += char;
      return char === '\n' && this.#fenceInHeld() ? this.#end() : true;
    }
    if (this.#start?.kind === 'fragment' && this.#scanner.outside && char !== '<') return this.#end();
    for (const held of this.#held) this.#scanner.feed(held);
    this.#scanner.feed(char);
    this.#html += this.#held + char;
    this.#held = '';
    return true;
  }

  #end(): false {
    this.#complete = true;
    return false;
  }

  #mayBeHeld(char: string): boolean {
    if (char === ' ' || char === '\n' || char === '\t' || char === '\r') return true;
    return char === this.#fenceSign && /\n[ \t]*[`~]*$/.test(this.#held);
  }

  get #fenceSign(): string {
    return this.#start?.fence?.charAt(0) ?? '`';
  }

  /** A closing fence is alone on its line; a page without an opening one may have it all the same. */
  #fenceInHeld(): boolean {
    const run = /\n[ \t]*([`~]+)\s*$/.exec(this.#held)?.[1];
    return run !== undefined && run.length >= (this.#start?.fence?.length ?? 3);
  }

  /** As above at the end of the answer, where the fence may itself be cut off. */
  #fenceAtEnd(): boolean {
    return this.#start?.fence === undefined ? this.#fenceInHeld() : /\n[ \t]*[`~]+\s*$/.test(this.#held);
  }

  /** No page where one is expected: then the first thing that looks like HTML at all, also in the middle of a line. */
  #lastResort(): void {
    const at = /<(?:!doctype|html|head|body|style|main|header|section|article|div|table|form)[\s>]/i.exec(this.#before);
    if (!at) return;
    this.#rest = this.#before.slice(at.index);
    this.#before = this.#before.slice(0, at.index);
    this.#start = { pageAt: 0, kind: /^<(?:!|html)/i.test(this.#rest) ? 'document' : 'fragment' };
    this.#mode = 'page';
    this.#read(true);
  }
}

/** What is left of quoting around the page (fences, JSON) is no talk. */
function tidyTalk(before: string, after: string): string {
  return [before, after]
    .map(part =>
      part
        .replace(/^[ \t]*(?:`{3,}|~{3,})[ \t]*$/gm, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .filter(part => /[\p{L}\p{N}]/u.test(part))
    .join('\n\n');
}
