import { fitSize, inspectPicture } from '../../core/attachments/index.ts';
import { patchRuleOf, promptTokensOfPicture } from '../../core/usage/pictureTokens.ts';
import { estimateTextTokens } from '../../core/usage/textTokens.ts';
import { type ChatMessage, type ContentPart, type Endpoint, mediaRuleOf } from '../../provider/index.ts';

/** Who would read the message: pictures count by how the endpoint limits and the model cuts them. */
export interface Reader {
  endpoint: Endpoint;
  modelId: string;
}

/** What separates one message from the next, and its role. */
const messageTokens = 4;

/** A guess at how many tokens messages come to, rather too many than too few. */
export function estimateTokens(messages: readonly ChatMessage[], reader: Reader | undefined): number {
  return messages.reduce((sum, message) => sum + messageTokens + contentTokens(message, reader), 0);
}

function contentTokens(message: ChatMessage, reader: Reader | undefined): number {
  const { content } = message;
  const own =
    typeof content === 'string'
      ? estimateTextTokens(content)
      : content.reduce((sum, part) => sum + partTokens(part, reader), 0);
  if (message.role !== 'assistant') return own;
  const calls = message.toolCalls ?? [];
  return own + calls.reduce((sum, call) => sum + estimateTextTokens(call.name) + estimateTextTokens(call.arguments), 0);
}

function partTokens(part: ContentPart, reader: Reader | undefined): number {
  if (part.type === 'text') return estimateTextTokens(part.text);
  if (part.type !== 'image' || !('data' in part.source)) return 0;
  const rule = patchRuleOf(reader?.modelId ?? '');
  try {
    const picture = inspectPicture(part.source.data, '');
    const limits = reader && mediaRuleOf('image', reader.endpoint, reader.modelId);
    return promptTokensOfPicture(limits ? fitSize(picture, limits) : picture, rule);
  } catch {
    return rule.maxTokens;
  }
}
