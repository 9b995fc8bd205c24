import * as vscode from 'vscode';
import { bodyAround, rangeToAnnotate } from '../annotations/rangeToAnnotate.ts';
import { PlainFailure } from '../errorMessages.ts';
import { type ExplainSubject, subjectOfCode, titleOf } from './explainSubject.ts';
import { definitionsAt } from './languageAnswers.ts';
import { isOwnCode } from './placedLines.ts';
import { problemText } from './problemsIn.ts';

/** The selection; without one the function around the cursor, else all of the file. */
export async function subjectAtCursor(editor: vscode.TextEditor): Promise<ExplainSubject> {
  const { document, selection } = editor;
  const range = await rangeToAnnotate(editor);
  const isAll = range.start.line === 0 && range.end.line === document.lineCount - 1 && selection.isEmpty;
  const subject = subjectOfCode(document, isAll ? undefined : range, !selection.isEmpty);
  return { ...subject, anchor: { document, range: anchorOf(selection, range) } };
}

/** What the name at the cursor stands for, where it is declared. @throws PlainFailure */
export async function subjectOfSymbol({ document, selection }: vscode.TextEditor): Promise<ExplainSubject> {
  const { t } = vscode.l10n;
  const at = selection.active;
  const word = document.getWordRangeAtPosition(at);
  if (!word) throw new PlainFailure(t('Put the cursor on a name, and it will be explained.'));
  const name = document.getText(word);
  const anchor = { document, range: new vscode.Range(at, at) };
  for (const { uri, name: place, whole } of await definitionsAt(document.uri, at)) {
    if (!isOwnCode(uri)) continue;
    const declaring = await vscode.workspace.openTextDocument(uri);
    const around = whole && !whole.isSingleLine ? whole : await bodyAround(declaring, place.start);
    const range = around ?? declaring.lineAt(place.start.line).range;
    return {
      ...subjectOfCode(declaring, range),
      title: `${name} (${titleOf(declaring, range)})`,
      wish: wishFor(name),
      anchor,
    };
  }
  // Nobody knows, or it is of a package: where it is used says most.
  const around = (await bodyAround(document, at)) ?? document.lineAt(at.line).range;
  return {
    ...subjectOfCode(document, around),
    title: `${name} (${titleOf(document, around)})`,
    wish: wishFor(name),
    anchor,
  };
}

/** The worst problem at the cursor, else on its line. @throws PlainFailure where there is none */
export async function subjectOfProblem(
  document: vscode.TextDocument,
  at: vscode.Range,
  known?: vscode.Diagnostic,
): Promise<ExplainSubject> {
  const { t } = vscode.l10n;
  const problem = known ?? problemAt(document, at);
  if (!problem) throw new PlainFailure(t('No problem is reported on this line.'));
  const body = await bodyAround(document, problem.range.start);
  const last = document.lineCount - 1;
  const range =
    body ??
    new vscode.Range(
      Math.max(0, problem.range.start.line - linesAround),
      0,
      Math.min(last, problem.range.end.line + linesAround),
      Number.MAX_SAFE_INTEGER,
    );
  const line = problem.range.start.line;
  return {
    ...subjectOfCode(document, document.validateRange(range)),
    kind: 'problem',
    title: t('Problem in {0}', titleOf(document, document.lineAt(line).range)),
    wish: problemText(document, problem),
    anchor: { document, range: problem.range },
  };
}

/** Where no function is around a problem. */
const linesAround = 12;

function problemAt(document: vscode.TextDocument, at: vscode.Range): vscode.Diagnostic | undefined {
  const all = vscode.languages.getDiagnostics(document.uri).toSorted((a, b) => a.severity - b.severity);
  const line = document.lineAt(at.start.line).range;
  return all.find(({ range }) => range.contains(at)) ?? all.find(({ range }) => range.intersection(line));
}

function wishFor(name: string): string {
  return vscode.l10n.t('This is about {0}.', `\`${name}\``);
}

/** Below the line that the cursor is on, as far as it is among those that are explained. */
function anchorOf(selection: vscode.Selection, range: vscode.Range): vscode.Range {
  const { active } = selection;
  // A selection of whole lines ends in front of the next one.
  const line =
    !selection.isEmpty && active.isEqual(range.end) && active.character === 0 ? active.line - 1 : active.line;
  const place = new vscode.Position(Math.max(line, range.start.line), 0);
  return new vscode.Range(place, place);
}
