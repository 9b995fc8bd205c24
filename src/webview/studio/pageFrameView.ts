/** The sandboxed frame that a page is shown in, seen from the shell. */
import * as l10n from '@vscode/l10n';
import type { PointFromFrame, PointToFrame } from '../../core/studio/point/frameTalk.ts';
import type { FrameKey, FromFrame, ShownPage, ToFrame, Unloaded } from '../../core/studio/pageFrame.ts';

/** What the shell does with a frame, whether the page's scripts run in it or not. */
export interface PageFrame {
  readonly element: HTMLIFrameElement;
  /** `growing`: more of it comes soon. */
  show(html: string, growing: boolean): void;
  /** From the beginning: what was scrolled, opened or typed into it is as it was at first. */
  reload(): void;
}

export interface PageFrameEvents {
  shown(page: ShownPage): void;
  /** A link was followed and led nowhere. */
  link(): void;
  unloaded(what: Unloaded): void;
  /** @returns whether the key meant the zoom of the stage */
  zoomKey(key: FrameKey): boolean;
  /** `at` in pixels of this window. */
  zoomWheel(deltaY: number, at: { x: number; y: number }): void;
  /** What is pointed at, and where it is. */
  point(message: PointFromFrame): void;
  /** Its document is there, as at first or anew, and shows the page next. */
  ready(say: (message: PointToFrame) => void): void;
}

/** A page that leads its frame away is shown again this often, then no more. */
const maxReloads = 3;

export class PageFrameView implements PageFrame {
  readonly element: HTMLIFrameElement;
  readonly #events: PageFrameEvents;
  #port: MessagePort | undefined;
  readonly #source: string;
  #html = '';
  #growing = false;
  /** The load that is awaited is that of the frame's own document. */
  #ownLoad = true;
  #reloads = 0;

  /** `source` is the frame's document, written by the host with the nonce of this webview. */
  constructor(source: string, events: PageFrameEvents) {
    this.#events = events;
    this.#source = source;
    const frame = document.createElement('iframe');
    frame.title = l10n.t('Page');
    // Without allow-same-origin: an opaque origin. Without the rest: no forms, pop-ups, downloads, dialogs.
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('referrerpolicy', 'no-referrer');
    frame.srcdoc = source;
    frame.addEventListener('load', () => this.#loaded(source));
    this.element = frame;
  }

  show(html: string, growing: boolean): void {
    if (html === this.#html && growing === this.#growing) return;
    this.#html = html;
    this.#growing = growing;
    this.#send();
  }

  reload(): void {
    this.#ownLoad = true;
    this.element.srcdoc = this.#source;
  }

  #loaded(source: string): void {
    if (!this.#ownLoad) {
      // Something led the frame away from its document; the policy kept it from arriving anywhere.
      if (++this.#reloads > maxReloads) return;
      this.#ownLoad = true;
      this.element.srcdoc = source;
      return;
    }
    this.#ownLoad = false;
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#port = port1;
    port1.onmessage = (event: MessageEvent<FromFrame>) => this.#heard(event.data);
    this.element.contentWindow?.postMessage(null, '*', [port2]);
    this.#send();
    this.#events.ready(message => this.#say(message));
  }

  #say(message: ToFrame): void {
    this.#port?.postMessage(message);
  }

  #send(): void {
    this.#say({ type: 'page', html: this.#html, growing: this.#growing });
  }

  #heard(message: FromFrame): void {
    if (message.type === 'shown') {
      // For whoever waits until so much of the page is on the screen.
      this.element.dataset.shown = String(message.htmlLength);
      this.#events.shown(message);
    } else if (message.type === 'unloaded') this.#events.unloaded(message.what);
    else if (message.type === 'link') this.#events.link();
    else if (message.type === 'wheel') this.#events.zoomWheel(message.deltaY, placeIn(this.element, message));
    else if (isAboutPointing(message)) this.#events.point(message);
    else if (message.type === 'key' && !this.#events.zoomKey(message.event)) forwardKey(message.event);
  }
}

function isAboutPointing(message: FromFrame): message is PointFromFrame {
  return message.type.startsWith('point/');
}

/** The editor listens for keys on this window. */
export function forwardKey(key: FrameKey): void {
  window.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
}

/** Where a point of the page's viewport is in this window. */
export function placeIn(frame: HTMLIFrameElement, { x, y }: { x: number; y: number }): { x: number; y: number } {
  const { left, top, width } = frame.getBoundingClientRect();
  const scale = width / frame.offsetWidth;
  return { x: left + x * scale, y: top + y * scale };
}
