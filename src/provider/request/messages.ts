import { GlmError } from '../errors.ts';
import type { ChatMessage, ContentPart, Dialect, Endpoint } from '../types.ts';
import { wirePart } from './contentParts.ts';
import type { MediaPart } from './mediaRules.ts';
import type { RequestContext } from './requestContext.ts';

type WireMessage = Record<string, unknown>;

/** Their templates put pictures into a tool's turn; everywhere else a tool message is text. */
const mediaInToolResults: readonly Dialect[] = ['vllm', 'sglang'];

/**
 * The conversation as the body has it. Reasoning goes back within the tool loop that it began, letter for letter, as
 * the models continue it there; of finished turns only where thinking is kept. What tools returned besides text
 * follows their messages as one of the user's, where the endpoint takes it in no other way.
 * @param preserveThinking as asked for; left open, the endpoint's own default holds
 */
export function wireMessages(
  messages: readonly ChatMessage[],
  preserveThinking: boolean | undefined,
  context: RequestContext,
): WireMessage[] {
  const needsUser = context.endpoint.dialect === 'bigmodel' || context.endpoint.dialect === 'tokenhub';
  if (messages.length === 0 || (needsUser && !messages.some(message => message.role === 'user'))) {
    throw new GlmError('invalid-request', 'A conversation needs a message of the user.');
  }
  const keepsThinking = preserveThinking ?? preservesByDefault(context.endpoint);
  const sent = keepsReasoning(context) ? joinedToResults(messages) : messages;
  const lastUser = sent.findLastIndex(message => message.role === 'user');
  const wire: WireMessage[] = [];
  let fromTools: WireMessage[] = [];
  for (const [index, message] of sent.entries()) {
    // Results of one round stand together: what follows them waits until the last one is there.
    if (message.role !== 'tool' && fromTools.length > 0) {
      wire.push({ role: 'user', content: fromTools });
      fromTools = [];
    }
    wire.push(wireMessage(message, keepsThinking || index > lastUser, context));
    if (message.role === 'tool') fromTools.push(...besideText(message, context));
  }
  if (fromTools.length > 0) wire.push({ role: 'user', content: fromTools });
  return wire;
}

/** docs.bigmodel.cn, thinking mode, 2026-11: the coding plans keep earlier thinking unless they are told not to. */
function preservesByDefault({ id, baseUrl }: Endpoint): boolean {
  return id === 'bigmodel-coding' || id === 'zai-coding' || /\/coding\/paas\//.test(baseUrl);
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

function wireMessage(message: ChatMessage, withReasoning: boolean, context: RequestContext): WireMessage {
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
      return { role: 'tool', tool_call_id: message.toolCallId, content: toolContent(message.content, context) };
    default:
      throw new GlmError('invalid-request', 'A message has no known role.');
  }
}

/** A text part without text is refused beside a picture (BigModel: code 1214), and says nothing anyway. */
function wireContent(content: string | readonly ContentPart[], context: RequestContext): unknown {
  if (typeof content === 'string') return content;
  const parts = content.filter(part => part.type !== 'text' || part.text !== '');
  return parts.length === 0 ? '' : parts.map(part => wirePart(part, context));
}

function toolContent(content: string | readonly ContentPart[], context: RequestContext): unknown {
  if (typeof content === 'string' || mediaInToolResults.includes(context.endpoint.dialect)) {
    return wireContent(content, context);
  }
  const text = content.flatMap(part => (part.type === 'text' && part.text !== '' ? [part.text] : [])).join('\n');
  return text === '' && content.length > 0 ? 'The result is in the message after the results.' : text;
}

function besideText(message: Extract<ChatMessage, { role: 'tool' }>, context: RequestContext): WireMessage[] {
  const { content, toolCallId } = message;
  if (typeof content === 'string' || mediaInToolResults.includes(context.endpoint.dialect)) return [];
  const media = content.filter((part): part is MediaPart => part.type !== 'text');
  if (media.length === 0) return [];
  const title = { type: 'text', text: `Result of the tool call ${toolCallId}:` };
  return [title, ...media.map(part => wirePart(part, context))];
}

/** OpenRouter and Ollama read it back under their own name; an endpoint without thinking may refuse the field. */
function wireReasoning(reasoning: string, { capabilities, endpoint }: RequestContext): WireMessage {
  if (capabilities.thinking === 'none') return {};
  const name = endpoint.dialect === 'openrouter' || endpoint.dialect === 'ollama' ? 'reasoning' : 'reasoning_content';
  return { [name]: reasoning };
}
