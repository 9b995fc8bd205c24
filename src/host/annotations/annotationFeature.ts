import * as vscode from 'vscode';
import type { Note } from '../../core/annotations/note.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnSink } from '../runTurn.ts';
import type { Services } from '../services.ts';
import { type AskForNotesResult, askForNotes } from './askForNotes.ts';
import { LineOffsets } from './lineOffsets.ts';
import { NoteThreads } from './noteThreads.ts';

export interface AnnotateRequest {
  document: vscode.TextDocument;
  /** Whole lines are taken. */
  range: vscode.Range;
  /** What the user asked for beyond notes in general. */
  wish?: string;
  /** Who is asked. Default: the chat model of the active endpoint. */
  choice?: ModelChoice;
  signal: AbortSignal;
  onNote?(note: Note): void;
  onReasoning?(text: string): void;
  onWait?: TurnSink['onWait'];
}

/** Notes on code: asked for, shown as comment threads, inserted as comments. */
export class AnnotationFeature implements vscode.Disposable {
  readonly threads: NoteThreads;
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
    this.threads = new NoteThreads(services.context.extensionUri);
  }

  /**
   * Shows notes on `range` as they come; those that came stay when it fails or is cancelled.
   * @throws MissingKey, GlmError, NoNotes, or the signal's reason
   */
  async annotate(request: AnnotateRequest): Promise<AskForNotesResult> {
    const { document } = request;
    if (!request.choice) await this.#services.catalog.ensureKnown(undefined, request.signal);
    const choice = request.choice ?? this.#services.catalog.chat();
    if (!choice) throw new Error(vscode.l10n.t('{0} has no models.', this.#services.endpoints.active.label));
    const firstLine = request.range.start.line;
    // A selection that ends at the start of a line does not mean that line.
    const endsAtStart = request.range.end.character === 0 && request.range.end.line > firstLine;
    const lastLine = endsAtStart ? request.range.end.line - 1 : request.range.end.line;
    const version = document.version;
    // Line numbers of the answer are those of the document as it was sent; what the user types meanwhile moves them.
    const moved = new LineOffsets(document);
    try {
      return await askForNotes(this.#services, {
        choice,
        input: {
          path: vscode.workspace.asRelativePath(document.uri),
          languageId: document.languageId,
          firstLine: firstLine + 1,
          code: document.getText(new vscode.Range(firstLine, 0, lastLine, document.lineAt(lastLine).text.length)),
          ...(request.wish ? { wish: request.wish } : {}),
        },
        signal: request.signal,
        onNote: ({ note, unsure }) => {
          const placed = document.version === version ? note : moved.place(note);
          if (!placed || document.isClosed) return;
          this.threads.add(document, placed, choice.model.label, unsure ? 'unsure' : 'sure');
          request.onNote?.(placed);
        },
        ...(request.onReasoning ? { onReasoning: request.onReasoning } : {}),
        ...(request.onWait ? { onWait: request.onWait } : {}),
      });
    } finally {
      moved.dispose();
    }
  }

  dispose(): void {
    this.threads.dispose();
  }
}
