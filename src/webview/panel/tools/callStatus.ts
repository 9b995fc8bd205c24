import * as l10n from '@vscode/l10n';
import type { CallView } from '../../../protocol/index.ts';

/** Empty for what went as it should. */
export function callStatus(status: CallView['status']): string {
  switch (status) {
    case 'preparing':
      return l10n.t('Preparing…');
    case 'asking':
      return l10n.t('Waits for you');
    case 'running':
      return l10n.t('Running…');
    case 'failed':
      return l10n.t('Failed');
    case 'refused':
      return l10n.t('Refused');
    case 'stopped':
      return l10n.t('Stopped');
    case 'done':
      return '';
  }
}
