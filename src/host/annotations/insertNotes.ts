import * as vscode from 'vscode';
import { docstringFor } from '../../core/annotations/docstring.ts';
import { placeComments } from '../../core/annotations/insertion/placeComments.ts';
import { PlainFailure } from '../errorMessages.ts';
import { type FileProposal, type FileProposals, fileNameOf } from '../proposals/fileProposals.ts';
import type { CodeGrammars } from './codeGrammars.ts';
import type { NoteThreads, ShownNote } from './noteThreads.ts';

/** As comments in front of their lines, or as documentation of what is declared there. */
export type NoteForm = 'comments' | 'docstrings';

export interface InsertNotesParts {
  proposals: FileProposals;
  threads: NoteThreads;
  grammars: CodeGrammars;
}

interface Insertion {
  shown: ShownNote;
  line: number;
  text: string;
}

/**
 * Shows what the file of these notes would be with them in it, as a diff to accept: comments only where they change
 * nothing. Accepting is one step of undo, and the notes that were inserted are done.
 * @throws PlainFailure where none of them can be inserted, with the reason
 */
export async function insertNotes(parts: InsertNotesParts, notes: readonly ShownNote[], form: NoteForm): Promise<void> {
  const first = notes[0];
  if (!first) return;
  const document = await vscode.workspace.openTextDocument(first.uri);
  const ids = notes.map(({ note }) => note.id);
  await parts.proposals.show(proposalOf(parts, document, ids, form));
}

/** What would be written now: notes have moved with their code, or are gone, since it was asked for. */
function proposalOf(
  parts: InsertNotesParts,
  document: vscode.TextDocument,
  ids: readonly string[],
  form: NoteForm,
): FileProposal {
  const { t } = vscode.l10n;
  const notes = parts.threads.of(document).filter(({ note }) => ids.includes(note.id) && note.anchor !== 'gone');
  if (notes.length === 0) throw new PlainFailure(t('The code of these notes is gone, so they cannot be inserted.'));
  const { placed, refused } =
    form === 'comments' ? comments(parts.grammars, document, notes) : docstrings(document, notes);
  if (placed.length === 0) throw new PlainFailure(whyNone(form, notes));
  const name = fileNameOf(document);
  const [title, question] =
    form === 'comments'
      ? [t('{0}: notes as comments ({1})', name, placed.length), t('Insert the notes shown as comments?')]
      : [t('{0}: notes as documentation ({1})', name, placed.length), t('Insert the notes shown as documentation?')];
  const left = refused.map(shown => shown.note.lines.start + 1).join(', ');
  return {
    document,
    text: withInsertions(document, placed),
    title,
    message: left === '' ? question : `${question} ${leftOut(form, left)}`,
    insertions: placed.map(({ line, text }) => ({ offset: document.offsetAt(new vscode.Position(line, 0)), text })),
    again: () => proposalOf(parts, document, ids, form),
    async accepted() {
      const done = new Set(placed.map(({ shown }) => shown.note.id));
      parts.threads.remove(parts.threads.of(document).filter(({ note }) => done.has(note.id)));
      await vscode.window.showTextDocument(document, { preview: false });
    },
  };
}

interface Plan {
  placed: Insertion[];
  refused: ShownNote[];
}

function comments(grammars: CodeGrammars, document: vscode.TextDocument, notes: readonly ShownNote[]): Plan {
  const wanted = notes.map(shown => ({ line: shown.note.lines.start, text: shown.note.text, shown }));
  const plan = placeComments(document.getText(), wanted, {
    languageId: document.languageId,
    eol: eolOf(document),
    readers: grammars.readers,
    away: (code, text) => vscode.l10n.t('At “{0}”: {1}', code, text),
  });
  if (!plan) {
    const { languageId } = document;
    throw new PlainFailure(vscode.l10n.t('{0} files have no comments, so notes cannot be inserted.', languageId));
  }
  return {
    placed: plan.placed.map(({ wanted: { shown }, line, text }) => ({ shown, line, text })),
    refused: plan.refused.map(({ shown }) => shown),
  };
}

function docstrings(document: vscode.TextDocument, notes: readonly ShownNote[]): Plan {
  const plan: Plan = { placed: [], refused: [] };
  const lines = { count: document.lineCount, at: (line: number) => document.lineAt(line).text };
  for (const shown of notes) {
    const { note } = shown;
    const found = docstringFor(lines, {
      languageId: document.languageId,
      line: note.lines.start,
      lastLine: note.lines.end,
      text: note.text,
      eol: eolOf(document),
    });
    // One declaration has one documentation: the first note on it.
    if (typeof found === 'string' || plan.placed.some(({ line }) => line === found.line)) plan.refused.push(shown);
    else plan.placed.push({ shown, ...found });
  }
  plan.placed.sort((a, b) => a.line - b.line);
  return plan;
}

function withInsertions(document: vscode.TextDocument, placed: readonly Insertion[]): string {
  const text = document.getText();
  let out = '';
  let at = 0;
  for (const { line, text: inserted } of placed) {
    const offset = document.offsetAt(new vscode.Position(line, 0));
    out += text.slice(at, offset) + inserted;
    at = offset;
  }
  return out + text.slice(at);
}

function eolOf(document: vscode.TextDocument): '\n' | '\r\n' {
  return document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
}

function whyNone(form: NoteForm, notes: readonly ShownNote[]): string {
  const lines = notes.map(({ note }) => note.lines.start + 1).join(', ');
  return form === 'comments'
    ? vscode.l10n.t('There is no line near {0} where a comment would change nothing.', lines)
    : vscode.l10n.t('Nothing that could be documented begins at line {0}, or it is documented already.', lines);
}

function leftOut(form: NoteForm, lines: string): string {
  return form === 'comments'
    ? vscode.l10n.t('Left out, as no line near takes a comment: {0}.', lines)
    : vscode.l10n.t('Left out, as nothing undocumented begins there: {0}.', lines);
}
