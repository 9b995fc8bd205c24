const markers = ['<|begin_of_box|>', '<|end_of_box|>'];
const marker = /<\|(?:begin|end)_of_box\|>/g;

/**
 * Takes the box markers of the vision models out of a text that comes in pieces. What could still become a marker is
 * held back, so that none ever shows, not even in part; what stands between markers stays.
 */
export class BoxMarkers {
  #held = '';

  push(text: string): string {
    if (this.#held === '' && !text.includes('<')) return text;
    const clean = (this.#held + text).replace(marker, '');
    const keep = clean.length - possibleStart(clean);
    this.#held = clean.slice(keep);
    return clean.slice(0, keep);
  }

  /** The text is over: what was held back was only text. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}

/** Length of the longest end of `text` that a marker may begin with. */
function possibleStart(text: string): number {
  const at = text.lastIndexOf('<');
  if (at === -1) return 0;
  const end = text.slice(at);
  return markers.some(whole => whole.startsWith(end)) ? end.length : 0;
}
