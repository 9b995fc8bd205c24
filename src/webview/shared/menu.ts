/** A list of things to do: under the button that opened it, or where something was pointed at. There is one at a time. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import type { MenuEntry } from './menuEntry.ts';
import { typedEntry } from './typedEntry.ts';

export type { MenuEntry } from './menuEntry.ts';

/** With lines between groups. */
export type MenuEntries = readonly MenuEntry[] | readonly (readonly MenuEntry[])[];

/** In CSS pixels of the window. */
interface Point {
  readonly x: number;
  readonly y: number;
}

interface OpenMenu {
  readonly element: HTMLElement;
  readonly opener: Element | null;
  close(): void;
}

/** CSS pixels between the menu and the edges of the page. */
const edgePx = 4;
/** After a rest this long the next letter begins another word. */
const typingRestMs = 700;

let shown: OpenMenu | undefined;

/** Closes it when it is this button's already. `startsAt`: the entry that gets the focus if none is current. */
export function openMenu(
  button: HTMLElement,
  label: string,
  entries: MenuEntries,
  startsAt: 'first' | 'last' = 'first',
): void {
  const wasHere = shown?.opener === button;
  shown?.close();
  if (wasHere) return;
  show(label, entries, { opener: button, parent: button.closest('dialog') ?? document.body, startsAt });
  button.ariaExpanded = 'true';
  if (shown) placeAtButton(shown.element, button.getBoundingClientRect());
}

/** @param parent above which it shows: a dialog, where one is open */
export function openMenuAt(point: Point, label: string, entries: MenuEntries, parent: Element): void {
  shown?.close();
  show(label, entries, { opener: document.activeElement, parent, startsAt: 'first' });
  if (shown) placeAtPoint(shown.element, point);
}

function show(
  label: string,
  entries: MenuEntries,
  { opener, parent, startsAt }: { opener: Element | null; parent: Element; startsAt: 'first' | 'last' },
): void {
  const element = document.createElement('div');
  element.className = 'menu menu-surface';
  element.role = 'menu';
  element.ariaLabel = label;
  // What is pressed between the entries keeps the focus, and with it the keys, in the menu.
  element.tabIndex = -1;
  // Closed by hand: an automatic one goes when the mouse button that opened it comes up again.
  element.popover = 'manual';
  const closing = new AbortController();
  const close = (): void => {
    if (closing.signal.aborted) return;
    closing.abort();
    if (shown?.element === element) shown = undefined;
    const hadFocus = element.contains(document.activeElement);
    element.remove();
    if (!(opener instanceof HTMLElement)) return;
    if (opener.ariaExpanded !== null) opener.ariaExpanded = 'false';
    if (hadFocus && opener.isConnected) opener.focus();
  };
  const choose = (entry: MenuEntry) => (): void => {
    close();
    void entry.run();
  };
  const groups = inGroups(entries);
  render(
    groups.map(
      (group, index) => html`${index > 0 ? html`<div role="separator" class="menu-line"></div>` : nothing}
        ${group.map(entry => entryButton(entry, choose(entry)))}`,
    ),
    element,
  );
  element.addEventListener('keydown', menuKeys(element, close));
  closeWhenLeft(element, opener, close, closing.signal);
  parent.append(element);
  element.showPopover();
  shown = { element, opener, close };
  const all = entriesIn(element);
  (
    all.find(item => item.role === 'menuitemradio' && item.ariaChecked === 'true') ??
    all.at(startsAt === 'first' ? 0 : -1)
  )?.focus();
}

function inGroups(entries: MenuEntries): readonly (readonly MenuEntry[])[] {
  const isGroup = (entry: MenuEntry | readonly MenuEntry[]): entry is readonly MenuEntry[] => Array.isArray(entry);
  return entries.every(isGroup) ? entries : [entries as readonly MenuEntry[]];
}

function entryButton(entry: MenuEntry, choose: () => void): TemplateResult {
  const { isCurrent, isOn, detail, label } = entry;
  const role = isOn !== undefined ? 'menuitemcheckbox' : isCurrent !== undefined ? 'menuitemradio' : 'menuitem';
  const sign = isOn ? 'check' : entry.icon;
  return html`<button
    type="button"
    class="menu-entry"
    role=${role}
    aria-checked=${isOn ?? isCurrent ?? nothing}
    tabindex="-1"
    @click=${choose}
    @pointermove=${focusIt}
  >
    <span class="menu-icon">${sign ? icon(sign) : nothing}</span>
    <span class="menu-label">${label}</span>
    ${detail ? html`<span class="menu-detail">${detail}</span>` : nothing}
  </button>`;
}

/** As in the editor's menus: pointer and keys light up one entry, not one each. */
function focusIt(event: Event): void {
  const entry = event.currentTarget as HTMLElement;
  if (document.activeElement !== entry) entry.focus({ preventScroll: true });
}

function entriesIn(menu: Element): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-entry')];
}

function menuKeys(menu: Element, close: () => void): (event: KeyboardEvent) => void {
  let typed = '';
  let typedAtMs = 0;
  return event => {
    const { key, timeStamp } = event;
    // Keys of the editor, its palette among them.
    if (event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(key)) return;
    // All others are the menu's alone: Esc does not stop the answer, a letter chooses no tool behind it.
    event.stopPropagation();
    if (key === 'Tab') {
      // On from where the menu was opened.
      close();
      return;
    }
    const all = entriesIn(menu);
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (timeStamp - typedAtMs > typingRestMs) typed = '';
    const isLetter = key.length === 1 && (key !== ' ' || typed !== '');
    if (isLetter) {
      typed += key;
      typedAtMs = timeStamp;
      const found = typedEntry(
        all.map(item => item.querySelector('.menu-label')?.textContent ?? ''),
        at,
        typed,
      );
      if (found !== undefined) all[found]?.focus();
    } else if (key === 'Escape') close();
    else if (key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (key === 'ArrowUp') all.at(at <= 0 ? -1 : at - 1)?.focus();
    else if (key === 'Home') all[0]?.focus();
    else if (key === 'End') all.at(-1)?.focus();
    else return;
    event.preventDefault();
  };
}

/** Whatever is done elsewhere closes it; what is done to its button is the button's own business. */
function closeWhenLeft(menu: Element, opener: Element | null, close: () => void, signal: AbortSignal): void {
  const closeOutside = ({ target, type }: Event): void => {
    if (!(target instanceof Node) || menu.contains(target)) return;
    const isOnButton = type !== 'wheel' && opener?.ariaHasPopup === 'menu' && opener.contains(target);
    if (!isOnButton) close();
  };
  for (const type of ['pointerdown', 'wheel', 'focusin']) {
    document.addEventListener(type, closeOutside, { signal, capture: true, passive: true });
  }
  window.addEventListener('blur', close, { signal });
  window.addEventListener('resize', close, { signal });
}

/** Under the button, above it where there is more room; to its left where there is none to its right. */
function placeAtButton(menu: HTMLElement, at: DOMRect): void {
  const below = window.innerHeight - at.bottom - 2 * edgePx;
  const above = at.top - 2 * edgePx;
  menu.style.maxHeight = `${Math.max(below, above)}px`;
  const { width, height } = menu.getBoundingClientRect();
  const isBelow = height <= below || below >= above;
  const left = at.left + width + edgePx <= window.innerWidth ? at.left : at.right - width;
  menu.style.top = `${isBelow ? at.bottom + 2 : at.top - height - 2}px`;
  menu.style.left = `${Math.max(edgePx, left)}px`;
}

/** As far as the window has room. */
function placeAtPoint(menu: HTMLElement, { x, y }: Point): void {
  const { width, height } = menu.getBoundingClientRect();
  const fitsBelow = y + height + edgePx <= window.innerHeight;
  menu.style.left = `${Math.max(edgePx, Math.min(x, window.innerWidth - width - edgePx))}px`;
  menu.style.top = `${Math.max(edgePx, fitsBelow ? y : Math.min(y, window.innerHeight) - height)}px`;
}
