import * as vscode from 'vscode';
import { type Note, notesJsonSchema } from '../../core/annotations/note.ts';
import { NoteReader } from '../../core/annotations/noteReader.ts';
import { type AnnotateInput, annotatePrompt, repairNotesPrompt } from '../../core/prompts/annotatePrompt.ts';
import { type ChatMessage, capabilitiesOf, type ResponseFormat } from '../../provider/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnRunner, TurnSink } from '../runTurn.ts';

export interface AskForNotesOptions {
  choice: ModelChoice;
  input: AnnotateInput;
  lastLine: number;
  signal: AbortSignal;
  onNote(note: Note): void;
  onReasoning?(text: string): void;
  onWait?: TurnSink['onWait'];
}

/** The model answered twice with something that holds no list of notes. */
export class NoNotes extends PlainFailure {
  override readonly name = 'NoNotes';
}

export interface AskForNotesResult {
  count: number;
  /** Elements that were left out, each with its reason. */
  problems: readonly string[];
  /** The list was not closed: the answer hit a limit. */
  cut: boolean;
}

/**
 * Asks for notes in the strictest form that the endpoint has, reads them as they stream, and asks once more when the
 * answer was no list.
 * @throws NoNotes, and whatever `TurnRunner.run` throws; notes handed out before stay valid.
 */
export async function askForNotes(turns: TurnRunner, options: AskForNotesOptions): Promise<AskForNotesResult> {
  const messages: ChatMessage[] = annotatePrompt(options.input);
  const responseFormat = formatFor(options.choice);
  for (let round = 0; ; round++) {
    const reader = new NoteReader({ firstLine: options.input.firstLine, lastLine: options.lastLine });
    const result = await turns.run(
      {
        surface: 'annotations',
        choice: options.choice,
        messages,
        signal: options.signal,
        request: responseFormat ? { responseFormat } : {},
      },
      {
        onText(text) {
          for (const note of reader.push(text)) options.onNote(note);
        },
        ...(options.onReasoning ? { onReasoning: options.onReasoning } : {}),
        ...(options.onWait ? { onWait: options.onWait } : {}),
      },
    );
    if (reader.complete || reader.count > 0)
      return { count: reader.count, problems: reader.problems, cut: !reader.complete };
    if (round > 0)
      throw new NoNotes(vscode.l10n.t('{0} did not answer with notes.', options.choice.model.label), [
        'retry',
        'choose-model',
      ]);
    const problems = reader.problems.length > 0 ? reader.problems : ['there was no list of notes in it'];
    messages.push({ role: 'assistant', content: result.text || '(empty)' }, repairNotesPrompt(problems));
  }
}

function formatFor({ endpoint }: ModelChoice): ResponseFormat | undefined {
  const formats = capabilitiesOf(endpoint).responseFormats;
  if (formats.includes('json-schema')) return { type: 'json-schema', name: 'notes', schema: notesJsonSchema };
  if (formats.includes('json-object')) return { type: 'json-object' };
  return undefined;
}
