import * as vscode from 'vscode';
import { freePageUri, tabOf } from './openSource.ts';
import type { Page } from './page.ts';
import { SourceDocument } from './sourceDocument.ts';

/**
 * Asks where and writes the page there; the file takes the place of the untitled document.
 * @returns where it was saved, or undefined when the user backed out
 * @throws the file system's error; nothing is lost then
 */
export async function savePage(page: Page): Promise<vscode.Uri | undefined> {
  if (page.record.target === 'tailwind') return saveStandalone(page);
  const { source } = page;
  const inEditor = source && !source.detached && !source.document.isClosed && tabOf(source.document.uri);
  const target = inEditor
    ? await vscode.workspace.saveAs(source.document.uri)
    : await saveWithoutEditor(page, page.html);
  if (!target) return undefined;
  const document = await vscode.workspace.openTextDocument(target);
  const text = document.getText();
  page.follow(new SourceDocument(document, text));
  // What the user's settings do to a file when it is saved is part of the page.
  if (text.trimEnd() !== page.html.trimEnd()) page.replace(text, { kind: 'hand' });
  page.saved(target);
  return target;
}

/** The document stays the source: what is built from it goes into the file alone. */
async function saveStandalone(page: Page): Promise<vscode.Uri | undefined> {
  const target = await saveWithoutEditor(page, await page.standalone());
  if (target) page.saved(target);
  return target;
}

/** The document was closed, or is the user's own work by now. */
async function saveWithoutEditor({ record, baseName, source }: Page, html: string): Promise<vscode.Uri | undefined> {
  const sourceUri = record.sourceUri === undefined ? undefined : vscode.Uri.parse(record.sourceUri);
  const target = await vscode.window.showSaveDialog({
    defaultUri: record.savedUri
      ? vscode.Uri.parse(record.savedUri)
      : await (ownPath(source) ?? freePageUri(baseName, sourceUri)),
    filters: { HTML: ['html', 'htm'] },
    title: vscode.l10n.t('Save Page'),
  });
  if (!target) return undefined;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html.endsWith('\n') ? html : `${html}\n`));
  await vscode.window.showTextDocument(target, { preview: false });
  return target;
}

/** The name that the untitled source bears is the page's own. */
function ownPath(source: SourceDocument | undefined): vscode.Uri | undefined {
  if (!source?.document.isUntitled || source.document.isClosed) return undefined;
  const scheme = vscode.workspace.workspaceFolders?.[0]?.uri.scheme ?? 'file';
  return source.document.uri.with({ scheme });
}
