import * as vscode from 'vscode';
import type { AttachmentMaker } from '../attachments/attachmentMaker.ts';
import { readAttachment } from '../attachments/readAttachment.ts';
import { nameOf } from '../attachments/readPicture.ts';
import { commandIds } from '../ids.ts';
import type { LastEditor } from '../panel/lastEditor.ts';
import { attachAndShow, type AttachTarget } from './attachAndShow.ts';

/** Attaches files to the message being written: those of the Explorer, else the one in the editor. */
export function attachFile(target: AttachTarget, maker: AttachmentMaker, lastEditor: LastEditor): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.attachFile, async (uri?: unknown, all?: unknown) => {
    const marked = Array.isArray(all) ? all.filter(entry => entry instanceof vscode.Uri) : [];
    const one = uri instanceof vscode.Uri ? uri : lastEditor.document?.uri;
    const uris = marked.length > 0 ? marked : one ? [one] : [];
    if (uris.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file first.'));
      return;
    }
    await attachAndShow(
      uris.map(file => ({ name: nameOf(file), read: signal => readAttachment(file, maker, signal) })),
      target,
    );
  });
}
