/** An answer that called tools, as a later request tells it. */
import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import type { Attachment } from '../attachments/attachment.ts';
import { toolPictureAddress } from '../vision/index.ts';
import type { AnswerCall } from './answerCall.ts';
import type { AssistantTurn } from './conversation.ts';

/** @param parts what becomes of a picture in this request */
export function callMessages(
  { text, calls = [] }: Pick<AssistantTurn, 'text' | 'calls'>,
  parts: (picture: Attachment) => readonly ContentPart[],
): ChatMessage[] {
  const messages: ChatMessage[] = [];
  let from = 0;
  for (const round of Map.groupBy(calls, call => call.round).values()) {
    const at = Math.max(from, round[0]?.at ?? 0);
    messages.push({
      role: 'assistant',
      content: text.slice(from, at).trim(),
      toolCalls: round.map(call => ({ id: wireId(call), name: call.name, arguments: call.arguments })),
    });
    for (const call of round) {
      messages.push({ role: 'tool', toolCallId: wireId(call), content: resultOf(call, parts) });
    }
    from = at;
  }
  const rest = text.slice(from).trim();
  if (rest !== '') messages.push({ role: 'assistant', content: rest });
  return messages;
}

/** The same for a request that offers no tools: some endpoints refuse calls in it, so they are told. */
export function callsInWords({ text, calls = [] }: Pick<AssistantTurn, 'text' | 'calls'>): string {
  let words = '';
  let from = 0;
  for (const call of calls) {
    const at = Math.max(from, call.at);
    words += `${text.slice(from, at).trimEnd()}\n\n[The tool ${call.name} was called with ${call.arguments}. ${told(call)}]\n\n`;
    from = at;
  }
  return (words + text.slice(from).trimStart()).trim();
}

/** Another model may have called it, and what one endpoint takes for an id another does not. */
function wireId({ id }: AnswerCall): string {
  return `call_${id.replaceAll(/[^\w-]/g, '_')}`;
}

function resultOf(
  call: AnswerCall,
  parts: (picture: Attachment) => readonly ContentPart[],
): string | readonly ContentPart[] {
  const { pictures = [] } = call;
  if (pictures.length === 0) return resultText(call);
  return [{ type: 'text', text: resultText(call) }, ...pictures.flatMap(({ picture }) => parts(picture))];
}

function resultText({ status, text = '', cutFrom }: AnswerCall): string {
  if (status === 'running' || status === 'stopped') return 'The user stopped this call.';
  const rest = cutFrom === undefined ? '' : `\n[The first ${text.length} of ${cutFrom} characters are kept here.]`;
  return text === '' ? 'There was no result.' : text + rest;
}

function told(call: AnswerCall): string {
  const { pictures = [] } = call;
  const names = pictures.map(({ number }) => toolPictureAddress(number)).join(', ');
  return `${resultText(call)}${names === '' ? '' : ` Pictures: ${names}.`}`;
}
