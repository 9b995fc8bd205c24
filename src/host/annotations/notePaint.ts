import * as vscode from 'vscode';
import type { NoteKind } from '../../core/annotations/note.ts';
import { anchorLabel, noteHover } from './noteWords.ts';
import type { ShownNote } from './shownNote.ts';

type Look = NoteKind | 'unsure' | 'gone';

/** Colours of the overview ruler, by what a note is. */
const rulerColours: Readonly<Record<Look, string>> = {
  what: 'editorOverviewRuler.infoForeground',
  why: 'charts.purple',
  risk: 'editorOverviewRuler.warningForeground',
  suggestion: 'charts.yellow',
  unsure: 'editorOverviewRuler.warningForeground',
  gone: 'disabledForeground',
};

/** Several changes in a row are painted once. */
const paintAfterMs = 30;

/** Icons of notes in the gutter and marks in the overview ruler; notes whose place is in doubt say so behind the line. */
export class NotePaint implements vscode.Disposable {
  readonly #notesOf: (uri: vscode.Uri) => readonly ShownNote[];
  readonly #looks: ReadonlyMap<Look, vscode.TextEditorDecorationType>;
  readonly #subscriptions: readonly vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `notesOf` gives what is to be seen in a file. */
  constructor(extensionUri: vscode.Uri, notesOf: (uri: vscode.Uri) => readonly ShownNote[]) {
    this.#notesOf = notesOf;
    this.#looks = new Map(
      (Object.keys(rulerColours) as Look[]).map(look => [look, decoration(extensionUri, look)] as const),
    );
    this.#subscriptions = [...this.#looks.values(), vscode.window.onDidChangeVisibleTextEditors(() => this.later())];
  }

  later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const editor of vscode.window.visibleTextEditors) this.#paint(editor);
    }, paintAfterMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #paint(editor: vscode.TextEditor): void {
    const byLook = new Map<Look, vscode.DecorationOptions[]>();
    for (const { note, thread } of this.#notesOf(editor.document.uri)) {
      const { kind, anchor, state, lines } = note;
      if (state === 'resolved') continue;
      const look = anchor === 'sure' ? kind : anchor;
      const line = Math.min(lines.start, editor.document.lineCount - 1);
      const ranges = byLook.get(look) ?? [];
      const { range } = editor.document.lineAt(line);
      ranges.push(thread ? { range } : { range, hoverMessage: noteHover(note) });
      byLook.set(look, ranges);
    }
    for (const [look, type] of this.#looks) editor.setDecorations(type, byLook.get(look) ?? []);
  }
}

function decoration(extensionUri: vscode.Uri, look: Look): vscode.TextEditorDecorationType {
  const icon = (theme: string): vscode.Uri =>
    vscode.Uri.joinPath(extensionUri, 'media', 'annotations', `${look}-${theme}.svg`);
  const words = look === 'unsure' || look === 'gone' ? anchorLabel(look) : undefined;
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    overviewRulerColor: new vscode.ThemeColor(rulerColours[look]),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    light: { gutterIconPath: icon('light'), gutterIconSize: 'contain' },
    dark: { gutterIconPath: icon('dark'), gutterIconSize: 'contain' },
    ...(words && {
      after: {
        contentText: words,
        color: new vscode.ThemeColor('editorCodeLens.foreground'),
        fontStyle: 'italic',
        margin: '0 0 0 2em',
      },
    }),
  });
}
