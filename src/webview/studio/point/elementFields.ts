import * as l10n from '@vscode/l10n';
import type { PickedElement } from '../../../core/studio/point/frameTalk.ts';
import { colourText } from './colourText.ts';
import { sidesText } from './lengthSteps.ts';

export interface StyleField {
  readonly property: string;
  readonly kind: 'colour' | 'length' | 'choice';
  label(): string;
  /** As it is now, by what the browser computed. */
  read(style: Readonly<Record<string, string>>): string;
  /** Values to choose from, and what they are called. */
  choices?(): readonly (readonly [value: string, label: string])[];
}

const computed =
  (property: string) =>
  (style: Readonly<Record<string, string>>): string =>
    style[property] ?? '';
const sides =
  (name: string) =>
  (style: Readonly<Record<string, string>>): string => {
    const [top = '', right = '', bottom = '', left = ''] = ['top', 'right', 'bottom', 'left'].map(
      side => style[`${name}-${side}`],
    );
    return sidesText(top, right, bottom, left);
  };

export const styleFields: readonly StyleField[] = [
  {
    property: 'color',
    kind: 'colour',
    label: () => l10n.t('Text colour'),
    read: style => colourText(style.color ?? ''),
  },
  {
    property: 'background-color',
    kind: 'colour',
    label: () => l10n.t('Background'),
    read: style => colourText(style['background-color'] ?? ''),
  },
  { property: 'font-size', kind: 'length', label: () => l10n.t('Font size'), read: computed('font-size') },
  {
    property: 'font-weight',
    kind: 'choice',
    label: () => l10n.t('Weight'),
    read: computed('font-weight'),
    choices: () => [
      ['300', l10n.t('Light')],
      ['400', l10n.t('Regular')],
      ['500', l10n.t('Medium')],
      ['600', l10n.t('Semibold')],
      ['700', l10n.t('Bold')],
      ['800', l10n.t('Extra bold')],
    ],
  },
  {
    property: 'text-align',
    kind: 'choice',
    label: () => l10n.t('Alignment'),
    read: style => ({ start: 'left', end: 'right' })[style['text-align'] ?? ''] ?? style['text-align'] ?? '',
    choices: () => [
      ['left', l10n.t('Left')],
      ['center', l10n.t('Centre')],
      ['right', l10n.t('Right')],
      ['justify', l10n.t('Justified')],
    ],
  },
  { property: 'padding', kind: 'length', label: () => l10n.t('Padding'), read: sides('padding') },
  { property: 'margin', kind: 'length', label: () => l10n.t('Margin'), read: sides('margin') },
  { property: 'width', kind: 'length', label: () => l10n.t('Width'), read: computed('width') },
  { property: 'height', kind: 'length', label: () => l10n.t('Height'), read: computed('height') },
  {
    property: 'border-radius',
    kind: 'length',
    label: () => l10n.t('Corner radius'),
    read: computed('border-top-left-radius'),
  },
];

/** The value that all of them have; empty where they differ. */
export function commonValue(elements: readonly PickedElement[], read: StyleField['read']): string {
  const values = new Set(elements.map(({ style }) => read(style)));
  const [value] = values;
  return values.size === 1 && value !== undefined ? value : '';
}

/** It is set by the element itself, and can be taken away again. */
export function isSetInline(elements: readonly PickedElement[], property: string): boolean {
  return elements.some(({ inline }) => inline.some(name => name === property || belongsTo(name, property)));
}

/** `padding-left` of `padding`. */
function belongsTo(part: string, whole: string): boolean {
  if (whole === 'border-radius') return /^border-.*-radius$/.test(part);
  return (whole === 'padding' || whole === 'margin') && part.startsWith(`${whole}-`);
}
