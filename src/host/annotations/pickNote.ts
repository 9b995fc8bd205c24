import * as vscode from 'vscode';
import { notesInOrder, showNote, tellNoNotes } from './showNote.ts';
import { anchorLabel, kindIcon, kindLabel } from './noteWords.ts';
import type { NoteThreads, ShownNote } from './noteThreads.ts';

/** A list of all notes that the filter lets through, the active file's first, searched as one types. */
export async function pickNote(threads: NoteThreads): Promise<void> {
  const notes = notesInOrder(threads);
  if (notes.length === 0) {
    tellNoNotes(threads);
    return;
  }
  const { t } = vscode.l10n;
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const files = Map.groupBy(notes, ({ uri }) => uri.toString());
  const own = active === undefined ? undefined : files.get(active);
  if (active !== undefined) files.delete(active);
  type Item = vscode.QuickPickItem & { shown?: ShownNote };
  const items = [...(own ? [own] : []), ...files.values()].flatMap((ofFile): Item[] => [
    {
      label: vscode.workspace.asRelativePath(ofFile[0]?.uri ?? ''),
      kind: vscode.QuickPickItemKind.Separator,
    },
    ...ofFile.map(shown => ({ ...faceOf(shown), shown })),
  ]);
  const hidden = threads.all.length - notes.length;
  const placeHolder = hidden === 0 ? t('Which note?') : t('Which note? {0} more are hidden by the filter.', hidden);
  const picked = await vscode.window.showQuickPick(items, {
    title: notes.length === 1 ? t('1 note') : t('{0} notes', notes.length),
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.shown) await showNote(threads, picked.shown);
}

function faceOf({ note: { kind, text, lines, anchor, state } }: ShownNote): vscode.QuickPickItem {
  const { t } = vscode.l10n;
  const facts = [
    t('line {0}', lines.start + 1),
    ...(anchor === 'sure' ? [] : [anchorLabel(anchor)]),
    ...(state === 'resolved' ? [t('Resolved')] : []),
  ];
  return {
    label: `$(${kindIcon(kind)}) ${kindLabel(kind)}`,
    description: facts.join(' · '),
    // Icons are no part of what a model says.
    detail: text.replace(/\s+/g, ' ').replaceAll('$(', '$\u200b('),
  };
}
