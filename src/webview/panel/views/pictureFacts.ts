import * as l10n from '@vscode/l10n';
import type { ImageView } from '../../../protocol/index.ts';
import { formatBytes, pageLocale } from '../../shared/format.ts';

/** "1280 × 720 · 84 kB". */
export function pictureFacts({ width, height, bytes }: ImageView): string {
  return l10n.t('{0} × {1} · {2}', width, height, formatBytes(bytes, pageLocale(document.documentElement)));
}
