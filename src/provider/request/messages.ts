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
  const sent = keepsReasoning(context) ? joinedToResults(messages) : messages;
  const lastUser = sent.findLastIndex(message => message.role === 'user');
  return sent.map((message, index) => wireMessage(message, keepsThinking || index > lastUser, context));
}

/** BigModel and Z.ai go on with the reasoning of a tool loop, until a message of the user comes in between. */
function keepsReasoning({ endpoint, capabilities }: RequestContext): boolean {
  return endpoint.dialect === 'bigmodel' && capabilities.thinking === 'glm';
}

/**
 * What the user says right behind the results of a loop that has reasoned becomes part of the last result: as a message
 * of its own it would make Z.ai drop all of that reasoning (seen 2026-01). Only text: pictures stay where they are.
 */
function joinedToResults(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const joined: ChatMessage[] = [];
  let reasoned = false;
  for (const message of messages) {
    const last = joined.at(-1);
    if (message.role === 'user' && reasoned && last?.role === 'tool' && isText(message.content)) {
      joined[joined.length - 1] = { ...last, content: withText(last.content, message.content) };
      continue;
    }
    if (message.role === 'assistant') reasoned = !!message.reasoning && !!message.toolCalls?.length;
    joined.push(message);
  }
  return joined;
}

type Content = string | readonly ContentPart[];
type TextContent = string | readonly Extract<ContentPart, { type: 'text' }>[];

function isText(content: Content): content is TextContent {
  return typeof content === 'string' || content.every(part => part.type === 'text');
}

function withText(result: Content, said: TextContent): Content {
  const text = typeof said === 'string' ? said : said.map(part => part.text).join('\n\n');
  return typeof result === 'string' ? `${result}\n\n${text}` : [...result, { type: 'text', text }];
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
