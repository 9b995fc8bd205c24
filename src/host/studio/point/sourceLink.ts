import * as vscode from 'vscode';
import { type ElementPath, readPage } from '../../../core/studio/source/index.ts';
import { withLineFeeds } from '../../../core/studio/sourceChunk.ts';
import type { ElementPlace } from '../../../protocol/index.ts';
import type { Page } from '../page.ts';

/** From the last move of a cursor until the page shows what it stands in. */
const settleMs = 150;

/** Between a page and its source: what is picked is shown where it is written, what the cursor is in is outlined. */
export class SourceLink implements vscode.Disposable {
  readonly #page: Page;
  readonly #mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    borderColor: new vscode.ThemeColor('editor.rangeHighlightBorder'),
    overviewRulerColor: new vscode.ThemeColor('focusBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
  readonly #subscriptions: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #outlined = '';

  constructor(page: Page) {
    this.#page = page;
    this.#subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#followSoon(textEditor)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#followSoon(vscode.window.activeTextEditor)),
    ];
  }

  /** Marks where these are written, in editors that are on the screen. */
  mark(places: readonly ElementPlace[]): void {
    for (const editor of this.#editors()) {
      const ranges = this.#rangesOf(places, editor.document);
      editor.setDecorations(this.#mark, ranges);
      const [first] = ranges;
      if (first) editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  /** Puts the cursor where the first of them begins, in an editor that was brought to the front. */
  select(editor: vscode.TextEditor, places: readonly ElementPlace[]): void {
    const [first] = this.#rangesOf(places, editor.document);
    if (!first) return;
    editor.selection = new vscode.Selection(first.start, first.start);
    editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#mark.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #editors(): vscode.TextEditor[] {
    const document = this.#page.source?.document;
    return vscode.window.visibleTextEditors.filter(editor => editor.document === document);
  }

  #rangesOf(places: readonly ElementPlace[], document: vscode.TextDocument): vscode.Range[] {
    const html = withLineFeeds(this.#page.html);
    const tree = readPage(html);
    const position = (offset: number): vscode.Position => {
      const lines = html.slice(0, offset).split('\n');
      return document.validatePosition(new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0));
    };
    return places.flatMap(({ path, names }) => {
      const element = tree.elementAt(path, names);
      return element ? [new vscode.Range(position(element.start), position(element.end))] : [];
    });
  }

  #followSoon(editor: vscode.TextEditor | undefined): void {
    const { source, isWriting } = this.#page;
    clearTimeout(this.#timer);
    const isOurs = editor !== undefined && editor.document === source?.document && !isWriting;
    // Somebody who works in the preview, or elsewhere, asks for nothing.
    this.#timer = setTimeout(() => this.#outline(isOurs ? this.#pathsIn(editor) : []), settleMs);
  }

  #pathsIn(editor: vscode.TextEditor): ElementPath[] {
    if (editor !== vscode.window.activeTextEditor) return [];
    const tree = readPage(withLineFeeds(this.#page.html));
    return editor.selections.flatMap(({ active }) => {
      const before = editor.document.getText(new vscode.Range(new vscode.Position(0, 0), active));
      const offset = withLineFeeds(before).length;
      // Right behind an element one is still at it, as behind a word.
      const [here = [], behind = []] = [tree.pathAt(offset), tree.pathAt(offset - 1)];
      const path = behind.length > here.length ? behind : here;
      return path.length > 0 ? [path] : [];
    });
  }

  #outline(paths: readonly ElementPath[]): void {
    const key = JSON.stringify(paths);
    if (key === this.#outlined) return;
    this.#outlined = key;
    this.#page.preview?.channel.send('point/cursor', { paths: paths.map(path => [...path]) });
  }
}
