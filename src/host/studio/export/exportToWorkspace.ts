import * as vscode from 'vscode';
import { withLineFeeds } from '../../../core/studio/sourceChunk.ts';
import { type FileProposal, type FileProposals, fileNameOf } from '../../proposals/fileProposals.ts';
import { freePageUri } from '../openSource.ts';
import type { Page } from '../page.ts';

/** More than anybody reads through; the list can be searched. */
const mostFiles = 500;

/**
 * Puts the page into a file of the workspace: a new one at once, one that exists after the user has seen what would
 * change and accepted it.
 * @throws the file system's error, or PlainFailure
 */
export async function exportToWorkspace(page: Page, proposals: FileProposals): Promise<void> {
  const target = await pickTarget(page);
  if (!target) return;
  const text = `${withLineFeeds(await page.standalone()).trimEnd()}\n`;
  if (!(await exists(target))) {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(target, { preview: false });
    return;
  }
  const document = await vscode.workspace.openTextDocument(target);
  const proposal = proposalFor(document, text);
  if (withLineFeeds(document.getText()).trimEnd() === text.trimEnd()) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} is this page already.', fileNameOf(document)));
    return;
  }
  await proposals.show(proposal);
}

function proposalFor(document: vscode.TextDocument, text: string): FileProposal {
  const name = fileNameOf(document);
  // Changes of the user's own that are not saved yet are not saved along with it.
  const mayBeSaved = !document.isDirty;
  return {
    document,
    text: document.eol === vscode.EndOfLine.CRLF ? text.replaceAll('\n', '\r\n') : text,
    title: vscode.l10n.t('{0} ↔ page of the Studio', name),
    message: vscode.l10n.t('The page would replace all of {0}.', name),
    again: () => proposalFor(document, text),
    accepted: async () => {
      if (mayBeSaved) await document.save();
      await vscode.window.showTextDocument(document, { preview: false });
    },
  };
}

/** The HTML files of the workspace, the one with the page's name first, or a new one. */
async function pickTarget(page: Page): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles('**/*.{html,htm}', '**/node_modules/**', mostFiles);
  if (files.length === 0) return askForNew(page);
  const own = `${page.baseName}.html`;
  const isOwn = ({ path }: vscode.Uri): boolean => path.endsWith(`/${own}`);
  files.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || a.path.localeCompare(b.path));
  const newFile = { label: `$(new-file) ${vscode.l10n.t('New File…')}`, alwaysShow: true };
  const lines = files.map(uri => {
    const path = vscode.workspace.asRelativePath(uri);
    const name = path.split('/').at(-1) ?? path;
    const folder = path.slice(0, -name.length - 1);
    return { label: `$(file-code) ${name}`, ...(folder === '' ? {} : { description: folder }), uri };
  });
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { uri?: vscode.Uri }>([newFile, ...lines], {
    title: vscode.l10n.t('Export to Workspace'),
    placeHolder: vscode.l10n.t('A file that exists is changed after you have seen what would change'),
    matchOnDescription: true,
  });
  if (picked === newFile) return askForNew(page);
  return picked?.uri;
}

async function askForNew({ record, baseName }: Page): Promise<vscode.Uri | undefined> {
  const sourceUri = record.sourceUri === undefined ? undefined : vscode.Uri.parse(record.sourceUri);
  return vscode.window.showSaveDialog({
    defaultUri: await freePageUri(baseName, sourceUri),
    filters: { HTML: ['html', 'htm'] },
    title: vscode.l10n.t('Export to Workspace'),
  });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
