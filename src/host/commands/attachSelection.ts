import * as vscode from 'vscode';
import { attachFromEditor } from '../attachments/attachFromEditor.ts';
import type { AttachmentMaker } from '../attachments/attachmentMaker.ts';
import { PlainFailure } from '../errorMessages.ts';
import { commandIds } from '../ids.ts';
import type { LastEditor } from '../panel/lastEditor.ts';
import { attachAndShow, type AttachTarget } from './attachAndShow.ts';

/** Attaches the selected lines to the message being written. */
export function attachSelection(
  target: AttachTarget,
  maker: AttachmentMaker,
  lastEditor: LastEditor,
): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.attachSelection, async () => {
    try {
      await attachAndShow(await attachFromEditor('selection', lastEditor, maker), target);
    } catch (error) {
      if (!(error instanceof PlainFailure)) throw error;
      void vscode.window.showInformationMessage(error.message);
    }
  });
}
