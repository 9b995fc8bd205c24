import * as l10n from '@vscode/l10n';
import { pixelCoordinates, type Size } from '../../../core/vision/index.ts';
import type { ShownRegion } from './shownRegion.ts';

/** As it stands in the picture and in lists: its label, else its number. */
export function shortName({ label, number }: ShownRegion): string {
  return label === '' ? String(number) : label;
}

/** For those who hear it: "Pay button, 40 to 200 from the left, 60 to 90 from the top". */
export function spokenName(region: ShownRegion, picture: Size): string {
  const name = region.label === '' ? l10n.t('Region {0}', region.number) : region.label;
  const [left = 0, top = 0, right, bottom] = pixelCoordinates(region, picture);
  return right === undefined || bottom === undefined
    ? l10n.t('{0}: point at {1}, {2}', name, left, top)
    : l10n.t('{0}: from {1}, {2} to {3}, {4}', name, left, top, right, bottom);
}
