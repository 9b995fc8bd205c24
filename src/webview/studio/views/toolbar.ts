import * as l10n from '@vscode/l10n';
import { compareItem } from '../compare/compareModes.ts';
import { panes } from '../panes/panes.ts';
import { canPoint } from '../point/canPoint.ts';
import type { StudioController } from '../studioController.ts';
import { refineItems } from '../refine/refineItems.ts';
import { exportEntries } from '../export/exportEntries.ts';
import { isBusy, isWriting, type StudioModel } from '../studioModel.ts';
import { shotItems } from '../shots/shotItems.ts';
import { ranks, type ToolbarItem } from '../toolbar/toolbarItem.ts';
import { type StageControls, viewItems } from '../view/viewItems.ts';

/** What stands in the toolbar now, from the left. */
export function toolbarItems(model: StudioModel, controller: StudioController, stage: StageControls): ToolbarItem[] {
  const { state } = model;
  const { channel } = controller;
  return [
    ...refineItems(model, controller),
    ...workItems(model, controller),
    {
      kind: 'button',
      id: 'source',
      icon: 'code',
      label: l10n.t('Show Source'),
      title: l10n.t('Show the source of the page'),
      rank: ranks.often,
      endsGroup: isWriting(state) || state.html === '',
      run: () => void controller.ask(channel.request('page/showSource', null)),
    },
    ...whenIts(!isWriting(state) && state.html !== '', {
      kind: 'menu',
      id: 'export',
      icon: 'export',
      label: l10n.t('Export'),
      title: l10n.t('Export the page'),
      rank: ranks.often,
      endsGroup: true,
      entries: () => exportEntries(controller),
    }),
    ...whenIts(canPoint(state), {
      kind: 'toggle',
      id: 'point',
      icon: 'inspect',
      label: l10n.t('Point'),
      title: l10n.t('Point at elements of the page (I)'),
      isOn: model.point.isOn,
      rank: ranks.always,
      run: () => controller.point.toggle(),
    }),
    ...(state.source ? [compareItem(model, controller)] : []),
    ...shotItems(model, controller),
    ...viewItems(model, controller, stage),
    ...scriptItems(model, controller),
    ...paneItems(model, controller),
  ];
}

/** Offered where there are any. */
function scriptItems({ state }: StudioModel, { ask, channel }: StudioController): ToolbarItem[] {
  const isOn = state.runsScripts === true;
  return whenIts(!isBusy(state) && (isOn || /<script|\son\w+\s*=|javascript:/i.test(state.html)), {
    kind: 'toggle',
    id: 'scripts',
    icon: 'symbol-event',
    label: l10n.t('Run Scripts'),
    title: isOn ? l10n.t('The scripts of the page run') : l10n.t('Run the scripts of the page'),
    isOn,
    rank: ranks.sometimes,
    run: () => void ask(channel.request('scripts/set', { on: !isOn })),
  });
}

function workItems(model: StudioModel, controller: StudioController): ToolbarItem[] {
  const { state, stopping } = model;
  if (isBusy(state)) {
    return [
      {
        kind: 'button',
        id: 'stop',
        icon: 'debug-stop',
        label: stopping ? l10n.t('Stopping…') : l10n.t('Stop'),
        title: l10n.t('Stop and keep what came'),
        rank: ranks.always,
        run: () => controller.stop(),
      },
    ];
  }
  const goOn: ToolbarItem = {
    kind: 'button',
    id: 'continue',
    icon: 'debug-continue',
    label: l10n.t('Continue'),
    title: l10n.t('Ask for the rest of the page'),
    rank: ranks.always,
    run: () => void controller.ask(controller.channel.request('conversion/continue', null)),
  };
  const retry: ToolbarItem = {
    kind: 'button',
    id: 'retry',
    icon: 'refresh',
    label: l10n.t('Try Again'),
    title: l10n.t('Ask for the page once more'),
    rank: ranks.always,
    run: () => void controller.ask(controller.channel.request('conversion/retry', null)),
  };
  return [...whenIts(state.canContinue === true, goOn), ...whenIts(state.source !== undefined, retry)];
}

function paneItems(model: StudioModel, controller: StudioController): ToolbarItem[] {
  return panes
    .filter(pane => pane.isOffered(model))
    .map(pane => {
      const isOn = model.choices.pane === pane.id;
      const badge = pane.badge?.(model);
      return {
        kind: 'toggle',
        id: `pane-${pane.id}`,
        icon: pane.icon,
        label: pane.label(),
        ...(badge === undefined ? {} : { value: badge }),
        isOn,
        pane: pane.id,
        // What closes it stays as long as it is open.
        rank: isOn ? ranks.always : ranks.sometimes,
        run: () => controller.choose({ pane: isOn ? undefined : pane.id }),
      };
    });
}

function whenIts(so: boolean, item: ToolbarItem): ToolbarItem[] {
  return so ? [item] : [];
}
