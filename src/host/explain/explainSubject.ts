import * as vscode from 'vscode';
import type { ExplainKind } from '../../core/explain/index.ts';
import type { ExplainMaterial } from '../../core/prompts/explainPrompt.ts';
import { codeOf } from '../chat/readPath.ts';

/** Lines of a document. */
export interface DocumentPlace {
  document: vscode.TextDocument;
  range: vscode.Range;
}

/** A file whose lines an answer may name. */
export interface LinkTarget {
  path: string;
  uri: vscode.Uri;
  lineCount: number;
}

/** What is to be explained, read. */
export interface ExplainSubject {
  kind: ExplainKind;
  /** For headings and messages: `src/prices.ts`, lines 16–19. */
  title: string;
  material: readonly ExplainMaterial[];
  /** Around these is gathered what helps. */
  places: readonly DocumentPlace[];
  /** Files beyond those of `places` that may be linked to. */
  targets: readonly LinkTarget[];
  /** What to ask beyond an explanation; of a problem, what is reported. */
  wish: string;
  /** Where it can be shown in an editor; nothing where it stands in none. */
  anchor?: DocumentPlace;
}

export function subjectOfCode(document: vscode.TextDocument, range?: vscode.Range, isSelected = false): ExplainSubject {
  const code = codeOf(document, range, isSelected ? 'selection' : undefined);
  const whole = range ?? new vscode.Range(0, 0, document.lineCount, 0);
  const place = { document, range: document.validateRange(whole) };
  return {
    kind: 'code',
    title: titleOf(document, range),
    material: [{ kind: 'code', code }],
    places: [place],
    targets: [],
    wish: '',
    anchor: place,
  };
}

export function titleOf(document: vscode.TextDocument, range?: vscode.Range): string {
  const path = vscode.workspace.asRelativePath(document.uri);
  if (!range) return path;
  const first = range.start.line + 1;
  const last = range.end.character === 0 && range.end.line > range.start.line ? range.end.line : range.end.line + 1;
  return first === last
    ? vscode.l10n.t('{0}, line {1}', path, first)
    : vscode.l10n.t('{0}, lines {1}–{2}', path, first, last);
}

export function targetOf(document: vscode.TextDocument): LinkTarget {
  return { path: vscode.workspace.asRelativePath(document.uri), uri: document.uri, lineCount: document.lineCount };
}
