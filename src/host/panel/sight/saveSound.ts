import * as vscode from 'vscode';
import type { AssistantTurn, Sound } from '../../../core/conversation/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { PictureStore } from '../../storage/index.ts';

/**
 * Asks where and writes the speech there.
 * @returns the place as shown to people; undefined when the user backed out
 * @throws the file system's error
 */
export async function saveSound(
  turn: AssistantTurn,
  sound: Sound,
  pictures: PictureStore,
): Promise<string | undefined> {
  const ending = sound.mediaType === 'audio/mpeg' ? 'mp3' : 'wav';
  const words =
    turn.text
      .trim()
      .split(/[^\p{L}\p{N}]+/u, 6)
      .join('-')
      .slice(0, 50) || turn.model.label;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${words}.${ending}`;
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [vscode.l10n.t('Sound')]: [ending] },
    title: vscode.l10n.t('Save Speech'),
  });
  if (!target) return undefined;
  const data = await pictures.read(sound);
  if (!data) throw new PlainFailure(vscode.l10n.t('There is no speech to save.'));
  await vscode.workspace.fs.writeFile(target, data);
  return vscode.workspace.asRelativePath(target);
}
