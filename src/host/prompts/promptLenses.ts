import * as vscode from 'vscode';
import { promptTemplateOf } from '../../core/prompts/promptTemplates.ts';
import { commandIds, promptScheme } from '../ids.ts';
import { builtInPromptIdOf } from './builtInPrompt.ts';
import { promptFiles, promptIdOf } from './promptFile.ts';

/** What can be done with a prompt, above its first line. */
export function registerPromptLenses(): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    vscode.languages.registerCodeLensProvider([{ scheme: promptScheme }, { pattern: promptFiles }], {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: ({ uri }) => {
        const builtIn = builtInPromptIdOf(uri);
        const id = builtIn ?? promptIdOf(uri);
        if (id === undefined || !promptTemplateOf(id)) return [];
        const commands = builtIn === undefined ? ownCommands(uri) : builtInCommands(uri);
        const place = new vscode.Range(0, 0, 0, 0);
        return [...commands, ...placeholders(id)].map(command => new vscode.CodeLens(place, command));
      },
    }),
  );
}

function builtInCommands(uri: vscode.Uri): vscode.Command[] {
  const title = `$(edit) ${vscode.l10n.t('Override in This Workspace')}`;
  return [{ command: commandIds.overridePrompt, title, arguments: [uri] }];
}

function ownCommands(uri: vscode.Uri): vscode.Command[] {
  const { t } = vscode.l10n;
  return [
    ...(vscode.workspace.isTrusted
      ? []
      : [{ command: 'workbench.trust.manage', title: `$(shield) ${t('Not used: this workspace is not trusted')}` }]),
    { command: commandIds.comparePrompt, title: `$(diff) ${t('Compare with Built-in')}`, arguments: [uri] },
    { command: commandIds.resetPrompt, title: `$(discard) ${t('Use Built-in Again')}`, arguments: [uri] },
  ];
}

function placeholders(id: string): vscode.Command[] {
  const names = promptTemplateOf(id)?.placeholders ?? [];
  if (names.length === 0) return [];
  const list = names.map(name => `{{${name}}}`).join(' ');
  return [{ command: '', title: vscode.l10n.t('Filled in when it is sent: {0}', list) }];
}
