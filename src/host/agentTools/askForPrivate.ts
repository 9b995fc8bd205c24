import * as vscode from 'vscode';
import type { ToolRoom } from './agentTool.ts';
import { IgnoredFiles } from './ignoredFiles.ts';
import { privacyOf } from './privateFiles.ts';
import { pathOf } from './workspaceFiles.ts';

/**
 * Files that people keep keys in, and those that they keep out of git, leave the machine only when the user says so.
 * @throws ToolRefused
 */
export async function askForPrivate(uri: vscode.Uri, { ask, recipient }: ToolRoom): Promise<void> {
  const { t } = vscode.l10n;
  const path = pathOf(uri);
  const allow = t('Allow Once');
  const privacy = await privacyOf(uri, new IgnoredFiles());
  if (privacy === 'secrets') {
    await ask({
      message: t('{0} may hold passwords or keys. It would be sent to {1}.', path, recipient),
      allow,
      lasting: [],
    });
  } else if (privacy === 'ignored') {
    const message = t('{0} is a file that git ignores. It would be sent to {1}.', path, recipient);
    await ask({ message, allow, lasting: ['conversation'] });
  }
}
