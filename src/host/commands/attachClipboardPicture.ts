import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Panels } from '../panel/panels.ts';

/** Attaches the picture on the clipboard to the message being written. */
export function attachClipboardPicture(panels: Panels): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.attachClipboardPicture, () => panels.paste());
}
