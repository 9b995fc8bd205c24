import * as l10n from '@vscode/l10n';
import type { MenuEntry } from '../../shared/menuEntry.ts';
import type { StudioController } from '../studioController.ts';
import { isBusy, type StudioModel } from '../studioModel.ts';
import { ranks, type ToolbarItem } from '../toolbar/toolbarItem.ts';

/** Which screenshot the page is compared with, where there are several, and a way to more of them. */
export function shotItems(model: StudioModel, controller: StudioController): ToolbarItem[] {
  const { state } = model;
  if (isBusy(state)) return [];
  const { shots, source } = state;
  const pick = (): void => void controller.ask(controller.channel.request('shots/pick', null, { timeoutMs: 0 }));
  if (!source) {
    return [
      {
        kind: 'button',
        id: 'add-shot',
        icon: 'device-camera',
        label: l10n.t('Add Screenshot…'),
        title: l10n.t('Add a picture of what the page should look like, to compare and refine it'),
        rank: ranks.often,
        run: pick,
      },
    ];
  }
  const entries = (): MenuEntry[] => [
    ...(shots?.all ?? []).map(({ name, label, width, height }, index) => ({
      label: label ? `${label} · ${name}` : name,
      detail: `${width} × ${height}`,
      isCurrent: index === shots?.shown,
      run: () => controller.ask(controller.channel.request('shots/show', { index })),
    })),
    { icon: 'add', label: l10n.t('Add Screenshot…'), run: pick },
  ];
  return [
    {
      kind: 'menu',
      id: 'shots',
      icon: 'device-camera',
      label: l10n.t('Screenshot'),
      title: l10n.t('Which screenshot the page is compared with'),
      ...(shots ? { value: l10n.t('{0} of {1}', shots.shown + 1, shots.all.length) } : {}),
      rank: shots ? ranks.often : ranks.seldom,
      entries,
    },
  ];
}
