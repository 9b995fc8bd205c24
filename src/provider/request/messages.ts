import { GlmError } from '../errors.ts';
import type { ChatMessage, ContentPart } from '../types.ts';
import { wirePart } from './contentParts.ts';
import type { RequestContext } from './requestContext.ts';

/**
 * The conversation as the body has it. Reasoning goes back within the tool loop that it began, letter for letter, as
 * the models continue it there; of finished turns only where the caller keeps thinking.
 */
export function wireMessages(
  messages: readonly ChatMessage[],
  keepsThinking: boolean,
  context: RequestContext,
): Record<string, unknown>[] {
  const needsUser = context.endpoint.dialect === 'bigmodel' || context.endpoint.dialect === 'tokenhub';
  if (messages.length === 0 || (needsUser && !messages.some(message => message.role === 'user'))) {
    throw new GlmError('invalid-request', 'A conversation needs a message of the user.');
  }
  const lastUser = messages.findLastIndex(message => message.role === 'user');
  return messages.map((message, index) => wireMessage(message, keepsThinking || index > lastUser, context));
}

function wireMessage(message: ChatMessage, withReasoning: boolean, context: RequestContext): Record<string, unknown> {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user':
      return { role: 'user', content: wireContent(message.content, context) };
    case 'assistant':
      return {
        role: 'assistant',
        content: message.content,
        ...(withReasoning && message.reasoning ? wireReasoning(message.reasoning, context) : {}),
        ...(message.toolCalls?.length
          ? {
              tool_calls: message.toolCalls.map(call => ({
                id: call.id,
                type: 'function',
                function: { name: call.name, arguments: call.arguments },
              })),
            }
          : {}),
      };
    case 'tool':
      return { role: 'tool', tool_call_id: message.toolCallId, content: wireContent(message.content, context) };
    default:
      throw new GlmError('invalid-request', 'A message has no known role.');
  }
}

function wireContent(content: string | readonly ContentPart[], context: RequestContext): unknown {
  return typeof content === 'string' ? content : content.map(part => wirePart(part, context));
}

/** OpenRouter and Ollama read it back under their own name; an endpoint without thinking may refuse the field. */
function wireReasoning(reasoning: string, { capabilities, endpoint }: RequestContext): Record<string, unknown> {
  if (capabilities.thinking === 'none') return {};
  const name = endpoint.dialect === 'openrouter' || endpoint.dialect === 'ollama' ? 'reasoning' : 'reasoning_content';
  return { [name]: reasoning };
}
