import * as vscode from 'vscode';
import { inspectPicture, maxPictureBytes, type Picture, UnreadablePicture } from '../../core/attachments/index.ts';

/** @throws UnreadablePicture, or the file system's error */
export async function readPicture(uri: vscode.Uri): Promise<Picture> {
  const name = nameOf(uri);
  const { size, type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) !== 0) throw new UnreadablePicture(name, 'not-a-picture');
  // Not even read: a film with the ending of a picture would fill the memory.
  if (size > maxPictureBytes) throw new UnreadablePicture(name, 'too-large');
  return inspectPicture(await vscode.workspace.fs.readFile(uri), name);
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1) || uri.toString();
}
