import * as vscode from 'vscode';
import { docForm, namesFor, partsOf } from '../../core/codeChange/index.ts';
import { commandIds } from '../ids.ts';
import { isWorthFixing } from './codeTarget.ts';

/** Where code is that a user works on; not diffs' other sides, output and the like. */
const ownSchemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];

/** What the light bulb offers: to fix what is reported, to test and to document what is selected. */
export function registerCodeChangeActions(): vscode.Disposable {
  const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;
  return vscode.languages.registerCodeActionsProvider(
    ownSchemes.map(scheme => ({ scheme })),
    { provideCodeActions: (document, range, context) => actionsFor(document, range, context) },
    { providedCodeActionKinds: [QuickFix, RefactorRewrite] },
  );
}

function actionsFor(
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics, only, triggerKind }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;
  const { t } = vscode.l10n;
  const wants = (kind: vscode.CodeActionKind): boolean => only === undefined || only.contains(kind);
  const actions: vscode.CodeAction[] = [];
  const problems = diagnostics.filter(isWorthFixing);
  if (problems.length > 0 && wants(QuickFix)) {
    const fix = action(t('Fix with GLM'), QuickFix, commandIds.fixCode, [document.uri, range, problems]);
    fix.diagnostics = problems;
    actions.push(fix);
  }
  // A light bulb on every line that the cursor comes to would say nothing.
  const isAsked = triggerKind === vscode.CodeActionTriggerKind.Invoke || !range.isEmpty;
  if (!isAsked || !wants(RefactorRewrite)) return actions;
  const { extension } = partsOf(document.uri.path);
  if (namesFor(extension) && !document.isUntitled) {
    actions.push(action(t('Write Tests with GLM'), RefactorRewrite, commandIds.testCode, [document.uri, range]));
  }
  if (docForm(document.languageId, '') !== undefined) {
    actions.push(action(t('Document with GLM'), RefactorRewrite, commandIds.documentCode, [document.uri, range]));
  }
  return actions;
}

function action(title: string, kind: vscode.CodeActionKind, command: string, args: unknown[]): vscode.CodeAction {
  const made = new vscode.CodeAction(title, kind);
  made.command = { command, title, arguments: args };
  return made;
}
