import { createParser } from 'eventsource-parser';

/** One event may be no longer than this; a line that never ends would otherwise fill the memory. */
const longestEvent = 64 * 1024 * 1024;

/**
 * Server-sent events out of bytes, split anywhere: CR, LF, CRLF, BOM, comments, `data:` without a space, several
 * `data:` lines, UTF-8 cut within a character. Beyond the specification, because servers do it: a last event without
 * its blank line counts, and a line that is a bare JSON object (an error in the middle of a stream) is taken as data.
 */
export class SseReader {
  /** The stream cannot be read on. */
  overflow = false;
  readonly #decoder = new TextDecoder();
  readonly #parser;
  #atLineStart = true;

  constructor(onData: (data: string) => void) {
    this.#parser = createParser({
      onEvent: event => onData(event.data),
      onError: error => {
        if (error.type === 'max-buffer-size-exceeded') this.overflow = true;
      },
      maxBufferSize: longestEvent,
    });
  }

  feed(bytes: Uint8Array): void {
    this.#feed(this.#decoder.decode(bytes, { stream: true }));
  }

  /** No more comes: what is complete but for its blank line is still an event. */
  end(): void {
    this.#feed(`${this.#decoder.decode()}\n\n`);
  }

  #feed(text: string): void {
    if (text === '' || this.overflow) return;
    const bare = this.#atLineStart && text.startsWith('{');
    const last = text.charCodeAt(text.length - 1);
    this.#atLineStart = last === 10 || last === 13;
    // Two searches that stop at once in a stream of `data:` lines; the rewriting is for the rare hit.
    const marked = text.includes('\n{') || text.includes('\r{') ? text.replace(/([\r\n])\{/g, '$1data: {') : text;
    this.#parser.feed(bare ? `data: ${marked}` : marked);
  }
}
