import type { ChatMessage, ContentPart, ModelInfo } from '../../provider/index.ts';
import type { CallTexts } from './callTexts.ts';

/**
 * Pictures and their like that tools returned, told in words where the model cannot take them: nobody attached them, so
 * they must not fail the answer.
 */
export function withoutUnseenResults(
  messages: readonly ChatMessage[],
  input: ModelInfo['input'],
  texts: CallTexts,
): readonly ChatMessage[] {
  const isSeen = (part: ContentPart): boolean => part.type === 'text' || input.includes(part.type);
  if (messages.every(({ role, content }) => role !== 'tool' || typeof content === 'string' || content.every(isSeen)))
    return messages;
  return messages.map(message => {
    if (message.role !== 'tool' || typeof message.content === 'string') return message;
    const content = message.content.map(
      (part): ContentPart =>
        part.type === 'text' || isSeen(part)
          ? part
          : { type: 'text', text: texts.unseen(part.type, part.name ?? part.type) },
    );
    return { ...message, content };
  });
}
