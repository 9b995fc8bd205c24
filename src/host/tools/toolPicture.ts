import type * as vscode from 'vscode';
import { l10n } from 'vscode';
import { inspectPicture, type Picture } from '../../core/attachments/index.ts';
import { downloadPicture, nameOfAddress, webAddress } from '../attachments/downloadPicture.ts';
import { nameOf, readPicture } from '../attachments/readPicture.ts';
import { PlainFailure } from '../errorMessages.ts';
import { type AttachedPictures, isAttachmentId } from '../pictures/attachedPictures.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import { workspaceFile } from './workspaceFile.ts';

export interface ToolPicture {
  picture: Picture;
  /** The file, where it is one. */
  uri?: vscode.Uri;
}

/**
 * The picture that an agent names: by a path in the workspace, a web address, or the id of one that the user attached.
 * @throws PlainFailure with words for the agent; the signal's reason
 */
export async function toolPicture(
  named: string,
  attached: AttachedPictures,
  signal: AbortSignal,
): Promise<ToolPicture> {
  if (isAttachmentId(named)) {
    const found = attached.recall(named);
    if (!found) throw new PlainFailure(l10n.t('There is no attached picture {0} in this conversation.', named));
    return { picture: found.picture };
  }
  const url = webAddress(named);
  if (url) {
    const name = nameOfAddress(url);
    const data = await downloadPicture(url, name, signal);
    return { picture: readable(name, () => inspectPicture(data, name)) };
  }
  const uri = await workspaceFile(named);
  const picture = await readPicture(uri).catch(error => {
    throw new PlainFailure(describePictureProblem(error, nameOf(uri)));
  });
  return { picture, uri };
}

/** Whether the picture has not been on its way to that endpoint before, so that the user has to be asked. */
export function leavesTheMachine(named: string, attached: AttachedPictures, endpointId: string): boolean {
  return !isAttachmentId(named) || attached.recall(named)?.endpointId !== endpointId;
}

/** As people know it: the end of a path, an address without its query. */
export function shortNameOf(named: string): string {
  if (isAttachmentId(named)) return l10n.t('the attached picture');
  const url = webAddress(named);
  return (url ? `${url.origin}${url.pathname}` : named).slice(-200);
}

function readable(name: string, read: () => Picture): Picture {
  try {
    return read();
  } catch (error) {
    throw new PlainFailure(describePictureProblem(error, name));
  }
}
