import * as l10n from '@vscode/l10n';
import type { ExportTarget } from '../../../protocol/index.ts';
import type { MenuEntry } from '../../shared/menu.ts';
import type { StudioController } from '../studioController.ts';

/** Ways out of the Studio. */
export function exportEntries(controller: StudioController): MenuEntry[] {
  const leads = (to: ExportTarget) => (): void =>
    void controller.ask(controller.channel.request('page/export', { to }, { timeoutMs: 0 }));
  return [
    { icon: 'save', label: l10n.t('One File…'), run: leads('file') },
    { icon: 'folder', label: l10n.t('Folder with Assets…'), run: leads('folder') },
    { icon: 'diff', label: l10n.t('Into the Workspace…'), run: leads('workspace') },
    { icon: 'react', label: l10n.t('React Component…'), run: leads('react') },
    { icon: 'file-code', label: l10n.t('Vue Component…'), run: leads('vue') },
    { icon: 'copy', label: l10n.t('Copy HTML'), run: leads('clipboard') },
  ];
}
