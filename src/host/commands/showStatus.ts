import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { keyStateLabel } from '../keys/keyState.ts';
import type { Services } from '../services.ts';
import { describeState, describeToday } from '../status/describeStatus.ts';
import { readStatus } from '../status/status.ts';

interface Entry extends vscode.QuickPickItem {
  run?(): unknown;
}

/** How things stand, and what one may want to do about it. */
export function showStatus(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.showStatus, async () => {
    const { t } = vscode.l10n;
    const status = await readStatus(services);
    const { active, modelLabel, today } = status;
    const entry = (icon: string, label: string, description: string, command: string): Entry => ({
      label: `$(${icon}) ${label}`,
      description,
      run: () => vscode.commands.executeCommand(command),
    });
    const line = (): Entry => ({ label: '', kind: vscode.QuickPickItemKind.Separator });
    const picked = await vscode.window.showQuickPick<Entry>(
      [
        entry('comment-discussion', t('Open Chat'), '', commandIds.openPanel),
        entry('add', t('New Conversation'), '', commandIds.startConversation),
        entry('history', t('Show Conversations'), '', commandIds.showConversations),
        line(),
        entry('sparkle', t('Choose Model'), modelLabel ?? '', commandIds.selectModel),
        entry('plug', t('Choose Endpoint'), active.endpoint.label, commandIds.selectEndpoint),
        entry('key', t('Set API Key'), keyStateLabel(active.key), commandIds.setApiKey),
        entry('graph', t('Show Usage'), describeToday(today), commandIds.showUsage),
        line(),
        entry('gear', t('Open Settings'), '', commandIds.openSettings),
        entry('output', t('Show Log'), '', commandIds.showLog),
        entry('mortar-board', t('First Steps'), '', commandIds.openWalkthrough),
        {
          label: `$(eye-closed) ${t('Hide This Item of the Status Bar')}`,
          description: t('The setting glm.statusBar.visible brings it back.'),
          run: () => services.settings.setStatusBarVisible(false),
        },
      ],
      {
        title: `${modelLabel ?? active.endpoint.label} · ${describeState(active)}`,
        placeHolder: t('What do you want to do?'),
        matchOnDescription: true,
      },
    );
    await picked?.run?.();
  });
}
