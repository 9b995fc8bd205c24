import * as vscode from 'vscode';
import type { ChangeJob } from '../../core/codeChange/index.ts';
import { bodyAround } from '../annotations/rangeToAnnotate.ts';

/** The lines that are to be fixed, tested or documented, and what the editor reports there. */
export interface CodeTarget {
  readonly document: vscode.TextDocument;
  /** Whole lines. */
  readonly range: vscode.Range;
  /** Fixed by `fix`; the ones that were pointed at, else those in the range. */
  readonly problems: readonly vscode.Diagnostic[];
}

/**
 * @param range what was selected or attached; empty for a cursor, which means the function around it, else the file
 * @param chosen problems that were pointed at
 */
export async function codeTarget(
  job: ChangeJob,
  document: vscode.TextDocument,
  range: vscode.Range,
  chosen?: readonly vscode.Diagnostic[],
): Promise<CodeTarget> {
  const all = vscode.languages.getDiagnostics(document.uri).filter(isWorthFixing);
  const first = chosen?.[0];
  const start = first && range.isEmpty ? first.range.start : range.start;
  const whole = new vscode.Range(0, 0, Math.max(0, document.lineCount - 1), Number.MAX_SAFE_INTEGER);
  const meant = range.isEmpty || chosen ? ((await bodyAround(document, start)) ?? (chosen ? range : whole)) : range;
  const lines = wholeLines(document, chosen && !meant.contains(range) ? meant.union(range) : meant);
  const problems = job === 'fix' ? (chosen ?? all.filter(one => lines.intersection(one.range))) : [];
  return { document, range: lines, problems };
}

/** What only greys code out, or proposes a shorter way, is not wrong. */
export function isWorthFixing({ severity }: vscode.Diagnostic): boolean {
  return severity === vscode.DiagnosticSeverity.Error || severity === vscode.DiagnosticSeverity.Warning;
}

function wholeLines(document: vscode.TextDocument, { start, end }: vscode.Range): vscode.Range {
  // A selection that ends at the start of a line does not mean that line.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return document.validateRange(new vscode.Range(start.line, 0, last, Number.MAX_SAFE_INTEGER));
}
