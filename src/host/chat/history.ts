import * as vscode from 'vscode';
import { picturePart } from '../../core/attachments/index.ts';
import type { PictureRoom } from '../../core/conversation/index.ts';
import { type ChatContextParts, userMessage } from '../../core/prompts/chatPrompt.ts';
import { fitContexts } from '../../core/prompts/codeContext.ts';
import { type CallTexts, cutResult, fitResults } from '../../core/toolLoop/index.ts';
import { verbOf } from '../../core/verbs/index.ts';
import type { ChatMessage } from '../../provider/index.ts';
import { withoutLineAddresses } from '../explain/answerLinks.ts';
import { picturesInWords } from './picturesInWords.ts';
import { type ReadPicture, type ReadReferences, readReferences } from './readReferences.ts';
import { stepsOf } from './stepMemory.ts';
import { readMetadata, type TurnMetadata } from './turnMetadata.ts';

/** Of one text that was attached to an earlier turn; the question itself has the rest of the room. */
const maxTextChars = 20_000;

export interface HistoryLimits {
  /** Of everything but pictures. */
  maxChars: number;
  pictures: PictureRoom;
  /** What is told of results that are cut. */
  texts: CallTexts;
}

export interface History {
  messages: ChatMessage[];
  turnsLeftOut: number;
  picturesLeftOut: number;
}

/**
 * Earlier turns of this participant as messages, the latest that fit; their pictures, too, the latest first. A turn that
 * brought no answer is left out, with what was attached to it: an attachment that an endpoint refused must not fail
 * every later turn too. Calls of tools go along as they were for the turn before this one, as far as this session of the
 * editor knows them, and in a line each for the others.
 */
export async function historyMessages(
  history: vscode.ChatContext['history'],
  { maxChars, pictures, texts }: HistoryLimits,
): Promise<History> {
  const turns = answeredTurns(history);
  const messages: ChatMessage[] = [];
  let left = maxChars;
  let picturesLeftOut = 0;
  for (let index = turns.length - 1; index >= 0; index--) {
    const turn = turns[index];
    if (!turn) break;
    left -= turn.answer.length + turn.request.prompt.length;
    if (left < 0) return { messages, turnsLeftOut: index + 1, picturesLeftOut };
    const read = await readRequest(turn.request);
    const context = shrink(read, left, pictures, texts);
    left -= context.code.reduce((sum, { code }) => sum + code.length, 0);
    picturesLeftOut += read.pictures.length - context.pictures.length;
    const steps = index === turns.length - 1 ? latestSteps(turn.metadata, left, texts) : [];
    if (steps.length === 0) context.texts = [...context.texts, ...callsInShort(turn.metadata)];
    messages.unshift(userMessage(promptOf(turn), context), ...steps, { role: 'assistant', content: turn.answer });
  }
  return { messages, turnsLeftOut: 0, picturesLeftOut };
}

function latestSteps({ id }: Partial<TurnMetadata>, maxChars: number, texts: CallTexts): readonly ChatMessage[] {
  // Closed by an answer: none of its results is unseen, so any may be left out.
  const fitted = fitResults([...(stepsOf(id) ?? []), { role: 'assistant', content: '' }], maxChars / 2, texts);
  return fitted.slice(0, -1);
}

function callsInShort({ calls = [] }: Partial<TurnMetadata>): ChatContextParts['texts'] {
  if (calls.length === 0) return [];
  const lines = calls.map(call => `${call.name} (${call.arguments}): ${call.status}. ${call.result}`);
  return [
    {
      name: 'Tools that were called for the answer to this, with the beginnings of their results',
      text: lines.join('\n'),
    },
  ];
}

/** Pictures of earlier turns, latest first. */
export async function earlierPictures(history: vscode.ChatContext['history']): Promise<ReadPicture[]> {
  const requests = history.filter(turn => turn instanceof vscode.ChatRequestTurn);
  for (const request of requests.toReversed()) {
    const { pictures } = await readRequest(request);
    if (pictures.length > 0) return pictures;
  }
  return [];
}

/** What came with an earlier request; a verb may have had its pictures named by their paths. */
async function readRequest({ references, prompt, command }: vscode.ChatRequestTurn): Promise<ReadReferences> {
  const read = await readReferences(references);
  if (command === undefined || !verbOf(command)) return read;
  const named = await picturesInWords(prompt);
  return { ...read, pictures: [...read.pictures, ...named.pictures] };
}

interface AnsweredTurn {
  request: vscode.ChatRequestTurn;
  answer: string;
  metadata: Partial<TurnMetadata>;
}

function answeredTurns(history: vscode.ChatContext['history']): AnsweredTurn[] {
  const turns: AnsweredTurn[] = [];
  let request: vscode.ChatRequestTurn | undefined;
  for (const turn of history) {
    if (turn instanceof vscode.ChatRequestTurn) {
      request = turn;
    } else if (request) {
      const answer = answerText(turn);
      if (answer !== '') turns.push({ request, answer, metadata: readMetadata(turn.result) });
      request = undefined;
    }
  }
  return turns;
}

/** What the model said, without what the extension wrote around it. */
function answerText(turn: vscode.ChatResponseTurn): string {
  const whole = turn.response
    .filter(part => part instanceof vscode.ChatResponseMarkdownPart)
    .map(part => part.value.value)
    .join('');
  const { before = '', after = '', within = [] } = readMetadata(turn.result);
  const start = before !== '' && whole.startsWith(before) ? before.length : 0;
  const end = after !== '' && whole.endsWith(after) ? whole.length - after.length : whole.length;
  const said = within.reduce((text, aside) => text.replace(aside, () => ''), whole.slice(start, end));
  return withoutLineAddresses(said).trim();
}

function promptOf({ request: { prompt, command }, metadata }: AnsweredTurn): string {
  switch (command) {
    case 'explain':
      return prompt.trim() || 'Explain this.';
    case 'annotate':
      return `Write notes on this code. ${prompt}`.trim();
    case 'fix':
      return `Fix this code. ${prompt}`.trim();
    case 'tests':
      return `Write tests for this code. ${prompt}`.trim();
    case 'docs':
      return `Document this code. ${prompt}`.trim();
    case 'review':
      return `Review the uncommitted changes. ${prompt}`.trim();
    case 'html':
      return `Turn this screenshot into a page. ${prompt}`.trim();
    default:
      return prompt.trim() || (verbOf(command ?? metadata.chosen ?? '')?.question.en ?? '');
  }
}

type Shrunk = { -readonly [K in keyof ChatContextParts]: ChatContextParts[K] };

/** What was attached, as far as it fits; what does not is told in words, since the answer may speak of it. */
function shrink(read: ReadReferences, maxChars: number, room: PictureRoom, texts: CallTexts): Shrunk {
  const kept = read.pictures.filter(({ width, height, data }) => room.take({ width, height, bytes: data.byteLength }));
  const missing = read.pictures.filter(picture => !kept.includes(picture));
  return {
    code: fitContexts(read.code, maxChars).kept,
    folders: read.folders,
    texts: [
      ...read.texts.map(({ name, text }) => ({ name, text: cutResult(text, maxTextChars, texts) })),
      ...missing.map(({ name, width, height }) => ({
        name,
        text: `(a picture of ${width} × ${height} pixels, no longer attached)`,
      })),
      ...read.media.map(({ name, kind }) => ({ name, text: `(a file of the kind "${kind}", no longer attached)` })),
    ],
    pictures: kept.map(picturePart),
  };
}
