import { AnswerJoin } from '../conversation/answerJoin.ts';

/** How a model that was asked to go on with a page begins instead: with a word or two, and then the page. */
const talk = /^\s*(?:here|sure|of course|ok|continu|certainly|好的|以下|继续|接)[^<`]{0,200}/i;
const fenceLine = /^\s*(?:`{3,}|~{3,})[\w-]*[ \t]*\r?\n/;
const pageStart = '<!doctype';
/** Behind this nothing is talk any more. */
const maxTalk = 240;
/** Longer than the last words that a model is asked to repeat. */
const shortPage = 120;
/** The end of what was there, by which a page that is begun anew is found to have come to that place. */
const tailLengths = [200, 60];

/**
 * Joins what a model writes when it goes on with a page that was cut off. It may repeat the last words (it is asked to),
 * open the fence again, talk first, or begin the whole page anew: that one is read on until it has come to the place
 * where the first one stopped, and goes out from there.
 */
export class PageJoin {
  readonly #before: string;
  readonly #join: AnswerJoin;
  #held = '';
  #mode: 'waiting' | 'joining' | 'again' | 'joined' = 'waiting';

  /** `before`: the answer so far, without white space at its end: what belongs there comes with what follows. */
  constructor(before: string) {
    this.#before = before;
    this.#join = new AnswerJoin(before);
  }

  /** Takes the next piece; returns what is to be added to the answer. */
  add(piece: string): string {
    if (this.#mode === 'joined') return piece;
    if (this.#mode === 'joining') return this.#join.add(piece);
    this.#held += piece;
    if (this.#mode === 'waiting' && !this.#decide(false)) return '';
    if (this.#mode === 'again') return this.#reachPlace();
    return this.#join.add(this.#take());
  }

  /** Nothing more comes: what was still held back. A page that began anew and never came to the place adds nothing. */
  end(): string {
    if (this.#mode === 'waiting') this.#decide(true);
    if (this.#mode === 'joining') return this.#join.add(this.#take()) + this.#join.end();
    return '';
  }

  #take(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }

  /** Whether it is known how the answer begins. Talk and a fence in front are gone then. */
  #decide(final: boolean): boolean {
    const said = talk.exec(this.#held)?.[0];
    let rest = this.#held;
    if (said !== undefined) {
      const behind = rest.slice(said.length);
      const isOver = /^(?:`{3,}|~{3,})/.test(behind) || /^<(?:!doctype|html)/i.test(behind);
      if (!isOver && !final && rest.length < maxTalk) return false;
      if (isOver) rest = behind;
    }
    const fenced = fenceLine.exec(rest)?.[0];
    if (fenced === undefined && /^\s*[`~]{1,3}[^\n]*$/.test(rest) && !final && rest.length < maxTalk) return false;
    if (fenced !== undefined) rest = rest.slice(fenced.length);
    const begins = rest.trimStart().slice(0, pageStart.length).toLowerCase();
    if (!final && begins.length < pageStart.length && (pageStart.startsWith(begins) || '<html'.startsWith(begins))) {
      return false;
    }
    const isAgain = begins === pageStart || begins.startsWith('<html');
    // Of a page that had only begun the last words are its first ones.
    this.#mode = isAgain && this.#pageBefore.length > shortPage ? 'again' : 'joining';
    this.#held = rest;
    return true;
  }

  get #pageBefore(): string {
    const at = this.#before.search(/<!doctype|<html/i);
    return at < 0 ? '' : this.#before.slice(at).trimEnd();
  }

  /** The same page, letter for letter, or another one that has the same text somewhere. */
  #reachPlace(): string {
    const came = this.#held.trimStart();
    const before = this.#pageBefore;
    if (came.length < before.length && before.startsWith(came)) return '';
    let at = came.startsWith(before) ? before.length : -1;
    for (const length of tailLengths) {
      if (at >= 0 || before.length < length) continue;
      const tail = before.slice(-length);
      const found = came.indexOf(tail);
      if (found >= 0) at = found + tail.length;
    }
    if (at < 0) return '';
    this.#mode = 'joined';
    this.#held = '';
    return came.slice(at);
  }
}
