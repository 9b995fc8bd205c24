import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Studio } from '../studio/studio.ts';
import { stepVersion } from '../studio/versions/stepVersion.ts';

/** Goes back to the version before, in the page that is in front. */
export function previousVersion(studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.previousVersion, () =>
    stepVersion(studio, 'previous', vscode.l10n.t('There is no earlier version.')),
  );
}
