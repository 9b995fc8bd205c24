const open = '<think>';
const close = '</think>';

export interface Parted {
  reasoning: string;
  text: string;
}

/**
 * Parts `<think>…</think>` at the very start of an answer from the answer itself, piece by piece: servers without a
 * reasoning parser leave it in the text. Anywhere else a tag is text: it may be what the user asked about. A lone
 * `</think>` at the start (the template had opened it) goes too.
 */
export class ThinkTags {
  #state: 'start' | 'thinking' | 'answer' = 'start';
  #held = '';

  push(piece: string): Parted {
    if (this.#state === 'answer') return { reasoning: '', text: piece };
    const all = this.#held + piece;
    this.#held = '';
    return this.#state === 'start' ? this.#start(all) : this.#thinking(all);
  }

  /** The text is over: what was held back is what it looks like. */
  end(): Parted {
    const rest = this.#held;
    this.#held = '';
    return this.#state === 'thinking' ? { reasoning: rest, text: '' } : { reasoning: '', text: rest };
  }

  #start(all: string): Parted {
    const body = all.trimStart();
    if (body.startsWith(open)) {
      this.#state = 'thinking';
      return this.#thinking(body.slice(open.length));
    }
    if (body.startsWith(close)) {
      this.#state = 'answer';
      return { reasoning: '', text: body.slice(close.length) };
    }
    if (open.startsWith(body) || close.startsWith(body)) {
      this.#held = all;
      return { reasoning: '', text: '' };
    }
    this.#state = 'answer';
    return { reasoning: '', text: all };
  }

  #thinking(all: string): Parted {
    const at = all.indexOf(close);
    if (at !== -1) {
      this.#state = 'answer';
      return { reasoning: all.slice(0, at), text: all.slice(at + close.length) };
    }
    const last = all.lastIndexOf('<');
    const keep = last !== -1 && close.startsWith(all.slice(last)) ? last : all.length;
    this.#held = all.slice(keep);
    return { reasoning: all.slice(0, keep), text: '' };
  }
}
