import type { ChatEvent } from '../types.ts';
import { BoxMarkers } from './boxMarkers.ts';
import { ThinkTags } from './thinkTags.ts';

/**
 * Text and reasoning of an answer on their way to events. Pieces of one kind gather until the kind changes or somebody
 * asks, so that a network read with hundreds of chunks makes one event; markers are taken out of what gathered, once.
 */
export class SpokenText {
  /** Whether any text but white space was passed on. */
  said = false;
  readonly #emit: (event: ChatEvent) => void;
  readonly #think = new ThinkTags();
  readonly #boxes = new BoxMarkers();
  /** What gathers. Only one of the two is ever filled. */
  #text = '';
  #reasoning = '';

  constructor(emit: (event: ChatEvent) => void) {
    this.#emit = emit;
  }

  reasoning(piece: string): void {
    if (this.#text !== '') this.passOn();
    this.#reasoning += piece;
  }

  text(piece: string): void {
    if (this.#reasoning !== '') this.passOn();
    this.#text += piece;
  }

  /** Makes events of what has gathered; what may be the beginning of a marker stays. */
  passOn(): void {
    if (this.#reasoning !== '') {
      this.#emit({ type: 'reasoning-delta', text: this.#reasoning });
      this.#reasoning = '';
    }
    if (this.#text === '') return;
    const { reasoning, text } = this.#think.push(this.#text);
    this.#text = '';
    this.#say(reasoning, this.#boxes.push(text));
  }

  /** What was held back as a possible marker is text after all: a tool call or the end came. */
  close(): void {
    this.passOn();
    const { reasoning, text } = this.#think.end();
    this.#say(reasoning, this.#boxes.push(text) + this.#boxes.end());
  }

  #say(reasoning: string, text: string): void {
    if (reasoning !== '') this.#emit({ type: 'reasoning-delta', text: reasoning });
    if (text === '') return;
    this.said ||= text.trim() !== '';
    this.#emit({ type: 'text-delta', text });
  }
}
