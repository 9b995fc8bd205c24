import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Studio } from '../studio/studio.ts';
import { stepVersion } from '../studio/versions/stepVersion.ts';

/** Goes forward again, to the version that one came back from or that was made last, in the page that is in front. */
export function nextVersion(studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.nextVersion, () =>
    stepVersion(studio, 'next', vscode.l10n.t('There is no later version.')),
  );
}
