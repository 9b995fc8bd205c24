import * as vscode from 'vscode';
import type { KeptNote } from '../../core/annotations/keptNote.ts';
import type { NoteKind } from '../../core/annotations/note.ts';

export function kindLabel(kind: NoteKind): string {
  switch (kind) {
    case 'what':
      return vscode.l10n.t('What it does');
    case 'why':
      return vscode.l10n.t('Why');
    case 'risk':
      return vscode.l10n.t('Risk');
    case 'suggestion':
      return vscode.l10n.t('Suggestion');
  }
}

/** What is said of a note whose place is in doubt. */
export function anchorLabel(anchor: 'unsure' | 'gone'): string {
  return anchor === 'unsure' ? vscode.l10n.t('note may have moved') : vscode.l10n.t('the code of this note is gone');
}

/** The title of a note's thread. */
export function threadLabel({ kind, anchor }: KeptNote): string {
  return anchor === 'sure' ? kindLabel(kind) : `${kindLabel(kind)} · ${anchorLabel(anchor)}`;
}

/** A codicon. */
export function kindIcon(kind: NoteKind): string {
  return kindIcons[kind];
}

const kindIcons: Readonly<Record<NoteKind, string>> = {
  what: 'info',
  why: 'question',
  risk: 'warning',
  suggestion: 'lightbulb',
};

/**
 * The Comments panel shows of a comment who wrote it and its first words, and no label: so a note's kind stands with the
 * author, and what is to be known of its place in front of what it says.
 */
export function noteComments(note: KeptNote): vscode.Comment[] {
  const mode = vscode.CommentMode.Preview;
  return [
    {
      author: { name: `${kindLabel(note.kind)} · ${note.by}` },
      body: bodyOf(note),
      mode,
      timestamp: new Date(note.atMs),
    },
    ...note.replies.map(({ by, text, atMs }) => ({
      author: { name: by },
      body: new vscode.MarkdownString(text.replaceAll('$(', '\\$('), true),
      mode,
      timestamp: new Date(atMs),
    })),
  ];
}

/** What a note says where it has no thread. */
export function noteHover(note: KeptNote): vscode.MarkdownString {
  return new vscode.MarkdownString(`**${kindLabel(note.kind)}** `, true).appendMarkdown(bodyOf(note).value);
}

/** Longer code that is gone is shown as far as this. */
const maxQuotedLines = 30;

/** Model text is Markdown without commands, HTML or trust; code stands in a fence that it cannot close. */
function bodyOf({ kind, text, replacement, anchor, quote }: KeptNote): vscode.MarkdownString {
  const body = new vscode.MarkdownString(`$(${kindIcons[kind]}) `, true);
  if (anchor !== 'sure') body.appendMarkdown(`*${anchorLabel(anchor)}* · `);
  body.appendMarkdown(text.replaceAll('$(', '\\$('));
  if (replacement !== undefined) body.appendCodeblock(replacement);
  if (anchor === 'gone' && quote.code.length > 0) {
    body.appendMarkdown(`\n\n${vscode.l10n.t('It spoke of this code:')}\n`);
    const more = quote.code.length > maxQuotedLines ? '\n…' : '';
    body.appendCodeblock(quote.code.slice(0, maxQuotedLines).join('\n') + more);
  }
  return body;
}
