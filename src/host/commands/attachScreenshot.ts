import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { codePicture } from '../panel/codePicture.ts';
import type { LastEditor } from '../panel/lastEditor.ts';
import type { Panels } from '../panel/panels.ts';
import type { Services } from '../services.ts';

/** Draws the selected or visible code as a picture and attaches it to the message being written. */
export function attachScreenshot(services: Services, panels: Panels, lastEditor: LastEditor): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.attachScreenshot, async () => {
    const code = await codePicture(lastEditor, services.settings.screenshot, message => services.log.warn(message));
    if (code) await panels.draw(code);
    else void vscode.window.showInformationMessage(vscode.l10n.t('Open a file first: its code becomes the picture.'));
  });
}
