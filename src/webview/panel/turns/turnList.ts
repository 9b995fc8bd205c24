/**
 * The turns of a conversation, however many: each has its place and its text in the page from the beginning, in order,
 * and is drawn when it comes near to what is in view. Chromium lays out only what is near (`content-visibility`), and
 * keeps what is being read in its place while what stands above it changes its height.
 */
import type { PanelController } from '../panelController.ts';
import type { PanelModel } from '../state/panelModel.ts';
import { TurnPlace } from './turnPlace.ts';

/** Drawn at once, from the end: what a person sees first. */
const drawnFirst = 8;
/** Shorter conversations are drawn as a whole, and no place is cleared again. */
const shortList = 24;
/** How many turns stay drawn far from what is in view. */
const mostDrawn = 120;
/** How far around what is in view turns are drawn. */
const nearby = '1200px 0px';

export class TurnList extends HTMLElement {
  controller!: PanelController;
  #model: PanelModel | undefined;
  #places: TurnPlace[] = [];
  readonly #placeOf = new WeakMap<Element, TurnPlace>();
  #near: IntersectionObserver | undefined;
  readonly #nearby = new Set<TurnPlace>();
  /** Least recently near first. */
  readonly #drawn = new Set<TurnPlace>();

  connectedCallback(): void {
    this.#near = new IntersectionObserver(entries => this.#onNear(entries), {
      root: this.closest('.log'),
      rootMargin: nearby,
    });
    for (const place of this.#places) this.#near.observe(place.element);
  }

  disconnectedCallback(): void {
    this.#near?.disconnect();
  }

  get model(): PanelModel | undefined {
    return this.#model;
  }

  set model(model: PanelModel) {
    const before = this.#model;
    this.#model = model;
    if (!before || model.turns !== before.turns) this.#arrange(model);
    if (!before) performance.mark('glm.open.arranged');
    const last = this.#places.length - 1;
    for (const [index, place] of this.#places.entries()) {
      const turn = model.turns[index];
      if (!turn) continue;
      const isOther = turn !== place.turn || index >= last - 1 || model.editing !== before?.editing;
      if (isOther || model.editing?.turnId === place.id) place.update(turn, model, index === last);
    }
  }

  get places(): readonly TurnPlace[] {
    return this.#places;
  }

  /** Draws a turn before it is scrolled to; undefined when it is not in the list. */
  draw(id: string): TurnPlace | undefined {
    const place = this.#places.find(candidate => candidate.id === id);
    if (place) this.#draw(place);
    return place;
  }

  /** Makes the places those of the turns: kept where they are known, added, removed. */
  #arrange({ turns }: PanelModel): void {
    const isSame =
      turns.length === this.#places.length && this.#places.every((place, index) => place.id === turns[index]?.view.id);
    if (isSame) return;
    const focus = this.#focused();
    const known = new Map(this.#places.map(place => [place.id, place]));
    const widthPx = this.clientWidth || 400;
    this.#places = turns.map(turn => {
      const place = known.get(turn.view.id);
      known.delete(turn.view.id);
      return place ?? this.#add(new TurnPlace(turn, this.controller, widthPx));
    });
    for (const place of known.values()) this.#remove(place);
    let at = this.firstElementChild;
    for (const { element } of this.#places) {
      if (element === at) at = at.nextElementSibling;
      else this.insertBefore(element, at);
    }
    this.classList.toggle('is-long', this.#places.length > shortList);
    const first = this.#places.length > shortList ? drawnFirst : shortList;
    for (const place of this.#places.slice(-first)) this.#draw(place);
    if (focus && !focus.place.element.isConnected) void this.#focus(focus);
  }

  #add(place: TurnPlace): TurnPlace {
    this.#placeOf.set(place.element, place);
    this.#near?.observe(place.element);
    return place;
  }

  #remove(place: TurnPlace): void {
    this.#near?.unobserve(place.element);
    this.#nearby.delete(place);
    this.#drawn.delete(place);
    place.element.remove();
  }

  #draw(place: TurnPlace): void {
    if (!this.#model) return;
    place.draw(this.#model, place === this.#places.at(-1));
    this.#drawn.delete(place);
    this.#drawn.add(place);
  }

  #onNear(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const place = this.#placeOf.get(target);
      if (!place) continue;
      if (isIntersecting) {
        this.#nearby.add(place);
        this.#draw(place);
      } else this.#nearby.delete(place);
    }
    if (this.#drawn.size <= mostDrawn) return;
    const end = new Set(this.#places.slice(-drawnFirst));
    for (const place of this.#drawn) {
      if (this.#drawn.size <= mostDrawn) break;
      if (this.#nearby.has(place) || end.has(place) || place.isInUse) continue;
      place.clear();
      this.#drawn.delete(place);
    }
  }

  /** Which turn has the focus, and on which of its tools. */
  #focused(): { place: TurnPlace; index: number; tool: string | undefined } | undefined {
    const active = document.activeElement;
    if (!active || !this.contains(active)) return undefined;
    const index = this.#places.findIndex(({ element }) => element.contains(active));
    const place = this.#places[index];
    return place && { place, index, tool: active.closest<HTMLElement>('[data-tool]')?.dataset.tool };
  }

  /** The turn that had the focus gave way to another one: the keyboard goes on there, on the same tool. */
  async #focus({ index, tool }: { index: number; tool: string | undefined }): Promise<void> {
    const shown = this.#places[Math.min(index, this.#places.length - 1)]?.shown;
    await shown?.updateComplete;
    const same = tool && shown?.querySelector<HTMLElement>(`[data-tool="${tool}"]`);
    (same || shown)?.focus({ preventScroll: true });
  }
}

customElements.define('glm-turn-list', TurnList);
