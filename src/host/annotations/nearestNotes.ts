import * as vscode from 'vscode';
import type { ShownNote } from './shownNote.ts';

/** Of one file: each costs the editor a view, and some hundred of them freeze it. The nearest to what is seen have one. */
export const maxThreads = 40;

/** As many as may have a thread: those nearest to the middle of what an editor shows of the file, else the first. */
export function nearestNotes<T extends ShownNote>(notes: readonly T[], uri: vscode.Uri): Set<T> {
  if (notes.length <= maxThreads) return new Set(notes);
  const key = uri.toString();
  const seen = vscode.window.visibleTextEditors
    .filter(({ document }) => document.uri.toString() === key)
    .flatMap(({ visibleRanges }) => visibleRanges.map(({ start, end }) => (start.line + end.line) / 2));
  const distance = ({ note: { lines } }: T): number =>
    seen.length === 0 ? lines.start : Math.min(...seen.map(middle => Math.abs(lines.start - middle)));
  return new Set([...notes].sort((a, b) => distance(a) - distance(b)).slice(0, maxThreads));
}
