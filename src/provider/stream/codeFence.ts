/** Follows a text to know whether its end stands in a block of code. */
export class CodeFence {
  #open = false;
  /** The beginning of the last line, as much as tells a fence; and the character that came last. */
  #line = '';
  #last = '';

  pass(text: string): void {
    if (text === '') return;
    let from = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
      this.#endLine(text.slice(from, Math.min(at, from + 16)));
      from = at + 1;
    }
    this.#line = (this.#line + text.slice(from, from + 16)).slice(0, 16);
    this.#last = text.slice(-1);
  }

  /** Whether what follows `more` is quoted: in a block of code, or right behind a backtick. */
  quotes(more: string): boolean {
    const ahead = new CodeFence();
    ahead.#open = this.#open;
    ahead.#line = this.#line;
    ahead.#last = this.#last;
    ahead.pass(more);
    return ahead.#open || ahead.#last === '`' || isFence(ahead.#line);
  }

  #endLine(rest: string): void {
    if (isFence(this.#line + rest)) this.#open = !this.#open;
    this.#line = '';
  }
}

function isFence(line: string): boolean {
  return /^ {0,3}(```|~~~)/.test(line);
}
