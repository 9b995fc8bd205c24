import * as l10n from '@vscode/l10n';
import type {
  PageBox,
  PickedElement,
  PointFromFrame,
  PointToFrame,
  Step,
} from '../../../core/studio/point/frameTalk.ts';
import type { ElementPath, QuickChange } from '../../../core/studio/source/index.ts';
import type { Channel, ElementPlace, StudioToHost } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { pageSize } from '../pageSize.ts';
import { type Choices, isBusy, type StudioModel } from '../studioModel.ts';
import { nameOf, sizeOf } from './elementLabel.ts';
import { type KeptPoints, type PointModel, withWish } from './pointModel.ts';

/** What pointing needs of the tab around it. */
export interface PointedTab {
  readonly model: StudioModel | undefined;
  readonly channel: Channel<StudioToHost>;
  change(part: Partial<StudioModel>): void;
  choose(part: Partial<Choices>): void;
  ask(request: Promise<unknown>): Promise<boolean>;
  fail(error: unknown): void;
  redraw(): void;
}

/** From the last letter or turn of a wheel until it is the page's. */
const settleMs = 500;

/** Elements are pointed at, changed a little at once, or talked about. */
export class PointController {
  readonly #tab: PointedTab;
  #say: (message: PointToFrame) => void = () => undefined;
  #selectNext: readonly ElementPath[] | undefined;
  #isAnew = false;
  #unsettled: { change: QuickChange; what: string; timer: ReturnType<typeof setTimeout> } | undefined;
  #pointer: { x: number; y: number } | undefined;
  #pointerPending = false;
  #announced = '';

  constructor(tab: PointedTab) {
    this.#tab = tab;
  }

  /** The frame that shows the page, as often as it begins anew. */
  attach(say: (message: PointToFrame) => void): void {
    this.#say = say;
    this.#isAnew = true;
    this.#tab.redraw();
  }

  /** After every drawing: the page that came with it has been sent to the frame. */
  drawn(): void {
    // What was picked before the tab was hidden, or the frame began anew.
    if (this.#isAnew && this.#tab.model?.state.html) {
      this.#isAnew = false;
      this.#selectNext ??= this.#kept.paths;
    }
    const paths = this.#selectNext;
    this.#selectNext = undefined;
    if (paths) this.#say({ type: 'point/select', paths });
  }

  heard(message: PointFromFrame): void {
    const { viewport } = message;
    if (message.type === 'point/hovered') {
      this.#set({ hovered: message.element, viewport });
      // Read aloud where a person went by keyboard; a pointer would never let the voice come to an end.
      if (message.element && this.#pointer === undefined)
        announce(`${nameOf(message.element)}, ${sizeOf(message.element)}`);
    } else if (message.type === 'point/outlined') {
      this.#set({ outlined: message.boxes, viewport });
    } else this.#picked(message.elements, viewport);
  }

  /** Clicks pick elements, or reach the page again. What is picked stays. */
  toggle(isOn = !this.#point?.isOn): void {
    if (!isOn) this.#hover(undefined);
    this.#set({ isOn, ...(isOn ? {} : { hovered: undefined }) });
    if (isOn) focusSoon('.point-layer');
  }

  moved(at: { x: number; y: number } | undefined): void {
    this.#pointer = at;
    if (this.#pointerPending) return;
    this.#pointerPending = true;
    requestAnimationFrame(() => {
      this.#pointerPending = false;
      this.#hover(this.#pointer);
    });
  }

  pick(at: { x: number; y: number }, add: boolean): void {
    this.settle();
    this.#say({ type: 'point/pick', at, add });
  }

  walk(step: Step): void {
    this.#pointer = undefined;
    this.#say({ type: 'point/walk', step });
  }

  take(add: boolean): void {
    this.settle();
    this.#say({ type: 'point/take', add });
  }

  select(paths: readonly ElementPath[]): void {
    this.settle();
    this.#say({ type: 'point/select', paths });
  }

  /** Shows where the picked ones are written. */
  reveal(open: boolean): void {
    const elements = this.#places;
    if (elements.length > 0 || !open) void this.#tab.ask(this.#tab.channel.request('point/reveal', { elements, open }));
  }

  /** The cursor in the source stands in these. */
  outline(paths: readonly ElementPath[]): void {
    this.#say({ type: 'point/outline', paths });
  }

  /** Shown at once, and the page's when nothing more comes for a while, or with `settle`. */
  try(field: string, value: string, change: QuickChange, what: string): void {
    clearTimeout(this.#unsettled?.timer);
    this.#unsettled = { change, what, timer: setTimeout(() => this.settle(), settleMs) };
    if (change.kind === 'style' && change.value !== undefined) {
      this.#say({ type: 'point/try', style: { property: change.property, value: change.value } });
    } else if (change.kind === 'text') this.#say({ type: 'point/try', text: change.text });
    this.#set({ editing: { field, value }, refused: undefined });
  }

  /** What a field holds, where that is not yet anything for the page. */
  type(field: string, value: string): void {
    clearTimeout(this.#unsettled?.timer);
    this.#unsettled = undefined;
    this.#set({ editing: { field, value } });
  }

  /** What was tried is the page's from now on. */
  settle(): void {
    const unsettled = this.#unsettled;
    if (!unsettled) return;
    clearTimeout(unsettled.timer);
    this.#unsettled = undefined;
    void this.touch(unsettled.change, unsettled.what);
  }

  left(): void {
    this.settle();
    this.#set({ editing: undefined });
  }

  /** A small change of everything that is picked. `what` tells people, in the history of the page. */
  async touch(change: QuickChange, what: string): Promise<void> {
    const elements = this.#places;
    if (elements.length === 0) return;
    try {
      const { paths, refused } = await this.#tab.channel.request('point/touch', { elements, change, what });
      this.#set({ refused });
      if (refused !== undefined) {
        this.#say({ type: 'point/untry' });
        announce(refused);
        return;
      }
      this.#selectNext = paths;
      this.#tab.redraw();
      announce(what);
    } catch (error) {
      this.#say({ type: 'point/untry' });
      this.#tab.fail(error);
    }
  }

  /** The page as it was before the last change, or as it was before that was taken back. */
  async undo(redo: boolean): Promise<void> {
    this.settle();
    try {
      const { done } = await this.#tab.channel.request('point/undo', { redo });
      announce(done ? (redo ? l10n.t('Done again') : l10n.t('Undone')) : l10n.t('There is no other version.'));
    } catch (error) {
      this.#tab.fail(error);
    }
  }

  write(draft: string): void {
    this.#keep({ draft });
  }

  /** The wish, with everything that is pointed at. The text stays until it is fulfilled. */
  tell(): void {
    const { model } = this.#tab;
    const wish = this.#kept.draft.trim();
    if (!model || wish === '' || isBusy(model.state) || model.state.html === '') return;
    this.settle();
    const { picked, viewport } = model.point;
    this.#keep({ wishes: withWish(this.#kept.wishes, wish) });
    const { width, pixelRatio } = pageSize(model.state);
    const asDrawn = Math.abs(viewport.width - width) < 1;
    const elements = picked.map(one => ({
      place: placeOf(one),
      ...(asDrawn ? { box: scaled(one.box, pixelRatio) } : {}),
    }));
    const { regions } = this.#kept;
    void this.#tab.ask(this.#tab.channel.request('point/tell', { wish, elements, regions }));
  }

  told(wish: string): void {
    if (this.#kept.draft.trim() === wish) this.#keep({ draft: '', regions: [] });
    announce(l10n.t('Done'));
  }

  /** A part of the screenshot is talked about; by the keyboard it is moved to its place first. */
  circle(region: PageBox, toBeMoved = false): void {
    this.#keep({ regions: [...this.#kept.regions, region] });
    focusSoon(toBeMoved ? '.region-layer > :last-child' : '.tell textarea');
  }

  recircle(index: number, region: PageBox): void {
    this.#keep({ regions: this.#kept.regions.with(index, region) });
  }

  uncircle(index: number): void {
    this.#keep({ regions: this.#kept.regions.filter((_, at) => at !== index) });
  }

  get #point(): PointModel | undefined {
    return this.#tab.model?.point;
  }

  get #kept(): KeptPoints {
    return this.#tab.model?.choices.points ?? { draft: '', wishes: [], paths: [], regions: [] };
  }

  get #places(): ElementPlace[] {
    return (this.#point?.picked ?? []).map(placeOf);
  }

  #picked(picked: readonly PickedElement[], viewport: PointModel['viewport']): void {
    const before = this.#places;
    const refused = samePlaces(before, picked.map(placeOf)) ? this.#point?.refused : undefined;
    this.#set({ picked, viewport, refused });
    if (samePlaces(before, picked.map(placeOf))) return;
    this.#keep({ paths: picked.map(({ path }) => [...path]) });
    this.reveal(false);
    const names = picked.map(nameOf).join(', ');
    if (names !== this.#announced) announce(names === '' ? l10n.t('Nothing is picked') : l10n.t('Picked: {0}', names));
    this.#announced = names;
  }

  #hover(at: { x: number; y: number } | undefined): void {
    this.#say(at ? { type: 'point/hover', at } : { type: 'point/hover' });
  }

  #set(part: Partial<PointModel>): void {
    const point = this.#point;
    if (point) this.#tab.change({ point: { ...point, ...part } });
  }

  #keep(part: Partial<KeptPoints>): void {
    this.#tab.choose({ points: { ...this.#kept, ...part } });
  }
}

function placeOf({ path, chain }: PickedElement): ElementPlace {
  return { path: [...path], names: chain.map(({ name }) => name) };
}

function scaled({ x, y, width, height }: PageBox, by: number): PageBox {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}

function samePlaces(a: readonly ElementPlace[], b: readonly ElementPlace[]): boolean {
  return a.length === b.length && a.every((place, at) => place.path.join() === b[at]?.path.join());
}

/** After the next drawing, when it can be focused. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus()));
}
