import * as l10n from '@vscode/l10n';
import type { MenuEntry } from '../../shared/menuEntry.ts';
import { compareModes, type CompareMode, isLayered, possibleMode } from './compareChoices.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { ranks, type ToolbarItem } from '../toolbar/toolbarItem.ts';

const icons: Readonly<Record<CompareMode, string>> = {
  page: 'browser',
  side: 'split-horizontal',
  overlay: 'layers',
  swipe: 'arrow-both',
  blink: 'eye',
  difference: 'flame',
};

/** The way that is in force. */
export function modeOf({ state, choices }: StudioModel): CompareMode {
  return state.source ? possibleMode(choices.compare.mode, choices.view.device) : 'page';
}

export function modeLabel(mode: CompareMode): string {
  switch (mode) {
    case 'page':
      return l10n.t('Page Only');
    case 'side':
      return l10n.t('Side by Side');
    case 'overlay':
      return l10n.t('Overlay');
    case 'swipe':
      return l10n.t('Swipe');
    case 'blink':
      return l10n.t('Blink');
    case 'difference':
      return l10n.t('Difference');
  }
}

/** One control for all of them. */
export function compareItem(model: StudioModel, controller: StudioController): ToolbarItem {
  const current = modeOf(model);
  const entry = (mode: CompareMode): MenuEntry => ({
    label: modeLabel(mode),
    icon: icons[mode],
    isCurrent: mode === current,
    run: () => chooseMode(model, controller, mode),
  });
  return {
    kind: 'menu',
    id: 'compare',
    icon: icons[current === 'page' ? 'side' : current],
    label: l10n.t('Compare'),
    title: l10n.t('How page and screenshot are shown together'),
    ...(current === 'page' ? {} : { value: modeLabel(current) }),
    rank: ranks.always,
    entries: () => compareModes.map(entry),
  };
}

function chooseMode({ choices }: StudioModel, controller: StudioController, mode: CompareMode): void {
  controller.choose({
    compare: { ...choices.compare, mode },
    // On each other they have to be of one width.
    ...(isLayered(mode) ? { view: { ...choices.view, device: 'picture' } } : {}),
  });
}
