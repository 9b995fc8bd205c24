/** Elements without an end tag. */
const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose content is text up to their own end tag, whatever it looks like. */
const rawElements = new Set(['script', 'style', 'textarea', 'title']);

type State = 'text' | 'open' | 'name' | 'attributes' | 'quoted' | 'comment' | 'declaration' | 'raw' | 'rawEnd';

/**
 * Follows HTML one character at a time and knows which elements are open. It is no parser: it answers only where a
 * page ends, and is therefore forgiving where browsers are (an end tag without a start tag is ignored, one that skips
 * open elements closes them).
 */
export class TagScanner {
  readonly #open: string[] = [];
  #state: State = 'text';
  #name = '';
  #closing = false;
  #quote = '';
  /** Last characters, for `-->`, `/>` and `</script`. */
  #tail = '';
  #rootClosed = false;
  #seen = false;

  /** The `</html>` of the page has been read. */
  get rootClosed(): boolean {
    return this.#rootClosed;
  }

  /** Outside of every tag, comment and element, after at least one element. */
  get outside(): boolean {
    return this.#seen && this.#state === 'text' && this.#open.length === 0;
  }

  feed(char: string): void {
    switch (this.#state) {
      case 'text':
        if (char === '<') this.#enter('open');
        return;
      case 'open':
        this.#afterBracket(char);
        return;
      case 'name':
        if (/[\s/>]/.test(char)) {
          this.#enter('attributes');
          this.#attributes(char);
        } else {
          this.#name += char.toLowerCase();
        }
        return;
      case 'attributes':
        this.#attributes(char);
        return;
      case 'quoted':
        if (char === this.#quote) this.#state = 'attributes';
        return;
      case 'comment':
        this.#tail = (this.#tail + char).slice(-3);
        if (this.#tail === '-->') this.#enter('text');
        return;
      case 'declaration':
        this.#tail += char;
        if (this.#tail === '!--') this.#enter('comment');
        else if (char === '>') this.#enter('text');
        return;
      case 'raw':
        if (char === '<') this.#enter('rawEnd');
        return;
      case 'rawEnd':
        this.#rawEnd(char);
        return;
    }
  }

  #afterBracket(char: string): void {
    if (char === '!' || char === '?') {
      this.#enter('declaration');
      this.#tail = char;
    } else if (char === '/' && !this.#closing) {
      this.#closing = true;
    } else if (/[a-z]/i.test(char)) {
      this.#name = char.toLowerCase();
      this.#state = 'name';
    } else {
      this.#enter(char === '<' ? 'open' : 'text');
    }
  }

  #attributes(char: string): void {
    if (char === '>') {
      this.#tagEnds(this.#tail === '/');
    } else if ((char === '"' || char === "'") && this.#tail === '=') {
      this.#quote = char;
      this.#state = 'quoted';
    }
    if (!/\s/.test(char)) this.#tail = char;
  }

  #tagEnds(selfClosing: boolean): void {
    const name = this.#name;
    const closing = this.#closing;
    this.#enter('text');
    if (closing) {
      const at = this.#open.lastIndexOf(name);
      if (at >= 0) this.#open.length = at;
      if (name === 'html') this.#rootClosed = true;
      return;
    }
    this.#seen = true;
    if (selfClosing || voidElements.has(name)) return;
    this.#open.push(name);
    if (rawElements.has(name)) this.#state = 'raw';
  }

  /** Inside `<script>` and its like only `</script` followed by a space, `/` or `>` counts. */
  #rawEnd(char: string): void {
    const wanted = `/${this.#open.at(-1)}`;
    const soFar = this.#tail;
    if (soFar === wanted && /[\s/>]/.test(char)) {
      this.#enter('attributes');
      this.#closing = true;
      this.#name = wanted.slice(1);
      this.#attributes(char);
    } else if (wanted.startsWith(soFar + char.toLowerCase())) {
      this.#tail = soFar + char.toLowerCase();
    } else {
      this.#enter(char === '<' ? 'rawEnd' : 'raw');
    }
  }

  #enter(state: State): void {
    this.#state = state;
    this.#tail = '';
    if (state === 'open') this.#closing = false;
  }
}
