import * as vscode from 'vscode';
import type { CodePicture, CodeProblem, CodeRange } from '../../protocol/index.ts';
import { bodyAround } from '../annotations/rangeToAnnotate.ts';
import type { ScreenshotOptions } from '../settings.ts';
import { readColorTheme } from './colorTheme.ts';
import type { LastEditor } from './lastEditor.ts';

/** The code that the user selected or sees, with what is needed to draw it as the editor does. */
export async function codePicture(
  lastEditor: LastEditor,
  options: ScreenshotOptions,
  warn: (message: string) => void,
): Promise<CodePicture | undefined> {
  const view = lastEditor.view;
  if (!view) return undefined;
  const { document, selections, tabSize } = view;
  const cursor = selections[0]?.active;
  const isSelected = selections[0]?.isEmpty === false;
  const body = !isSelected && options.wholeFunction && cursor ? await bodyAround(document, cursor) : undefined;
  const range = body ? wholeLines(document, body) : view.range;
  const theme = await readColorTheme(warn);
  return {
    code: document.getText(range),
    languageId: document.languageId,
    fileName: vscode.workspace.asRelativePath(document.uri),
    firstLine: range.start.line + 1,
    tabSize,
    ...(theme && { theme }),
    selections: shownSelections(document, range, selections),
    // Of what is selected all is meant; otherwise the cursor says where one is.
    ...(!isSelected && cursor && range.contains(cursor) && { currentLine: cursor.line - range.start.line }),
    problems: options.squiggles ? problemsOf(document, range) : [],
    showsMessages: options.messages,
    showsLineNumbers: options.lineNumbers,
  };
}

function wholeLines(document: vscode.TextDocument, { start, end }: vscode.Range): vscode.Range {
  return document.validateRange(new vscode.Range(start.line, 0, end.line, Number.MAX_SAFE_INTEGER));
}

/** What is selected is marked where it is a part of what is shown; all of it would be no mark. */
function shownSelections(
  document: vscode.TextDocument,
  range: vscode.Range,
  selections: readonly vscode.Selection[],
): CodeRange[] {
  const text = (part: vscode.Range): string => document.getText(part).trim();
  return selections.flatMap(selection => {
    const shown = selection.isEmpty ? undefined : range.intersection(selection);
    return shown && text(shown) !== text(range) ? [within(range, shown)] : [];
  });
}

function problemsOf(document: vscode.TextDocument, range: vscode.Range): CodeProblem[] {
  return vscode.languages.getDiagnostics(document.uri).flatMap(diagnostic => {
    const shown = range.intersection(diagnostic.range);
    // Hints are three dots in the editor and mostly say what is not used.
    if (!shown || diagnostic.severity === vscode.DiagnosticSeverity.Hint) return [];
    const { source, message } = diagnostic;
    const severity = severities[diagnostic.severity];
    return [{ range: within(range, shown), severity, message: source ? `${message} (${source})` : message }];
  });
}

const severities = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
} as const;

/** Counted from the first line that is shown. */
function within({ start }: vscode.Range, part: vscode.Range): CodeRange {
  return {
    startLine: part.start.line - start.line,
    startColumn: part.start.character,
    endLine: part.end.line - start.line,
    endColumn: part.end.character,
  };
}
