import * as vscode from 'vscode';

const most = 8;

/** What is reported about lines, as a model is told it, with what belongs to it elsewhere. */
export function problemsIn(document: vscode.TextDocument, lines: vscode.Range): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ severity, range }) => severity <= vscode.DiagnosticSeverity.Warning && lines.intersection(range))
    .slice(0, most)
    .map(problem => problemText(document, problem));
}

export function problemText(document: vscode.TextDocument, problem: vscode.Diagnostic): string {
  const kind = problem.severity === vscode.DiagnosticSeverity.Error ? 'Error' : 'Warning';
  const from = [problem.source, codeOf(problem)].filter(Boolean).join(' ');
  const place = `${vscode.workspace.asRelativePath(document.uri)}:${problem.range.start.line + 1}`;
  const related = (problem.relatedInformation ?? []).map(
    ({ location, message }) =>
      `  ${vscode.workspace.asRelativePath(location.uri)}:${location.range.start.line + 1}: ${message}`,
  );
  return [`${kind}${from ? ` (${from})` : ''} at ${place}: ${problem.message}`, ...related].join('\n');
}

function codeOf({ code }: vscode.Diagnostic): string {
  return code === undefined ? '' : String(typeof code === 'object' ? code.value : code);
}
