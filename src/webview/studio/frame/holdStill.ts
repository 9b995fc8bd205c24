import type { FromFrame } from '../../../core/studio/pageFrame.ts';
import { zoomOfKey } from '../view/zoom.ts';
import * as dom from './dom.ts';

type Told = Extract<FromFrame, { type: 'key' | 'wheel' | 'link' }>;

/** Links within the page scroll to their place; every other link, form and file picker does nothing. */
export function holdStill(say: (message: Told) => void): void {
  for (const type of ['click', 'auxclick']) {
    addEventListener(
      type,
      event => {
        const target = elementOf(event);
        if (!target) return;
        const link = dom.closest(target, 'a, area');
        if (link) {
          event.preventDefault();
          follow(link, say);
        } else if (dom.closest(target, 'input[type=file]')) {
          event.preventDefault();
        }
      },
      { capture: true },
    );
  }
  for (const type of ['submit', 'dragstart', 'drop', 'dragover']) {
    addEventListener(type, event => event.preventDefault(), { capture: true });
  }
  addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      say({ type: 'wheel', deltaY: event.deltaY, x: event.clientX, y: event.clientY });
    },
    { capture: true, passive: false },
  );
  addEventListener('keydown', event => forwardKey(event, say), { capture: true });
}

function follow(link: Element, say: (message: Told) => void): void {
  const href = dom.attributeOf(link, 'href') ?? dom.attributeOf(link, 'xlink:href');
  if (href === null) return;
  if (!href.startsWith('#')) {
    say({ type: 'link' });
    return;
  }
  const name = decode(href.slice(1));
  const place = [...dom.queryAll(document, '[id], a[name]')].find(
    element => dom.attributeOf(element, 'id') === name || dom.attributeOf(element, 'name') === name,
  );
  if (place) dom.scrollIntoView(place);
  else if (name === '' || name === 'top') scrollTo({ top: 0 });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Inside this frame the editor hears no keys; those that may be its own are told to the shell. */
function forwardKey(event: KeyboardEvent, say: (message: Told) => void): void {
  const command = event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape' || /^F\d+$/.test(event.key);
  if (!command || !event.isTrusted) return;
  // Else the browser would zoom the whole tab.
  if (zoomOfKey(event)) event.preventDefault();
  const { key, code, keyCode, ctrlKey, shiftKey, altKey, metaKey, repeat } = event;
  say({ type: 'key', event: { key, code, keyCode, ctrlKey, shiftKey, altKey, metaKey, repeat } });
}

function elementOf(event: Event): Element | undefined {
  const target = event.composedPath()[0];
  if (!(target instanceof Node)) return undefined;
  if (dom.isElement(target)) return target;
  const parent = dom.parentOf(target);
  return parent instanceof Element ? parent : undefined;
}
