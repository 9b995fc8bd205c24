import * as vscode from 'vscode';
import type { ExplainStyle } from '../../core/explain/index.ts';
import { Cancelled } from '../cancellation.ts';
import { contextKeys, explanationControllerId } from '../ids.ts';
import { explainAgainCommand } from './explainAgain.ts';
import type { ExplainSubject } from './explainSubject.ts';
import { explanationBody } from './explanationBody.ts';
import { isUnderWay, type PeekedExplanation } from './peekedExplanation.ts';

/** The editor draws a comment anew each time: not more often than this while one is being written. */
const redrawMs = 120;

/**
 * Explanations as comment threads below their lines; never stored, one for each document. Comments are the one stable
 * surface below a line that holds Markdown, takes the focus and can be read by a screen reader.
 */
export class ExplainPeek implements vscode.Disposable {
  readonly #controller = vscode.comments.createCommentController(explanationControllerId, 'GLM');
  readonly #shown = new Map<string, PeekedExplanation>();
  readonly #redraws = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable[];
  #count = 0;

  constructor() {
    this.#subscriptions = [
      this.#controller,
      vscode.workspace.onDidCloseTextDocument(document => {
        for (const shown of this.#in(document)) this.close(shown);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#setContext()),
    ];
  }

  /** In place of another in the same document, which is closed. */
  open(subject: ExplainSubject, anchor: NonNullable<ExplainSubject['anchor']>, style: ExplainStyle): PeekedExplanation {
    const { document, range } = anchor;
    for (const shown of this.#in(document)) this.close(shown);
    const { line } = range.end;
    const place = document.validateRange(new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER));
    const thread = this.#controller.createCommentThread(document.uri, place, []);
    thread.canReply = false;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.#count++;
    const shown: PeekedExplanation = {
      id: `explanation-${this.#count}`,
      subject,
      anchor,
      thread,
      style,
      stop: new AbortController(),
      answer: '',
      markdown: '',
      notices: [],
      around: '',
      author: 'GLM',
      waiting: undefined,
      status: 'asking',
    };
    this.#shown.set(shown.id, shown);
    this.draw(shown);
    this.#setContext();
    makeRoom(document, line);
    return shown;
  }

  find(which: string | vscode.CommentThread | undefined): PeekedExplanation | undefined {
    if (typeof which === 'string') return this.#shown.get(which);
    if (which !== undefined) return [...this.#shown.values()].find(({ thread }) => thread === which);
    const editor = vscode.window.activeTextEditor;
    return (editor && this.#in(editor.document)[0]) ?? [...this.#shown.values()].at(-1);
  }

  /** Shows what has changed, soon. */
  drawSoon(shown: PeekedExplanation): void {
    if (this.#redraws.has(shown.id)) return;
    this.#redraws.set(
      shown.id,
      setTimeout(() => this.draw(shown), redrawMs),
    );
  }

  /** Shows what has changed, now. */
  draw(shown: PeekedExplanation): void {
    clearTimeout(this.#redraws.get(shown.id));
    this.#redraws.delete(shown.id);
    if (!this.#shown.has(shown.id)) return;
    const body = new vscode.MarkdownString(explanationBody(shown));
    // The one command that may be run from it shows the same explanation in another depth or language.
    body.isTrusted = { enabledCommands: [explainAgainCommand] };
    shown.thread.contextValue = isUnderWay(shown) ? 'underWay' : 'over';
    shown.thread.label = labelOf(shown);
    shown.thread.comments = [{ author: { name: shown.author }, body, mode: vscode.CommentMode.Preview }];
  }

  close(shown: PeekedExplanation): void {
    shown.stop.abort(new Cancelled());
    clearTimeout(this.#redraws.get(shown.id));
    this.#redraws.delete(shown.id);
    if (this.#shown.delete(shown.id)) shown.thread.dispose();
    this.#setContext();
  }

  dispose(): void {
    for (const shown of [...this.#shown.values()]) this.close(shown);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #in(document: vscode.TextDocument): PeekedExplanation[] {
    return [...this.#shown.values()].filter(({ thread }) => thread.uri.toString() === document.uri.toString());
  }

  /** Escape closes the explanation of the editor that the cursor is in. */
  #setContext(): void {
    const editor = vscode.window.activeTextEditor;
    const has = editor !== undefined && this.#in(editor.document).length > 0;
    void vscode.commands.executeCommand('setContext', contextKeys.hasExplanation, has);
  }
}

/** Scrolls a line that is far down up to where what stands below it can be read. */
function makeRoom(document: vscode.TextDocument, line: number): void {
  const editor = vscode.window.visibleTextEditors.find(one => one.document === document);
  const visible = editor?.visibleRanges[0];
  if (!editor || !visible) return;
  const height = visible.end.line - visible.start.line;
  if (line >= visible.start.line && line - visible.start.line <= height / 3) return;
  const top = Math.max(0, line - Math.floor(height / 5));
  editor.revealRange(new vscode.Range(top, 0, top, 0), vscode.TextEditorRevealType.AtTop);
}

function labelOf({ status, subject, waiting }: PeekedExplanation): string {
  const { t } = vscode.l10n;
  if (waiting !== undefined) return waiting;
  switch (status) {
    case 'asking':
      return t('Explaining {0}: waiting for the model…', subject.title);
    case 'thinking':
      return t('Explaining {0}: the model is thinking…', subject.title);
    case 'streaming':
      return t('Explaining {0}…', subject.title);
    case 'stopped':
      return t('{0} (stopped)', subject.title);
    case 'failed':
      return t('{0} (failed)', subject.title);
    case 'done':
      return subject.title;
  }
}
