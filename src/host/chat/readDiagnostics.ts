import * as vscode from 'vscode';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import { type ProblemFact, problemsText } from '../../core/prompts/problemsText.ts';
import { codeOf } from './readPath.ts';

/**
 * Attached problems. The typings have no name for what they come as: a list of files with their problems as they are
 * when the message is read, so in a later turn it may be shorter.
 */
export interface DiagnosticsValue {
  diagnostics: readonly (readonly [vscode.Uri, readonly vscode.Diagnostic[]])[];
}

/** More are told by their number. */
const mostProblems = 100;
/** Of so many the lines around go along. */
const mostPlaces = 20;
const linesAround = 3;
const severities = ['error', 'warning', 'information', 'hint'] as const;

export function isDiagnostics(value: unknown): value is DiagnosticsValue {
  const list = typeof value === 'object' && value !== null && (value as Partial<DiagnosticsValue>).diagnostics;
  return Array.isArray(list) && list.every(entry => Array.isArray(entry) && entry[0] instanceof vscode.Uri);
}

/** The problems as text, errors first, and the lines in which they are. */
export async function readDiagnostics({ diagnostics }: DiagnosticsValue): Promise<{
  count: number;
  text: string;
  code: CodeContext[];
  used: vscode.Location[];
}> {
  const all = diagnostics
    .flatMap(([uri, found]) => found.map(problem => ({ uri, problem })))
    .sort((a, b) => a.problem.severity - b.problem.severity);
  const told = all.slice(0, mostProblems);
  const more = all.length - told.length;
  const text = problemsText(told.map(({ uri, problem }) => factOf(uri, problem)));
  const code: CodeContext[] = [];
  const used: vscode.Location[] = [];
  for (const { uri, range } of placesOf(told.slice(0, mostPlaces))) {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      code.push(codeOf(document, document.validateRange(range), 'range'));
      used.push(new vscode.Location(uri, range));
    } catch {
      // The text names the place; a file that cannot be opened has no more to tell.
    }
  }
  return { count: all.length, text: more > 0 ? `${text}\n(${more} more)` : text, code, used };
}

function factOf(uri: vscode.Uri, problem: vscode.Diagnostic): ProblemFact {
  const code = typeof problem.code === 'object' ? problem.code.value : problem.code;
  return {
    path: vscode.workspace.asRelativePath(uri),
    line: problem.range.start.line + 1,
    column: problem.range.start.character + 1,
    severity: severities[problem.severity] ?? 'error',
    message: problem.message,
    source: problem.source,
    code: code === undefined ? undefined : String(code),
    related: (problem.relatedInformation ?? []).map(({ location, message }) => ({
      path: vscode.workspace.asRelativePath(location.uri),
      line: location.range.start.line + 1,
      message,
    })),
  };
}

/** Lines around the problems; those that touch are one place. */
function placesOf(problems: readonly { uri: vscode.Uri; problem: vscode.Diagnostic }[]) {
  const places: { uri: vscode.Uri; range: vscode.Range }[] = [];
  for (const { uri, problem } of problems) {
    const { start, end } = problem.range;
    const first = Math.max(0, start.line - linesAround);
    // A problem may span all of a file; its beginning is what it is about then.
    const last = Math.min(end.line, start.line + 20) + linesAround;
    const range = new vscode.Range(first, 0, last, Number.MAX_SAFE_INTEGER);
    const near = places.find(
      place => place.uri.toString() === uri.toString() && place.range.intersection(range) !== undefined,
    );
    if (near) near.range = near.range.union(range);
    else places.push({ uri, range });
  }
  return places;
}
