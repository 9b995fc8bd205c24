/** The tools of the annotator: their names, keys and looks. */
import * as l10n from '@vscode/l10n';
import type { Mark, Shape } from './mark.ts';

export type Tool = 'select' | Shape;

export interface ToolFacts {
  readonly tool: Tool;
  readonly icon: string;
  readonly label: string;
}

/** As drawing programs have them, where they agree. */
export const toolKeys: Readonly<Record<string, Tool>> = {
  v: 'select',
  b: 'box',
  a: 'arrow',
  p: 'pen',
  t: 'text',
  n: 'number',
  x: 'blur',
  k: 'cover',
  c: 'crop',
};

/** At the time of drawing, since translations are loaded after this module. */
export function toolFacts(): readonly ToolFacts[] {
  return [
    { tool: 'select', icon: 'inspect', label: l10n.t('Select') },
    { tool: 'box', icon: 'chrome-maximize', label: l10n.t('Box') },
    { tool: 'arrow', icon: 'arrow-up', label: l10n.t('Arrow') },
    { tool: 'pen', icon: 'edit', label: l10n.t('Pen') },
    { tool: 'text', icon: 'case-sensitive', label: l10n.t('Text') },
    { tool: 'number', icon: 'index-zero', label: l10n.t('Number') },
    { tool: 'blur', icon: 'eye-closed', label: l10n.t('Blur') },
    { tool: 'cover', icon: 'primitive-square', label: l10n.t('Cover') },
    { tool: 'crop', icon: 'screen-cut', label: l10n.t('Crop') },
  ];
}

export function keyOf(tool: Tool): string {
  return Object.entries(toolKeys).find(([, named]) => named === tool)?.[0] ?? '';
}

export function labelOf(mark: Pick<Mark, 'shape'>): string {
  return toolFacts().find(({ tool }) => tool === mark.shape)?.label ?? '';
}

/** On the picture, not of the theme: they are sent, and must look the same to whoever receives them. */
export function colors(): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: '#e5252a', label: l10n.t('Red') },
    { value: '#ffb700', label: l10n.t('Yellow') },
    { value: '#12a150', label: l10n.t('Green') },
    { value: '#1677ff', label: l10n.t('Blue') },
    { value: '#111111', label: l10n.t('Black') },
    { value: '#ffffff', label: l10n.t('White') },
  ];
}

export function weights(): readonly { readonly value: number; readonly label: string }[] {
  return [
    { value: 1, label: l10n.t('Thin') },
    { value: 2, label: l10n.t('Medium') },
    { value: 3, label: l10n.t('Thick') },
  ];
}
