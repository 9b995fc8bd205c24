import * as vscode from 'vscode';
import { picturePart } from '../../core/attachments/index.ts';
import { type ChatContextParts, userMessage } from '../../core/prompts/chatPrompt.ts';
import { fitContexts } from '../../core/prompts/codeContext.ts';
import type { ChatMessage } from '../../provider/index.ts';
import { type ReadPicture, type ReadReferences, readReferences } from './readReferences.ts';
import { readMetadata } from './turnMetadata.ts';

/** Every turn sends its pictures again, so old ones add up to a body that no endpoint takes. */
const maxPictures = 4;

/**
 * Earlier turns of this participant as messages, the latest that fit into `maxChars`. A turn that brought no answer is
 * left out, with what was attached to it: an attachment that an endpoint refused must not fail every later turn too.
 */
export async function historyMessages(
  history: vscode.ChatContext['history'],
  maxChars: number,
): Promise<{ messages: ChatMessage[]; turnsLeftOut: number }> {
  const turns = answeredTurns(history);
  const messages: ChatMessage[] = [];
  let left = maxChars;
  let pictures = maxPictures;
  for (let index = turns.length - 1; index >= 0; index--) {
    const turn = turns[index];
    if (!turn) break;
    left -= turn.answer.length + turn.request.prompt.length;
    if (left < 0) return { messages, turnsLeftOut: index + 1 };
    const read = await readReferences(turn.request.references);
    const context = shrink(read, left, pictures);
    left -= context.code.reduce((sum, { code }) => sum + code.length, 0);
    pictures -= context.pictures.length;
    messages.unshift(userMessage(promptOf(turn.request), context), { role: 'assistant', content: turn.answer });
  }
  return { messages, turnsLeftOut: 0 };
}

/** Pictures of earlier turns, latest first. */
export async function earlierPictures(history: vscode.ChatContext['history']): Promise<ReadPicture[]> {
  const requests = history.filter(turn => turn instanceof vscode.ChatRequestTurn);
  for (const request of requests.toReversed()) {
    const { pictures } = await readReferences(request.references);
    if (pictures.length > 0) return pictures;
  }
  return [];
}

interface AnsweredTurn {
  request: vscode.ChatRequestTurn;
  answer: string;
}

function answeredTurns(history: vscode.ChatContext['history']): AnsweredTurn[] {
  const turns: AnsweredTurn[] = [];
  let request: vscode.ChatRequestTurn | undefined;
  for (const turn of history) {
    if (turn instanceof vscode.ChatRequestTurn) {
      request = turn;
    } else if (request) {
      const answer = answerText(turn);
      if (answer !== '') turns.push({ request, answer });
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
  const { before = '', after = '' } = readMetadata(turn.result);
  const start = before !== '' && whole.startsWith(before) ? before.length : 0;
  const end = after !== '' && whole.endsWith(after) ? whole.length - after.length : whole.length;
  return whole.slice(start, end).trim();
}

function promptOf({ prompt, command }: vscode.ChatRequestTurn): string {
  switch (command) {
    case 'explain':
      return prompt.trim() || 'Explain this code.';
    case 'annotate':
      return `Write notes on this code. ${prompt}`.trim();
    case 'html':
      return `Turn this screenshot into a page. ${prompt}`.trim();
    default:
      return prompt;
  }
}

function shrink(read: ReadReferences, maxChars: number, maxHere: number): ChatContextParts {
  const pictures = read.pictures.slice(0, maxHere);
  const missing = read.pictures.slice(maxHere);
  return {
    code: fitContexts(read.code, maxChars).kept,
    folders: read.folders,
    texts: [
      ...read.texts,
      ...missing.map(({ name, width, height }) => ({
        name,
        text: `(a picture of ${width} × ${height} pixels, no longer attached)`,
      })),
    ],
    pictures: pictures.map(picturePart),
  };
}
