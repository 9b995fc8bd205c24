/** Pointing at elements, inside the frame: who is meant, and where it is. Nothing is drawn here, and the page stays as it is. */
import type { PointFromFrame, PointToFrame, Viewport } from '../../../../core/studio/point/frameTalk.ts';
import * as dom from '../dom.ts';
import { looksOf } from './looks.ts';
import { boxOf, elementAtPath, isPointable, pointed } from './place.ts';
import { walked } from './walk.ts';

const layoutEvents = ['scroll', 'resize', 'load', 'transitionend', 'animationend', 'toggle'];

export interface ShownPage {
  /** Shows it once more as it is. */
  restore(): void;
  /** No other has come that is not shown yet. */
  isShown(): boolean;
}

export class Picking {
  readonly #say: (message: PointFromFrame) => void;
  readonly #page: ShownPage;
  #hovered: Element | undefined;
  #picked: Element[] = [];
  #outlined: Element[] = [];
  #wanted: readonly (readonly number[])[] | undefined;
  #wantedOutline: readonly (readonly number[])[] = [];
  #reportPending = false;

  constructor(say: (message: PointFromFrame) => void, page: ShownPage) {
    this.#say = say;
    this.#page = page;
    for (const type of layoutEvents)
      addEventListener(type, () => this.#measureSoon(), { capture: true, passive: true });
    new ResizeObserver(() => this.#measureSoon()).observe(dom.rootOf(document));
  }

  hear(message: PointToFrame): void {
    switch (message.type) {
      case 'point/hover':
        this.#hover(message.at && elementAt(message.at));
        break;
      case 'point/pick':
        this.#pick(elementAt(message.at), message.add);
        break;
      case 'point/walk':
        this.#hover(this.#walked(message.step));
        break;
      case 'point/take':
        this.#pick(this.#hovered, message.add);
        break;
      case 'point/select':
        this.#wanted = message.paths;
        if (this.#page.isShown()) this.pageShown();
        break;
      case 'point/outline':
        this.#wantedOutline = message.paths;
        this.#outline();
        break;
      case 'point/try':
        this.#try(message);
        break;
      case 'point/untry':
        this.#page.restore();
        break;
    }
  }

  /** The page is another one: what is still in it stays picked. */
  pageShown(): void {
    const isAsked = this.#wanted !== undefined;
    const before = this.#picked;
    if (this.#wanted) this.#picked = this.#wanted.flatMap(path => elementAtPath(path) ?? []);
    this.#wanted = undefined;
    this.#picked = this.#picked.filter(dom.isConnected);
    if (this.#hovered && !dom.isConnected(this.#hovered)) this.#hover(undefined);
    if (isAsked || this.#picked.length > 0 || before.length > 0) this.#tellPicked();
    if (this.#hovered) this.#tellHovered();
    if (this.#wantedOutline.length > 0) this.#outline();
  }

  #walked(step: Parameters<typeof walked>[1]): Element | undefined {
    const from = this.#hovered ?? this.#picked.at(-1);
    const body = elementInBody();
    return from ? (walked(from, step) ?? from) : body;
  }

  #hover(element: Element | undefined): void {
    if (element === this.#hovered) return;
    this.#hovered = element;
    this.#tellHovered();
  }

  #pick(element: Element | undefined, add: boolean): void {
    if (!element) return;
    if (!add) this.#picked = [element];
    else if (this.#picked.includes(element)) this.#picked = this.#picked.filter(other => other !== element);
    else this.#picked = [...this.#picked, element];
    this.#tellPicked();
  }

  #outline(): void {
    this.#outlined = this.#wantedOutline.flatMap(path => elementAtPath(path) ?? []);
    this.#tellOutlined();
  }

  #try({ style, text }: Extract<PointToFrame, { type: 'point/try' }>): void {
    for (const element of this.#picked) {
      if (style && element instanceof HTMLElement) {
        dom.setProperty(dom.styleOf(element), style.property, style.value);
      }
      if (text !== undefined && looksOf(element)?.ownText !== undefined) dom.setText(element, text);
    }
    this.#measureSoon();
  }

  #measureSoon(): void {
    const nothing = !this.#hovered && this.#picked.length === 0 && this.#outlined.length === 0;
    if (this.#reportPending || nothing) return;
    this.#reportPending = true;
    requestAnimationFrame(() => {
      this.#reportPending = false;
      if (this.#hovered) this.#tellHovered();
      if (this.#picked.length > 0) this.#tellPicked();
      if (this.#outlined.length > 0) this.#tellOutlined();
    });
  }

  #tellHovered(): void {
    const element = this.#hovered && pointed(this.#hovered);
    this.#say({ type: 'point/hovered', ...(element ? { element } : {}), viewport: viewport() });
  }

  #tellPicked(): void {
    this.#say({
      type: 'point/picked',
      elements: this.#picked.flatMap(one => looksOf(one) ?? []),
      viewport: viewport(),
    });
  }

  #tellOutlined(): void {
    this.#say({
      type: 'point/outlined',
      boxes: this.#outlined.filter(dom.isConnected).map(boxOf),
      viewport: viewport(),
    });
  }
}

function viewport(): Viewport {
  return { width: innerWidth, height: innerHeight };
}

/** Never `html` itself: where nothing is, the body is meant. */
function elementAt({ x, y }: { x: number; y: number }): Element | undefined {
  const element = dom.elementAt(document, x, y);
  return element && element !== dom.rootOf(document) && isPointable(element) ? element : elementInBody(true);
}

/** The body, or the first in it. */
function elementInBody(itself = false): Element | undefined {
  for (const child of dom.childrenOf(dom.rootOf(document))) {
    if (isPointable(child)) return itself ? child : (walked(child, 'child') ?? child);
  }
  return undefined;
}
