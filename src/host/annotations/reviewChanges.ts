import * as vscode from 'vscode';
import { changedLines, type LineSpan, piecesToReview } from '../../core/annotations/changedLines.ts';
import type { Note } from '../../core/annotations/note.ts';
import { reviewTemplate } from '../../core/prompts/annotatePrompt.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { Services } from '../services.ts';
import type { AnnotateRequest, AnnotationFeature } from './annotationFeature.ts';
import type { AskForNotesResult } from './askForNotes.ts';
import { type ChangedFile, changedFiles } from './gitChanges.ts';

/** A longer file is shown in pieces around its changes. */
const longFileChars = 40_000;
const linesAround = 40;
/** Longer than anyone writes by hand: generated, or data. */
const tooLongChars = 1_000_000;

export interface ReviewRequest extends Pick<AnnotateRequest, 'choice' | 'onReasoning' | 'onWait' | 'onRepair'> {
  /** Of the repository. Default: the one that is meant, or that the user picks. */
  root?: vscode.Uri;
  /** What to look for beyond a review in general. */
  wish?: string;
  signal: AbortSignal;
  /** Which files to look at, of those with changes; `undefined` when the user thought better of it. */
  pick?(files: readonly vscode.Uri[]): Promise<readonly vscode.Uri[] | undefined>;
  onFile?(uri: vscode.Uri, index: number, count: number): void;
  onNote?(note: Note, document: vscode.TextDocument): void;
}

export interface ReviewResult extends AskForNotesResult {
  /** None, and none skipped: the user thought better of it. */
  files: number;
  /** Files that were left out, with the reason, in the user's language. */
  skipped: readonly string[];
  /** Some of these have changes that are not on disk yet. */
  unsaved: boolean;
}

/**
 * Notes on what is uncommitted, file after file, on changed lines and their neighbours alone.
 * @throws PlainFailure where there is nothing to review; else as `AnnotationFeature.annotate`. Notes that came stay.
 */
export async function reviewChanges(
  services: Services,
  feature: AnnotationFeature,
  request: ReviewRequest,
): Promise<ReviewResult> {
  const changed = await changedFiles(request.root);
  const nothing = { count: 0, problems: [], cut: false, tooMany: false, files: 0, skipped: [], unsaved: false };
  if (!changed) return nothing;
  if (changed.length === 0) throw new PlainFailure(vscode.l10n.t('There are no uncommitted changes to review.'));
  const picked =
    (await request.pick?.(changed.map(({ uri }) => uri))) ?? (request.pick ? [] : changed.map(({ uri }) => uri));
  const files = changed.filter(({ uri }) => picked.some(one => one.toString() === uri.toString()));
  const rules = await services.prompts.text(reviewTemplate);
  const wish = request.wish?.trim() ? `${rules}\n\n${request.wish.trim()}` : rules;
  const result = { ...nothing, problems: [] as string[], skipped: [] as string[] };
  for (const [index, file] of files.entries()) {
    request.signal.throwIfAborted();
    request.onFile?.(file.uri, index, files.length);
    const read = await readChange(file);
    if (typeof read === 'string') {
      result.unsaved ||= vscode.workspace.textDocuments.some(
        open => open.isDirty && open.uri.toString() === file.uri.toString(),
      );
      result.skipped.push(`${vscode.workspace.asRelativePath(file.uri)}: ${read}`);
      continue;
    }
    const { document, diff, lines } = read;
    const isLong = document.getText().length > longFileChars;
    for (const { piece, changed: spans } of piecesToReview(lines, {
      lineCount: document.lineCount,
      around: linesAround,
      isLong,
    })) {
      const last = document.lineAt(piece.lastLine - 1);
      const one = await feature.annotate({
        document,
        range: new vscode.Range(piece.firstLine - 1, 0, piece.lastLine - 1, last.text.length),
        wish,
        changes: { lines: spans, diff },
        signal: request.signal,
        ...(request.choice ? { choice: request.choice } : {}),
        ...(request.onReasoning ? { onReasoning: request.onReasoning } : {}),
        ...(request.onWait ? { onWait: request.onWait } : {}),
        ...(request.onRepair ? { onRepair: request.onRepair } : {}),
        onNote: note => request.onNote?.(note, document),
      });
      result.count += one.count;
      result.problems.push(...one.problems);
      result.cut ||= one.cut;
      result.tooMany ||= one.tooMany;
    }
    result.files++;
  }
  return result;
}

interface ReadChange {
  document: vscode.TextDocument;
  /** Empty for a new file: it has no before. */
  diff: string;
  lines: LineSpan[];
}

/** A file and what changed in it, or why it is left out. */
async function readChange(file: ChangedFile): Promise<ReadChange | string> {
  const { t } = vscode.l10n;
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(file.uri);
  } catch {
    return t('not a text');
  }
  // git knows what is on disk: its line numbers are not those of an editor with unsaved changes.
  if (document.isDirty) return t('has unsaved changes');
  if (document.getText().length > tooLongChars) return t('too long to review');
  const diff = await file.diff();
  if (diff === undefined) return { document, diff: '', lines: [{ firstLine: 1, lastLine: document.lineCount }] };
  const lines = changedLines(diff)
    .map(span => ({ firstLine: span.firstLine, lastLine: Math.min(span.lastLine, document.lineCount) }))
    .filter(span => span.firstLine <= span.lastLine);
  return lines.length > 0 ? { document, diff: diff.slice(0, longFileChars), lines } : t('nothing changed in its text');
}
