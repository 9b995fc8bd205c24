import * as vscode from 'vscode';
import { type Problem, problemsInputSchema, problemsText, readProblemsTemplate } from '../../core/agentTools/index.ts';
import { workspaceFile } from '../tools/workspaceFile.ts';
import { ownTool, shown } from './ownTool.ts';
import { pathOf } from './workspaceFiles.ts';

const severities = ['error', 'warning', 'information', 'hint'] as const;

export const readProblems = () =>
  ownTool({
    name: 'read_problems',
    icon: 'warning',
    label: vscode.l10n.t('Read errors and warnings'),
    asks: false,
    description: readProblemsTemplate,
    input: problemsInputSchema,
    title: ({ path }) =>
      shown(path) === '' ? vscode.l10n.t('Read the problems') : vscode.l10n.t('Read the problems of {0}', shown(path)),
    async run({ path }) {
      const one = path ? await workspaceFile(path) : undefined;
      // Opened, so that its language server has looked at it.
      if (one) await vscode.workspace.openTextDocument(one);
      const all = one ? [[one, vscode.languages.getDiagnostics(one)] as const] : vscode.languages.getDiagnostics();
      const problems = all
        .filter(([uri]) => vscode.workspace.getWorkspaceFolder(uri))
        .flatMap(([uri, diagnostics]) => diagnostics.map(diagnostic => problemOf(uri, diagnostic)));
      return { text: problemsText(problems) };
    },
  });

function problemOf(uri: vscode.Uri, { range, severity, message, source, code }: vscode.Diagnostic): Problem {
  const named = typeof code === 'object' ? code.value : code;
  const by = [source, named === undefined ? undefined : `(${named})`].filter(part => part !== undefined).join('');
  return {
    path: pathOf(uri),
    line: range.start.line + 1,
    severity: severities[severity] ?? 'information',
    message,
    ...(by !== '' && { source: by }),
  };
}
