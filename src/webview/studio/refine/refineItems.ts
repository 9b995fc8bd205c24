import * as l10n from '@vscode/l10n';
import type { StudioController } from '../studioController.ts';
import { isBusy, type StudioModel } from '../studioModel.ts';
import { ranks, type ToolbarItem } from '../toolbar/toolbarItem.ts';
import { refine } from './refineActions.ts';

/** What the toolbar offers while nothing else is being done to the page. */
export function refineItems(model: StudioModel, controller: StudioController): ToolbarItem[] {
  if (isBusy(model.state) || !model.refine?.isOffered) return [];
  return [
    {
      kind: 'button',
      id: 'refine',
      icon: 'sparkle',
      label: l10n.t('Refine'),
      title: l10n.t('Bring the page to match the screenshot, round by round'),
      rank: ranks.always,
      isPrimary: true,
      run: () => refine(controller),
    },
  ];
}
