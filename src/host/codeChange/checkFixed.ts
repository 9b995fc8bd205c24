import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { fileNameOf } from '../proposals/fileProposals.ts';
import { type CodeTarget, isWorthFixing } from './codeTarget.ts';

/** Language servers report in several steps; after the last one there is quiet. */
const quietMs = 1500;
/** One that has not reported by then reports nothing new. */
const longestMs = 10_000;

/** After a fix was accepted: says whether what was reported is gone, as the editor itself sees it then. */
export async function checkFixed(
  { document, problems }: CodeTarget,
  before: readonly vscode.Diagnostic[],
): Promise<void> {
  if (problems.length === 0) return;
  await settled(document.uri);
  if (document.isClosed) return;
  const { t } = vscode.l10n;
  const now = vscode.languages.getDiagnostics(document.uri);
  const left = problems.filter(problem => countOf(problem, now) >= countOf(problem, before));
  const added = now.filter(problem => isWorthFixing(problem) && countOf(problem, now) > countOf(problem, before));
  const name = fileNameOf(document);
  const [reported] = [...left, ...added];
  if (!reported) {
    void vscode.window.showInformationMessage(t('{0}: what was reported is gone.', name));
    return;
  }
  const again = t('Fix Again');
  const message =
    left.length > 0
      ? t('{0}: the editor still reports “{1}”.', name, inShort(reported))
      : t('{0}: what was reported is gone, but now there is “{1}”.', name, inShort(reported));
  if ((await vscode.window.showWarningMessage(message, again)) !== again) return;
  const wanted = vscode.languages.getDiagnostics(document.uri).filter(one => keyOf(one) === keyOf(reported));
  const range = wanted[0]?.range ?? reported.range;
  await vscode.commands.executeCommand(commandIds.fixCode, document.uri, range, wanted);
}

/** Its first line says what is wrong; the sentence around it has a full stop of its own. */
function inShort({ message }: vscode.Diagnostic): string {
  return (message.trim().split('\n')[0] ?? '').replace(/[.。]$/, '');
}

/** Lines move, and the same thing may be wrong several times. */
function countOf(problem: vscode.Diagnostic, all: readonly vscode.Diagnostic[]): number {
  const key = keyOf(problem);
  return all.filter(one => keyOf(one) === key).length;
}

function keyOf({ source, code, message }: vscode.Diagnostic): string {
  return JSON.stringify([source, typeof code === 'object' ? code.value : code, message]);
}

function settled(uri: vscode.Uri): Promise<void> {
  return new Promise(resolve => {
    let quiet: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(quiet);
      clearTimeout(latest);
      subscription.dispose();
      resolve();
    };
    const latest = setTimeout(end, longestMs);
    const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some(one => one.toString() === uri.toString())) return;
      clearTimeout(quiet);
      quiet = setTimeout(end, quietMs);
    });
  });
}
