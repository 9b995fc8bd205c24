import * as vscode from 'vscode';
import type { Attachment } from '../../core/attachments/index.ts';
import { codeOf } from '../chat/readPath.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { LastEditor } from '../panel/lastEditor.ts';
import type { AttachmentMaker } from './attachmentMaker.ts';
import { readAttachment } from './readAttachment.ts';
import { nameOf } from './readPicture.ts';

/**
 * What the user works on: the file of the editor used last, what is selected there, or editors that are picked from all
 * that are open.
 * @throws PlainFailure when there is none
 */
export async function attachFromEditor(
  what: 'file' | 'selection' | 'open-editors',
  lastEditor: LastEditor,
  maker: AttachmentMaker,
): Promise<{ name: string; read(): Promise<Attachment> }[]> {
  const { t } = vscode.l10n;
  if (what === 'open-editors') {
    return (await pickEditors()).map(uri => ({ name: nameOf(uri), read: () => readAttachment(uri, maker) }));
  }
  const { document, selection } = lastEditor;
  if (!document) throw new PlainFailure(t('Open a file first.'));
  const name = nameOf(document.uri);
  if (what === 'file') return [{ name, read: () => readDocument(document, maker) }];
  if (!selection) throw new PlainFailure(t('Select some code in {0} first.', name));
  return [{ name, read: () => readDocument(document, maker, selection) }];
}

/** A document as the user sees it, or whole lines of it. */
async function readDocument(
  document: vscode.TextDocument,
  maker: AttachmentMaker,
  selection?: vscode.Range,
): Promise<Attachment> {
  const { path, languageId, firstLine, code } = codeOf(document, selection, selection && 'selection');
  const name = nameOf(document.uri);
  return maker.text(code, { name, path, languageId, firstLine, part: selection ? 'selection' : 'file' });
}

async function pickEditors(): Promise<readonly vscode.Uri[]> {
  const { t } = vscode.l10n;
  const open = new Map<string, vscode.Uri>();
  for (const { input } of vscode.window.tabGroups.all.flatMap(group => group.tabs)) {
    const uri = uriOf(input);
    if (uri) open.set(uri.toString(), uri);
  }
  if (open.size === 0) throw new PlainFailure(t('Open a file first.'));
  const items = [...open.values()].map(uri => {
    const path = vscode.workspace.asRelativePath(uri);
    const name = nameOf(uri);
    return { label: name, ...(path !== name && { description: path }), uri };
  });
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    title: t('Attach Open Editors'),
    placeHolder: t('Which of the open editors?'),
  });
  return picked?.map(({ uri }) => uri) ?? [];
}

/** What a tab shows; a diff counts as its right side. */
function uriOf(input: unknown): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri;
  return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}
