import type { Edit, SourceChange } from './edit.ts';
import { type EditProblem, excerptOf } from './editProblem.ts';
import { Finder, isWholeLines, lineEndOf } from './findOnce.ts';
import { indentedAs, lacksIndentation } from './indentation.ts';
import { isStillSound } from './soundness.ts';
import { addLaterChange, applyChanges, inOrder } from './sourceChanges.ts';

export interface AppliedEdits {
  html: string;
  /** How many blocks are in it. One that changes nothing counts as neither applied nor a problem. */
  applied: number;
  /** Blocks that are not in it. */
  problems: EditProblem[];
  /** What was changed where; offsets into the page before, in order, without overlaps. */
  changes: SourceChange[];
}

/**
 * Puts blocks into a page. Each is searched in the page as it was, and only where that does not have it, in what the
 * blocks before it made of it. Those with problems are left out; the others are applied.
 */
export function applyEdits(html: string, edits: readonly Edit[]): AppliedEdits {
  const finder = new Finder(html);
  const problems: EditProblem[] = [];
  let changes: SourceChange[] = [];
  let applied = 0;
  edits.forEach((edit, index) => {
    if (edit.search === edit.replace && edit.search !== '') return;
    const placed = place(html, finder, changes, edit);
    if ('kind' in placed) {
      problems.push({ ...placed, block: index + 1, excerpt: excerptOf(edit.search) });
    } else if (placed.changes !== changes) {
      changes = placed.changes;
      applied++;
    }
  });
  const after = applyChanges(html, changes);
  if (isStillSound(html, after)) return { html: after, applied, problems, changes: inOrder(changes) };
  return { html, applied: 0, problems: [...problems, { kind: 'breaks-page', block: 0, excerpt: '' }], changes: [] };
}

/** @returns all changes with this one; the same as before where it changes nothing more */
function place(
  html: string,
  finder: Finder,
  changes: SourceChange[],
  edit: Edit,
): { changes: SourceChange[] } | Pick<EditProblem, 'kind' | 'count'> {
  if (edit.search.trim() === '') return { kind: 'empty-search' };
  const found = finder.find(edit.search);
  if ('count' in found && found.count > 1) return { kind: 'ambiguous', count: found.count };
  if ('start' in found) {
    const change = changeOf(html, edit, found);
    const changesNothing = html.slice(change.start, change.end) === change.text;
    if (changesNothing || changes.some(other => isSame(other, change))) return { changes };
    if (!changes.some(other => overlap(other, change))) return { changes: [...changes, change] };
  }
  const soFar = applyChanges(html, changes);
  const later = changes.length === 0 ? found : new Finder(soFar).find(edit.search);
  if ('start' in later) return { changes: addLaterChange(changes, changeOf(soFar, edit, later)) };
  if ('start' in found) return { kind: 'overlap' };
  return later.count > 1 ? { kind: 'ambiguous', count: later.count } : { kind: 'not-found' };
}

function changeOf(source: string, edit: Edit, found: { start: number; end: number; exact: boolean }): SourceChange {
  const { start, end, exact } = found;
  const lineEnd = lineEndOf(source);
  // What was found with other white space has its own around it, which stays.
  const text = exact && !lacksIndentation(source, start, edit) ? edit.replace : indentedAs(source, start, edit);
  if (text === '' && isAlone(source, start, end)) return { ...wholeLinesOf(source, start, end), text: '' };
  return { start, end, text: text.replaceAll('\n', lineEnd) };
}

/** Nothing but white space beside it on its lines. */
function isAlone(source: string, start: number, end: number): boolean {
  const { start: from, end: to } = wholeLinesOf(source, start, end);
  return source.slice(from, start).trim() === '' && source.slice(end, to).trim() === '';
}

/** With the indentation in front and the end of the line behind: a deleted line leaves no empty one. */
function wholeLinesOf(source: string, start: number, end: number): { start: number; end: number } {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const next = isWholeLines(source, start, end) && source[end - 1] === '\n' ? end - 1 : source.indexOf('\n', end);
  return { start: start === 0 ? 0 : lineStart, end: next < 0 ? source.length : next + 1 };
}

const isSame = (a: SourceChange, b: SourceChange): boolean =>
  a.start === b.start && a.end === b.end && a.text === b.text;

/** An insertion between two characters that another change replaces is within it; at its edge it is not. */
const overlap = (a: SourceChange, b: SourceChange): boolean => a.start < b.end && b.start < a.end;
