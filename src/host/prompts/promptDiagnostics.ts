import * as vscode from 'vscode';
import { checkPromptText, longestPromptText, type PromptProblem } from '../../core/prompts/checkPromptText.ts';
import { promptTemplateOf } from '../../core/prompts/promptTemplates.ts';
import { promptFiles, promptIdOf } from './promptFile.ts';

/** Says in the file of a workspace's own prompt what is wrong with it. */
export function registerPromptDiagnostics(): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('glm-prompts');
  const check = async (uri: vscode.Uri): Promise<void> => {
    const id = promptIdOf(uri);
    if (id === undefined) return;
    const document = await vscode.workspace.openTextDocument(uri).then(
      opened => opened,
      () => undefined,
    );
    collection.set(uri, document ? diagnosticsOf(id, document) : []);
  };
  const checkAll = async (): Promise<void> => {
    for (const uri of await vscode.workspace.findFiles(promptFiles)) await check(uri);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(promptFiles);
  void checkAll();
  return vscode.Disposable.from(
    collection,
    watcher,
    watcher.onDidCreate(check),
    watcher.onDidChange(check),
    watcher.onDidDelete(uri => collection.delete(uri)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document.uri)),
    vscode.workspace.onDidGrantWorkspaceTrust(checkAll),
  );
}

function diagnosticsOf(id: string, document: vscode.TextDocument): vscode.Diagnostic[] {
  const template = promptTemplateOf(id);
  const { t } = vscode.l10n;
  const { Warning, Information } = vscode.DiagnosticSeverity;
  const start = new vscode.Range(0, 0, 0, Number.MAX_SAFE_INTEGER);
  const diagnostic = (range: vscode.Range, message: string, severity = Warning): vscode.Diagnostic => {
    const made = new vscode.Diagnostic(range, message, severity);
    made.source = 'GLM';
    return made;
  };
  if (!template) {
    const message = t('There is no prompt called “{0}”, so this file is not used. GLM: Open Prompt… has them all.', id);
    return [diagnostic(start, message)];
  }
  const problems = checkPromptText(template, document.getText()).map(problem => {
    const isPlaced = problem.kind === 'unknown-placeholder';
    const range = isPlaced
      ? new vscode.Range(document.positionAt(problem.start), document.positionAt(problem.end))
      : start;
    return diagnostic(range, describe(problem, template.placeholders));
  });
  const isUnread = !vscode.workspace.isTrusted;
  const untrusted = t('This workspace is not trusted, so the built-in prompt is used instead of this one.');
  return isUnread ? [diagnostic(start, untrusted, Information), ...problems] : problems;
}

function describe(problem: PromptProblem, placeholders: readonly string[]): string {
  const { t } = vscode.l10n;
  switch (problem.kind) {
    case 'empty':
      return t('This prompt is empty, so the built-in one is used.');
    case 'too-long':
      return t('This prompt has more than {0} characters, so the built-in one is used.', longestPromptText);
    case 'missing':
      return t('Without {0} the answer cannot be read.', problem.piece);
    case 'unknown-placeholder': {
      const name = `{{${problem.name}}}`;
      const known = placeholders.map(one => `{{${one}}}`).join(' ');
      return known === ''
        ? t('{0} stands for nothing here and is sent as it is. This prompt has no placeholders.', name)
        : t('{0} stands for nothing here and is sent as it is. There is: {1}', name, known);
    }
  }
}
