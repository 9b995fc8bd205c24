import * as l10n from '@vscode/l10n';
import type { MenuEntry } from '../../shared/menuEntry.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { ranks, type ToolbarItem } from '../toolbar/toolbarItem.ts';
import type { Device } from './viewChoices.ts';
import { canTurn, deviceSizes, pictureSize, viewportOf } from './viewport.ts';
import { stepZoom } from './zoom.ts';

/** What a user may say that the pixel ratio of a screenshot is. */
const pixelRatios = [1, 1.25, 1.5, 2, 3] as const;

/** What the stage does that is no business of the model's. */
export interface StageControls {
  /** How large the sheets are drawn now. */
  readonly scale: number;
  readonly locale: string;
  /** Shows the page from its beginning once more. */
  reload(): void;
}

/** How the page is looked at: its width, its size, light or dark, and anew. */
export function viewItems(model: StudioModel, controller: StudioController, stage: StageControls): ToolbarItem[] {
  const { state, choices } = model;
  const { view } = choices;
  const choose = (part: Partial<typeof view>): void => controller.choose({ view: { ...view, ...part } });
  const isDark = view.scheme === 'dark';
  return [
    {
      kind: 'menu',
      id: 'device',
      icon: deviceIcons[view.device],
      label: l10n.t('Page Width'),
      title: l10n.t('How wide the page is laid out'),
      value: String(viewportOf(state, view).width),
      rank: ranks.often,
      entries: () => [...deviceEntries(model, choose), ...densityEntries(model, controller)],
    },
    ...(view.device === 'own'
      ? [
          {
            kind: 'number',
            id: 'own-width',
            icon: 'arrow-both',
            label: l10n.t('Own Width'),
            title: l10n.t('Width of the page in pixels'),
            rank: ranks.always,
            number: view.ownWidth,
            min: 100,
            max: 5000,
            change: ownWidth => choose({ ownWidth }),
          } as const satisfies ToolbarItem,
        ]
      : []),
    {
      kind: 'menu',
      id: 'zoom',
      icon: 'zoom-in',
      label: l10n.t('Zoom'),
      title: l10n.t('How large the page is drawn'),
      value: percent(stage.scale, stage.locale),
      rank: ranks.often,
      entries: () => zoomEntries(view.zoom, stage, zoom => choose({ zoom })),
    },
    {
      kind: 'toggle',
      id: 'scheme',
      icon: 'color-mode',
      label: l10n.t('Dark'),
      title: l10n.t('Tell the page that its reader prefers dark colours'),
      isOn: isDark,
      rank: ranks.seldom,
      run: () => choose({ scheme: isDark ? 'light' : 'dark' }),
    },
    {
      kind: 'button',
      id: 'reload',
      icon: 'debug-restart',
      label: l10n.t('Reload'),
      title: l10n.t('Show the page from its beginning once more'),
      rank: ranks.seldom,
      run: () => stage.reload(),
    },
  ];
}

const deviceIcons: Readonly<Record<Device, string>> = {
  picture: 'symbol-ruler',
  phone: 'device-mobile',
  tablet: 'browser',
  laptop: 'vm',
  own: 'arrow-both',
};

function deviceEntries(
  { state, choices: { view } }: StudioModel,
  choose: (part: Partial<typeof view>) => void,
): MenuEntry[] {
  const picture = pictureSize(state);
  const entry = (device: Device, label: string, detail?: string): MenuEntry => ({
    label,
    icon: deviceIcons[device],
    ...(detail === undefined ? {} : { detail }),
    isCurrent: view.device === device,
    run: () => choose({ device }),
  });
  const size = (device: keyof typeof deviceSizes): string =>
    `${deviceSizes[device].width} × ${deviceSizes[device].height}`;
  return [
    picture
      ? entry('picture', l10n.t('As the Screenshot'), `${picture.width} × ${picture.height}`)
      : entry('picture', l10n.t('Standard'), '1280 × 800'),
    entry('phone', l10n.t('Phone'), size('phone')),
    entry('tablet', l10n.t('Tablet'), size('tablet')),
    entry('laptop', l10n.t('Laptop'), size('laptop')),
    entry('own', l10n.t('Own Width'), String(view.ownWidth)),
    ...(canTurn(view)
      ? [{ label: l10n.t('Turn the Device'), icon: 'sync', run: () => choose({ isTurned: !view.isTurned }) }]
      : []),
  ];
}

/** What the picture says of its density may be wrong, or it may say nothing. */
function densityEntries({ state }: StudioModel, { channel, ask }: StudioController): MenuEntry[] {
  if (!state.source) return [];
  return [...new Set([...pixelRatios, state.pixelRatio])]
    .sort((a, b) => a - b)
    .map(ratio => ({
      label: l10n.t('Screenshot at {0}×', ratio),
      isCurrent: ratio === state.pixelRatio,
      detail: `${Math.round((state.source?.width ?? 0) / ratio)}`,
      run: () => void ask(channel.request('view/setPixelRatio', { pixelRatio: ratio })),
    }));
}

function zoomEntries(zoom: number | undefined, stage: StageControls, choose: (zoom?: number) => void): MenuEntry[] {
  return [
    { label: l10n.t('Fit'), icon: 'screen-full', detail: 'Ctrl 0', isCurrent: zoom === undefined, run: () => choose() },
    ...[0.5, 0.75, 1, 1.25, 1.5, 2].map(step => ({
      label: step === 1 ? l10n.t('Actual Size') : percent(step, stage.locale),
      ...(step === 1 ? { detail: percent(1, stage.locale) } : {}),
      isCurrent: zoom === step,
      run: () => choose(step),
    })),
    { label: l10n.t('Zoom In'), icon: 'zoom-in', detail: 'Ctrl +', run: () => choose(stepZoom(stage.scale, 1)) },
    { label: l10n.t('Zoom Out'), icon: 'zoom-out', detail: 'Ctrl −', run: () => choose(stepZoom(stage.scale, -1)) },
  ];
}

function percent(scale: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(scale);
}
