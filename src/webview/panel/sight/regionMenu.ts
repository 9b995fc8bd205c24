/** What can be done with a place in a picture: one menu for the whole page, at the pointer or under the keyboard. */
import * as l10n from '@vscode/l10n';
import { html, render } from 'lit';
import { pixelCoordinates, regionsAsJson, thousandthCoordinates } from '../../../core/vision/index.ts';
import type { ImageView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import type { Composer } from '../views/composer.ts';
import type { ShownRegion } from './answerMarks.ts';

export interface RegionMenuOptions {
  readonly region: ShownRegion;
  /** All of the answer, in its pictures. */
  readonly regions: readonly ShownRegion[];
  readonly pictures: readonly ImageView[];
  readonly controller: PanelController;
  /** In CSS pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  /** Above which it shows: a dialog, where one is open. */
  readonly parent: Element;
  /** Absent where it is shown already. */
  readonly show?: () => void;
}

interface Entry {
  readonly icon: string;
  readonly label: string;
  run(): void;
}

export function openRegionMenu(options: RegionMenuOptions): void {
  const opener = document.activeElement;
  const menu = document.createElement('div');
  menu.className = 'region-menu';
  menu.role = 'menu';
  // Closed by hand: an automatic one goes when the mouse button that opened it comes up again.
  menu.popover = 'manual';
  const closing = new AbortController();
  const close = (): void => {
    if (closing.signal.aborted) return;
    closing.abort();
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    if (hadFocus && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
  menu.ariaLabel = options.region.label || l10n.t('Region {0}', options.region.number);
  render(
    entriesOf(options).map(
      entry =>
        html`<button
          type="button"
          role="menuitem"
          tabindex="-1"
          @click=${() => {
            close();
            entry.run();
          }}
        >
          ${icon(entry.icon)}<span>${entry.label}</span>
        </button>`,
    ),
    menu,
  );
  menu.addEventListener('keydown', event => moveFocus(event, menu, close));
  const closeOutside = (event: Event): void => {
    if (!(event.target instanceof Node && menu.contains(event.target))) close();
  };
  const { signal } = closing;
  for (const type of ['pointerdown', 'wheel', 'focusin']) {
    document.addEventListener(type, closeOutside, { signal, capture: true, passive: true });
  }
  window.addEventListener('blur', close, { signal });
  window.addEventListener('resize', close, { signal });
  options.parent.append(menu);
  menu.showPopover();
  place(menu, options.at);
  menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
}

function entriesOf({ region, regions, pictures, controller, show }: RegionMenuOptions): Entry[] {
  const picture = pictures[region.picture];
  if (!picture) return [];
  const copy = async (text: string): Promise<void> => {
    if (await controller.code.copy(text)) announce(l10n.t('Copied'));
  };
  const crop = (): Promise<boolean> => controller.sight.crop(picture, region.box, region.label);
  const entries: Entry[] = [];
  if (show) entries.push({ icon: 'screen-full', label: l10n.t('Show in Full'), run: show });
  if (region.kind === 'box') {
    entries.push(
      {
        icon: 'comment',
        label: l10n.t('Ask About This Region'),
        run: () => void crop().then(isThere => isThere && ask(region, picture)),
      },
      { icon: 'screen-cut', label: l10n.t('Crop to Box'), run: () => void crop() },
    );
  }
  entries.push(
    {
      icon: 'copy',
      label: l10n.t('Copy Coordinates in Pixels'),
      run: () => void copy(pixelCoordinates(region, picture).join(', ')),
    },
    {
      icon: 'copy',
      label: l10n.t('Copy Coordinates in Thousandths'),
      run: () => void copy(thousandthCoordinates(region).join(', ')),
    },
    { icon: 'json', label: l10n.t('Copy All as JSON'), run: () => void copy(regionsAsJson(regions, pictures)) },
  );
  return entries;
}

function ask({ label }: ShownRegion, { name }: ImageView): void {
  const text = label === '' ? l10n.t('About this part of {0}: ', name) : l10n.t('About “{0}” in {1}: ', label, name);
  document.querySelector<Composer>('glm-composer')?.insert(text);
}

function moveFocus(event: KeyboardEvent, menu: Element, close: () => void): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  // Esc closes the menu and nothing behind it.
  event.stopPropagation();
  if (event.key === 'Tab' || event.key === 'Escape') close();
  if (event.key === 'Tab' || event.key === 'Escape' || to !== undefined) event.preventDefault();
  if (to !== undefined) items.at(to >= items.length ? 0 : to)?.focus();
}

/** Where it was asked for, as far as the window has room. */
function place(menu: HTMLElement, { x, y }: { x: number; y: number }): void {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, y + height + 4 > window.innerHeight ? Math.min(y, window.innerHeight) - height : y)}px`;
}
