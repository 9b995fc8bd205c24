import * as vscode from 'vscode';
import type { AssetsRead } from '../../../core/studio/assets/index.ts';
import type { AssetRecord } from './assetStore.ts';

/** What came of looking for pictures, in whole sentences; nothing where the list says it all. */
export function describeFound({ assets, leftOut }: AssetsRead): string | undefined {
  const { t } = vscode.l10n;
  const { outside, whole, tiny, twice, more } = leftOut;
  const count = outside + whole + tiny + twice + more;
  const sentences = [
    ...(assets.length === 0 ? [t('The model sees no photos, logos or icons in the screenshot.')] : []),
    ...(count > 0
      ? [t('{0} more that it named cannot be used: outside, tiny, twice, or the whole screenshot.', count)]
      : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

export function describeUsed(used: readonly AssetRecord[], failed: readonly string[]): string {
  const { t } = vscode.l10n;
  const bytes = used.reduce((sum, asset) => sum + (asset.used?.bytes ?? 0), 0);
  const size = new Intl.NumberFormat(vscode.env.language, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: bytes < 10_000 ? 1 : 0,
  }).format(bytes / 1000);
  return [
    used.length === 1
      ? t('1 picture is in the page now, {0}.', size)
      : t('{0} pictures are in the page now, {1} together.', used.length, size),
    ...(failed.length > 0 ? [t('Not put in, as what is around would have changed: {0}.', failed.join(', '))] : []),
  ].join(' ');
}
