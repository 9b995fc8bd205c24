/** What can be done with a place in a picture: one menu for the whole page, at the pointer or under the keyboard. */
import * as l10n from '@vscode/l10n';
import { pixelCoordinates, regionsAsJson, thousandthCoordinates } from '../../../core/vision/index.ts';
import type { ImageView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { type MenuEntry, openMenuAt } from '../../shared/menu.ts';
import type { PanelController } from '../panelController.ts';
import type { Composer } from '../views/composer.ts';
import type { ShownRegion } from './shownRegion.ts';

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

export function openRegionMenu(options: RegionMenuOptions): void {
  const { region, at, parent } = options;
  openMenuAt(at, region.label || l10n.t('Region {0}', region.number), entriesOf(options), parent);
}

function entriesOf({ region, regions, pictures, controller, show }: RegionMenuOptions): MenuEntry[] {
  const picture = pictures[region.picture];
  if (!picture) return [];
  const copy = async (text: string): Promise<void> => {
    if (await controller.code.copy(text)) announce(l10n.t('Copied'));
  };
  const crop = (): Promise<boolean> => controller.sight.crop(picture, region.box, region.label);
  const entries: MenuEntry[] = [];
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
