/** A list of things to do, under (or above) the button that opened it. */
import { html, nothing, render } from 'lit';
import { icon } from './icon.ts';

export interface MenuEntry {
  readonly label: string;
  readonly icon?: string;
  /** Said more quietly behind the label. */
  readonly detail?: string;
  /** Of one that is chosen at present. */
  readonly isCurrent?: boolean;
  run(): void;
}

/** CSS pixels between the menu and the edges of the page. */
const edgePx = 4;

let menu: HTMLElement | undefined;
let opener: HTMLElement | undefined;

export function openMenu(button: HTMLElement, label: string, entries: readonly MenuEntry[]): void {
  menu ??= create();
  menu.ariaLabel = label;
  opener = button;
  const choose = (entry: MenuEntry) => () => {
    close();
    entry.run();
  };
  render(
    html`${entries.map(
      entry => html`<button
        type="button"
        class="menu-entry"
        role=${entry.isCurrent === undefined ? 'menuitem' : 'menuitemradio'}
        aria-checked=${entry.isCurrent ?? nothing}
        tabindex="-1"
        @click=${choose(entry)}
      >
        <span class="menu-icon">${entry.icon ? icon(entry.icon) : nothing}</span>
        <span class="menu-label">${entry.label}</span>
        ${entry.detail ? html`<span class="menu-detail">${entry.detail}</span>` : nothing}
      </button>`,
    )}`,
    menu,
  );
  menu.showPopover();
  place(menu, button);
  button.ariaExpanded = 'true';
  const all = items();
  (all.find(item => item.ariaChecked === 'true') ?? all[0])?.focus();
}

function create(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'menu';
  element.role = 'menu';
  element.popover = 'auto';
  element.addEventListener('keydown', onKeyDown);
  element.addEventListener('toggle', event => {
    if ((event as ToggleEvent).newState === 'closed' && opener) opener.ariaExpanded = 'false';
  });
  document.body.append(element);
  return element;
}

function close(): void {
  menu?.hidePopover();
  opener?.focus();
}

function items(): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('.menu-entry') ?? [])];
}

function onKeyDown(event: KeyboardEvent): void {
  const all = items();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (target !== undefined) all.at(target % all.length)?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else if (event.key.length === 1 && event.key !== ' ') {
    const letter = event.key.toLowerCase();
    const rest = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    rest.find(item => item.textContent.trim().toLowerCase().startsWith(letter))?.focus();
  } else return;
  event.preventDefault();
  // Esc closes the menu and nothing else: the answer goes on.
  event.stopPropagation();
}

/** Under the button, above it where there is more room, and never beyond the page. */
function place(element: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - edgePx;
  const above = at.top - edgePx;
  element.style.maxHeight = `${Math.max(below, above)}px`;
  const { width, height } = element.getBoundingClientRect();
  const isBelow = height <= below || below >= above;
  element.style.top = `${isBelow ? at.bottom : at.top - height}px`;
  element.style.left = `${Math.max(edgePx, Math.min(at.left, window.innerWidth - width - edgePx))}px`;
}
