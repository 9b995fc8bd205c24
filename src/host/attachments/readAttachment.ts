import * as vscode from 'vscode';
import { type Attachment, maxFileBytes, UnreadableFile } from '../../core/attachments/index.ts';
import type { AttachmentMaker } from './attachmentMaker.ts';
import { nameOf } from './readPicture.ts';

/**
 * A file of any kind. One that is open in an editor is taken as the user sees it, saved or not.
 * @throws UnreadableFile, UnreadablePicture, or the file system's error
 */
export async function readAttachment(
  uri: vscode.Uri,
  maker: AttachmentMaker,
  signal?: AbortSignal,
): Promise<Attachment> {
  const name = nameOf(uri);
  const path = vscode.workspace.asRelativePath(uri);
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  // A drawing is open as text, and is attached to be seen.
  if (open && !/\.svg$/i.test(name)) {
    return maker.text(open.getText(), { name, path, languageId: open.languageId, part: 'file', firstLine: 1 });
  }
  const { size, type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) !== 0) throw new UnreadableFile(name, 'folder');
  // Not even read: it would fill the memory.
  if (size > maxFileBytes) throw new UnreadableFile(name, 'too-large');
  return maker.fromBytes(await vscode.workspace.fs.readFile(uri), name, path, signal);
}
