import * as vscode from 'vscode';
import { homedir } from 'node:os';
import { extractAssets } from '../../../core/studio/export/extractAssets.ts';
import { withLineFeeds } from '../../../core/studio/sourceChunk.ts';
import type { Page } from '../page.ts';

/**
 * Asks where and makes a folder there, with the page as `index.html` and what it carries inside of itself as files.
 * @throws the file system's error
 */
export async function exportFolder(page: Page): Promise<void> {
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir()),
    openLabel: vscode.l10n.t('Export Here'),
    title: vscode.l10n.t('The Folder to Make {0} In', page.baseName),
  });
  const parent = picked?.[0];
  if (!parent) return;
  const folder = await freeFolder(parent, page.baseName);
  const { html, files } = extractAssets(`${withLineFeeds(await page.standalone()).trimEnd()}\n`);
  const index = vscode.Uri.joinPath(folder, 'index.html');
  for (const { path, data } of files) await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), data);
  await vscode.workspace.fs.writeFile(index, new TextEncoder().encode(html));
  void offer(folder, index, files.length);
}

async function offer(folder: vscode.Uri, index: vscode.Uri, files: number): Promise<void> {
  const { t } = vscode.l10n;
  const [open, show] = [t('Open'), t('Show in Explorer')];
  const inWorkspace = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  const text = t('Exported to {0}. Files beside the page: {1}', vscode.workspace.asRelativePath(folder), files);
  const choice = await vscode.window.showInformationMessage(text, open, ...(inWorkspace ? [show] : []));
  if (choice === open) await vscode.window.showTextDocument(index, { preview: false });
  else if (choice === show) await vscode.commands.executeCommand('revealInExplorer', index);
}

/** `checkout`, `checkout-2` and so on: nothing that is there is written over. */
async function freeFolder(parent: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const folder = vscode.Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
    try {
      await vscode.workspace.fs.stat(folder);
    } catch {
      return folder;
    }
  }
}
