const startsMark = /^[ \t]*(?:<{1,9}|-{1,9}|`{1,}|~{1,})/;
const beginMark = /^[ \t]*<{5,9} ?(?:SEARCH|HEAD|ORIGINAL)\b/i;
const endMark = /^[ \t]*>{5,9}(?: ?(?:REPLACE|UPDATED|END|MAIN)\b.*)?[ \t]*$/i;
const fenceMark = /^[ \t]*(?:`{3,}|~{3,})[ \t]*[\w+#.-]*[ \t]*$/;

/** Passes on what an answer says around its blocks of changes, as it streams, and holds the blocks back. */
export class ProseStream {
  #line = '';
  /** Of the line that is still coming, how much was passed on. */
  #shown = 0;
  #inBlock = false;
  /** A fence that may have been opened for a block: it is shown once something else follows. */
  #fence = '';
  /** A block in a fence has ended: so does the fence. */
  #closesFence = false;
  #blocks = 0;

  /** Blocks that have begun. */
  get blocks(): number {
    return this.#blocks;
  }

  /** @returns what is to be shown now */
  push(text: string): string {
    let out = '';
    for (const piece of text.split(/(?<=\n)/)) {
      this.#line += piece;
      if (this.#line.endsWith('\n')) out += this.#finishLine();
      else if (!this.#inBlock && !startsMark.test(this.#line) && this.#line.trim() !== '') out += this.#showRest();
    }
    return out;
  }

  /** @returns the rest, when the answer is over */
  end(): string {
    return this.#line === '' ? '' : this.#finishLine();
  }

  #finishLine(): string {
    const line = this.#line.replace(/\r?\n$/, '');
    if (this.#inBlock) {
      if (endMark.test(line)) {
        this.#inBlock = false;
        this.#closesFence = this.#fence !== '';
        this.#fence = '';
      }
      return this.#drop();
    }
    if (beginMark.test(line)) {
      this.#inBlock = true;
      this.#blocks++;
      return this.#drop();
    }
    if (this.#shown === 0 && fenceMark.test(line)) {
      if (this.#closesFence) {
        this.#closesFence = false;
        return this.#drop();
      }
      if (this.#fence === '') {
        this.#fence = this.#line;
        return this.#drop();
      }
    }
    if (line.trim() !== '') this.#closesFence = false;
    return this.#showRest();
  }

  #showRest(): string {
    const fence = this.#fence;
    this.#fence = '';
    const rest = fence + this.#line.slice(this.#shown);
    if (this.#line.endsWith('\n')) this.#drop();
    else this.#shown = this.#line.length;
    return rest;
  }

  #drop(): '' {
    this.#line = '';
    this.#shown = 0;
    return '';
  }
}
