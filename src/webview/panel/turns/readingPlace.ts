/** Where the user reads a conversation: found again after a reload, and when it is opened again. */
import type { ScrollKeeper } from '../scrollKeeper.ts';
import type { PanelModel } from '../state/panelModel.ts';
import { type Reading, saveReading, savedReading } from '../state/savedState.ts';
import type { TurnList } from './turnList.ts';
import type { TurnPlace } from './turnPlace.ts';

const saveAfterMs = 200;
/** What is drawn takes a few frames to get its height. */
const framesToSettle = 6;

export class ReadingPlace {
  readonly #log: HTMLElement;
  readonly #scroll: ScrollKeeper;
  #conversationId = '';
  #wanted: Reading | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(log: HTMLElement, scroll: ScrollKeeper) {
    this.#log = log;
    this.#scroll = scroll;
    log.addEventListener(
      'scroll',
      () => {
        this.#timer ??= setTimeout(() => this.#save(), saveAfterMs);
      },
      { passive: true },
    );
    // Who scrolls is no longer to be taken anywhere.
    for (const type of ['wheel', 'pointerdown', 'keydown']) {
      log.addEventListener(type, () => this.#giveUp(), { passive: true });
    }
  }

  /** The place is known and its turn is still on its way. */
  get isFinding(): boolean {
    return this.#wanted !== undefined;
  }

  update({ conversationId, phase, earlier }: PanelModel): void {
    if (phase !== 'open') return;
    if (conversationId !== this.#conversationId) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#conversationId = conversationId;
      this.#wanted = savedReading(conversationId);
      if (this.#wanted) this.#scroll.hold();
      else this.#scroll.jump();
    }
    if (!this.#wanted) return;
    const found = this.#list?.draw(this.#wanted.turnId);
    if (found) this.#settle(found, this.#wanted, framesToSettle);
    else if (earlier === 0) {
      this.#giveUp();
      this.#scroll.jump();
    }
  }

  get #list(): TurnList | null {
    return this.#log.querySelector<TurnList>('glm-turn-list');
  }

  #settle(place: TurnPlace, reading: Reading, frames: number): void {
    if (this.#wanted !== reading) return;
    this.#log.scrollTop += this.#offsetOf(place) - reading.offsetPx;
    this.#scroll.hold();
    if (frames > 0) requestAnimationFrame(() => this.#settle(place, reading, frames - 1));
    else this.#wanted = undefined;
  }

  #giveUp(): void {
    this.#wanted = undefined;
  }

  #save(): void {
    this.#timer = undefined;
    if (this.#wanted) return;
    saveReading(this.#conversationId, this.#scroll.isFollowing ? undefined : this.#now());
  }

  /** The first turn that is in view, by halving: the list may be long. */
  #now(): Reading | undefined {
    const places = this.#list?.places ?? [];
    const { top } = this.#log.getBoundingClientRect();
    let from = 0;
    let to = places.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      const place = places[middle];
      if (place && place.element.getBoundingClientRect().bottom <= top) from = middle + 1;
      else to = middle;
    }
    const place = places[from];
    return place && { turnId: place.id, offsetPx: Math.round(this.#offsetOf(place)) };
  }

  #offsetOf({ element }: TurnPlace): number {
    return element.getBoundingClientRect().top - this.#log.getBoundingClientRect().top;
  }
}
