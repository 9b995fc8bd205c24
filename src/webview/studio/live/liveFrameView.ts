import * as l10n from '@vscode/l10n';
import { type FromLive, liveHello, type ToLive } from '../../../core/studio/live/liveMessages.ts';
import { livePage } from '../../../core/studio/live/livePage.ts';
import { forwardKey, type PageFrameEvents, type PageFrame, placeIn } from '../pageFrameView.ts';
import { fromLiveSchema } from './fromLive.ts';
import { Heartbeat } from './heartbeat.ts';

export interface LiveFrameEvents extends PageFrameEvents {
  /** A page begins: what was said belongs to the one before. */
  began(): void;
  said(lines: Extract<FromLive, { type: 'console' }>): void;
  cleared(): void;
  /** The policy stopped a request of the page. */
  blocked(what: string, directive: string): void;
  /** It does not answer any more, or does again. */
  answers(so: boolean): void;
}

/** A page that leads its frame away is shown again this often, then no more. */
const maxReloads = 3;

/** The frame of a page whose scripts run: each state of the page is a document of its own. */
export class LiveFrameView implements PageFrame {
  readonly element: HTMLIFrameElement;
  readonly #guard: string;
  readonly #events: LiveFrameEvents;
  readonly #heartbeat: Heartbeat;
  #port: MessagePort | undefined;
  #html: string | undefined;
  /** The guard of the document that is loading has not said yet that it is there. */
  #awaited = false;
  /** The load that comes next is that of the document that was set. */
  #ownLoad = false;
  #reloads = 0;

  constructor(guard: string, events: LiveFrameEvents) {
    this.#guard = guard;
    this.#events = events;
    this.#heartbeat = new Heartbeat(
      () => this.#port?.postMessage({ type: 'ping' } satisfies ToLive),
      answers => events.answers(answers),
    );
    const frame = document.createElement('iframe');
    frame.title = l10n.t('Page');
    // Without allow-same-origin: an opaque origin. Without the rest: no forms, pop-ups, downloads, dialogs.
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('referrerpolicy', 'no-referrer');
    frame.addEventListener('load', () => this.#loaded());
    this.element = frame;
    addEventListener('message', event => this.#hello(event));
  }

  show(html: string): void {
    if (html === this.#html) return;
    this.#html = html;
    this.reload();
  }

  reload(): void {
    this.#reloads = 0;
    this.#load();
  }

  #load(): void {
    this.#port?.close();
    this.#port = undefined;
    this.#awaited = true;
    this.#ownLoad = true;
    this.#events.began();
    this.element.srcdoc = livePage(this.#html ?? '', this.#guard);
    this.#heartbeat.start();
  }

  /** Whatever runs in it, runs no more. */
  remove(): void {
    this.#heartbeat.stop();
    this.#port?.close();
    this.element.remove();
  }

  /** The guard is the first that speaks in a document; whoever speaks after it is the page. */
  #hello(event: MessageEvent): void {
    const port = event.ports[0];
    if (event.source !== this.element.contentWindow || event.data !== liveHello || !port || !this.#awaited) return;
    this.#awaited = false;
    this.#port = port;
    port.onmessage = ({ data }) => this.#heard(data);
    this.#heartbeat.start();
  }

  #loaded(): void {
    // Before anything was set the frame loads an empty document. One that comes without a guard was led to.
    if (this.#html === undefined) return;
    if (this.#ownLoad && !this.#awaited) {
      this.#ownLoad = false;
    } else if (this.#reloads++ < maxReloads) {
      this.#load();
    }
  }

  #heard(data: unknown): void {
    const { data: message } = fromLiveSchema.safeParse(data);
    if (!message) return;
    switch (message.type) {
      case 'pong':
        this.#heartbeat.answered();
        return;
      case 'shown':
        this.#events.shown(message);
        return;
      case 'key':
        if (!this.#events.zoomKey(message.event)) forwardKey(message.event);
        return;
      case 'wheel':
        this.#events.zoomWheel(message.deltaY, placeIn(this.element, message));
        return;
      case 'link':
        this.#events.link();
        return;
      case 'console':
        this.#events.said(message as Extract<FromLive, { type: 'console' }>);
        return;
      case 'clear':
        this.#events.cleared();
        return;
      case 'blocked':
        this.#events.blocked(message.what, message.directive);
    }
  }
}
