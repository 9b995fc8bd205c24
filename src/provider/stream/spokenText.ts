import type { ChatEvent } from '../types.ts';
import { BoxMarkers } from './boxMarkers.ts';
import { type OfferedTools, type TextPiece, type TextToolCall, TextToolCalls } from './textToolCalls.ts';
import { ThinkTags } from './thinkTags.ts';

/** Where text and reasoning go, and what came in them that is neither. */
export interface SpokenTo {
  emit(event: ChatEvent): void;
  /** A tool call stood in the text. */
  call(call: TextToolCall): void;
}

/**
 * Text and reasoning of an answer on their way to events. Pieces of one kind gather until the kind changes or somebody
 * asks, so that a network read with hundreds of chunks makes one event; markers are taken out of what gathered, once.
 */
export class SpokenText {
  /** Whether any text but white space was passed on. */
  said = false;
  /** Whether any reasoning was. */
  thought = false;
  readonly #to: SpokenTo;
  readonly #think = new ThinkTags();
  readonly #boxes = new BoxMarkers();
  /** Without tools on offer no text can be a call. */
  readonly #calls: TextToolCalls | undefined;
  /** What gathers. Only one of the two is ever filled. */
  #text = '';
  #reasoning = '';

  constructor(to: SpokenTo, offered: OfferedTools) {
    this.#to = to;
    this.#calls = offered.size === 0 ? undefined : new TextToolCalls(offered);
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
      this.#reason(this.#reasoning);
      this.#reasoning = '';
    }
    if (this.#text === '') return;
    const { reasoning, text } = this.#think.push(this.#text);
    this.#text = '';
    this.#reason(reasoning);
    this.#say(this.#boxes.push(text));
  }

  /** What was held back as a possible marker is text after all: a tool call or the end came. */
  close(): void {
    this.passOn();
    const { reasoning, text } = this.#think.end();
    this.#reason(reasoning);
    this.#say(this.#boxes.push(text) + this.#boxes.end());
    if (this.#calls) this.#pass(this.#calls.end());
  }

  #reason(text: string): void {
    if (text === '') return;
    this.thought = true;
    this.#to.emit({ type: 'reasoning-delta', text });
  }

  #say(text: string): void {
    if (text === '') return;
    if (this.#calls) this.#pass(this.#calls.push(text));
    else this.#tell(text);
  }

  #pass(pieces: readonly TextPiece[]): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') this.#tell(piece);
      else this.#to.call(piece);
    }
  }

  #tell(text: string): void {
    this.said ||= text.trim() !== '';
    this.#to.emit({ type: 'text-delta', text });
  }
}
