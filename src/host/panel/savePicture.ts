import * as vscode from 'vscode';
import { extensionOf, type ImageAttachment } from '../../core/attachments/index.ts';

/**
 * Asks where and writes the picture there, byte for byte.
 * @returns the place as shown to people; undefined when the user backed out
 * @throws the file system's error
 */
export async function savePicture({ name, mediaType }: ImageAttachment, data: Uint8Array): Promise<string | undefined> {
  const ending = extensionOf(mediaType);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  // What it was called before may no longer say what it is: a TIFF is kept as PNG.
  const fileName = name.toLowerCase().endsWith(`.${ending}`) ? name : `${name.replace(/\.\w{1,5}$/, '')}.${ending}`;
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileName.replaceAll(/[\\/:*?"<>|]/g, '-')) }),
    filters: { [vscode.l10n.t('Pictures')]: [ending] },
    title: vscode.l10n.t('Save Picture'),
  });
  if (!target) return undefined;
  await vscode.workspace.fs.writeFile(target, data);
  return vscode.workspace.asRelativePath(target);
}
