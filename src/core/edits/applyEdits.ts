import type { Edit, SourceChange } from './edit.ts';
import { type EditProblem, excerptOf } from './editProblem.ts';
import { Finder, isWholeLines, lineEndOf } from './findOnce.ts';
import { indentedAs, lacksIndentation } from './indentation.ts';
import { addLaterChange, applyChanges, inOrder } from './sourceChanges.ts';

export interface AppliedEdits {
  text: string;
  /** How many blocks are in it. One that changes nothing counts as neither applied nor a problem. */
  applied: number;
  /** Blocks that are not in it. */
  problems: EditProblem[];
  /** What was changed where; offsets into the source before, in order, without overlaps. */
  changes: SourceChange[];
}

/**
 * Puts blocks into a source. Each is searched in the source as it was, and only where that does not have it, in what the
 * blocks before it made of it. Those with problems are left out; the others are applied.
 */
export function applyEdits(source: string, edits: readonly Edit[]): AppliedEdits {
  const finder = new Finder(source);
  const problems: EditProblem[] = [];
  let changes: SourceChange[] = [];
  let applied = 0;
  edits.forEach((edit, index) => {
    if (edit.search === edit.replace && edit.search !== '') return;
    const placed = place(source, finder, changes, edit);
    if ('kind' in placed) {
      problems.push({ ...placed, block: index + 1, excerpt: excerptOf(edit.search) });
    } else if (placed.changes !== changes) {
      changes = placed.changes;
      applied++;
    }
  });
  return { text: applyChanges(source, changes), applied, problems, changes: inOrder(changes) };
}

/** @returns all changes with this one; the same as before where it changes nothing more */
function place(
  source: string,
  finder: Finder,
  changes: SourceChange[],
  edit: Edit,
): { changes: SourceChange[] } | Pick<EditProblem, 'kind' | 'count'> {
  if (edit.search.trim() === '') return { kind: 'empty-search' };
  const found = finder.find(edit.search);
  if ('count' in found && found.count > 1) return { kind: 'ambiguous', count: found.count };
  if ('start' in found) {
    const change = changeOf(source, edit, found);
    const changesNothing = source.slice(change.start, change.end) === change.text;
    if (changesNothing || changes.some(other => isSame(other, change))) return { changes };
    if (!changes.some(other => overlap(other, change))) return { changes: [...changes, change] };
  }
  const soFar = applyChanges(source, changes);
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
