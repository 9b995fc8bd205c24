import * as vscode from 'vscode';
import { notesJsonSchema } from '../../core/annotations/note.ts';
import { NoteReader } from '../../core/annotations/noteReader.ts';
import type { NotePlacing } from '../../core/annotations/placeNote.ts';
import {
  type AnnotateInput,
  annotatePrompt,
  annotateTemplate,
  repairNotesTemplate,
} from '../../core/prompts/annotatePrompt.ts';
import { type ChatMessage, type ChatRequest, capabilitiesOf } from '../../provider/index.ts';
import { Cancelled } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { PromptTexts } from '../prompts/promptTexts.ts';
import type { TurnRunner, TurnSink } from '../runTurn.ts';
import { noteLanguage } from './noteLanguage.ts';

export interface AskForNotesOptions {
  choice: ModelChoice;
  input: AnnotateInput;
  signal: AbortSignal;
  onNote(placing: NotePlacing): void;
  onReasoning?(text: string): void;
  onWait?: TurnSink['onWait'];
  /** The first answer was no list of notes: it is asked for once more. */
  onRepair?(): void;
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
  /** There were more than `mostNotes`, and the rest was not waited for. */
  tooMany: boolean;
}

/** Of one answer. More than this nobody reads, the editor is slow to draw, and a model that has begun to count lines writes. */
export const mostNotes = 100;

/**
 * Asks for notes in the strictest form that the endpoint has, reads them as they stream, and asks once more when the
 * answer was no list.
 * @throws NoNotes, and whatever `TurnRunner.run` throws; notes handed out before stay valid.
 */
export async function askForNotes(
  { turns, prompts }: { turns: TurnRunner; prompts: PromptTexts },
  options: AskForNotesOptions,
): Promise<AskForNotesResult> {
  const { choice, input } = options;
  const rules = await prompts.text(annotateTemplate, { language: noteLanguage() });
  const messages: ChatMessage[] = annotatePrompt(rules, input);
  for (let round = 0; ; round++) {
    const reader = new NoteReader({ firstLine: input.firstLine, lines: input.code.split(/\r\n|\r|\n/) });
    const enough = new AbortController();
    let handedOut = 0;
    const handOut = (placings: readonly NotePlacing[]): void => {
      for (const placing of placings.slice(0, mostNotes - handedOut)) {
        handedOut++;
        options.onNote(placing);
      }
      if (reader.count > mostNotes) enough.abort(new Cancelled());
    };
    const read = (text: string): void => handOut(reader.push(text));
    const signal = AbortSignal.any([options.signal, enough.signal]);
    const answering = turns.run(
      { surface: 'annotations', choice, messages, signal, request: formOf(choice) },
      {
        onText: read,
        // The arguments of a call are the same list.
        onCallText: read,
        ...(options.onReasoning ? { onReasoning: options.onReasoning } : {}),
        ...(options.onWait ? { onWait: options.onWait } : {}),
      },
    );
    const result = await answering.catch((error: unknown) => {
      if (!enough.signal.aborted || options.signal.aborted) throw error;
    });
    if (!result) return { count: handedOut, problems: reader.problems, cut: false, tooMany: true };
    handOut(reader.end());
    // A list of which nothing can be used is asked for once more, too; an empty one is an answer.
    const isUsable = reader.count > 0 || (reader.complete && (reader.problems.length === 0 || round > 0));
    if (isUsable) {
      const tooMany = reader.count > mostNotes;
      return { count: handedOut, problems: reader.problems, cut: !reader.complete && !tooMany, tooMany };
    }
    if (round > 0) {
      const message =
        result.finishReason === 'length'
          ? vscode.l10n.t('{0} reached its limit before the first note. Annotate less at once.', choice.model.label)
          : vscode.l10n.t('{0} did not answer with notes.', choice.model.label);
      throw new NoNotes(message, ['retry', 'choose-model']);
    }
    options.onRepair?.();
    const problems = reader.problems.length > 0 ? reader.problems : ['there was no list of notes in it'];
    const listed = problems.slice(0, 5).map(problem => `- ${problem}`);
    const said = result.text || result.toolCalls[0]?.arguments || '(empty)';
    messages.push(
      { role: 'assistant', content: said },
      { role: 'user', content: await prompts.text(repairNotesTemplate, { problems: listed.join('\n') }) },
    );
  }
}

/** The strictest form of an answer that the endpoint has: a schema, any JSON, a call of a function, or plain words. */
function formOf({ endpoint, model }: ModelChoice): Omit<ChatRequest, 'model' | 'messages'> {
  const { responseFormats: formats, toolChoice } = capabilitiesOf(endpoint);
  if (formats.includes('json-schema')) {
    return { responseFormat: { type: 'json-schema', name: 'notes', schema: notesJsonSchema } };
  }
  if (formats.includes('json-object')) return { responseFormat: { type: 'json-object' } };
  if (!model.tools) return {};
  const name = 'show_notes';
  return {
    tools: [{ type: 'function', name, description: 'Shows the notes beside the code.', parameters: notesJsonSchema }],
    ...(toolChoice.includes('required') ? { toolChoice: 'required' as const } : {}),
  };
}
