import { inspectPicture, picturePart } from '../../core/attachments/index.ts';
import type { ChatMessage, ContentPart, ToolCall } from '../../provider/index.ts';

/** What a message of the editor holds, as far as this reads it; structural, so that it can be tested without an editor. */
export interface EditorMessage {
  /** 1 user, 2 assistant, 3 system; the last occurs although the typings do not name it. */
  role: number;
  content: readonly unknown[];
}

export interface ConversionOptions {
  /** Whether the model takes pictures; where not, each is replaced by a sentence that says so. */
  seesPictures: boolean;
  /** What a model that takes no pictures is told in the place of one; nothing where it cannot be read. */
  insteadOf?(picture: Uint8Array): string | undefined;
  /** The text of a thinking part, or nothing when the part is none. */
  thinkingText(part: unknown): string | undefined;
  /** What was thought before these calls were made, where the message itself no longer says it. */
  reasoningOf?(callIds: readonly string[]): string | undefined;
}

/** Data parts that other extensions and the editor keep for themselves. */
const bookkeeping = new Set(['usage', 'cache_control', 'stateful_marker', 'context_management', 'thinking']);

/** Converts the editor's messages; nothing that a model could need is lost without a word in its place. */
export function toChatMessages(messages: readonly EditorMessage[], options: ConversionOptions): ChatMessage[] {
  return messages.flatMap(message => {
    if (message.role === 2) return assistantMessage(message, options);
    if (message.role === 3) return systemMessage(message);
    return userMessages(message, options);
  });
}

function systemMessage({ content }: EditorMessage): ChatMessage[] {
  const text = content.map(textOf).join('');
  return text === '' ? [] : [{ role: 'system', content: text }];
}

function assistantMessage({ content }: EditorMessage, { thinkingText, reasoningOf }: ConversionOptions): ChatMessage[] {
  let text = '';
  let reasoning = '';
  const toolCalls: ToolCall[] = [];
  for (const part of content) {
    const thought = thinkingText(part);
    if (thought !== undefined) reasoning += thought;
    else if (isToolCall(part)) {
      toolCalls.push({ id: part.callId, name: part.name, arguments: JSON.stringify(part.input ?? {}) });
    } else text += textOf(part);
  }
  if (text === '' && toolCalls.length === 0) return [];
  if (reasoning === '' && toolCalls.length > 0) reasoning = reasoningOf?.(toolCalls.map(({ id }) => id)) ?? '';
  return [
    {
      role: 'assistant',
      content: text,
      // Models that think between tool calls go on from their own words, so these go back exactly as they came.
      ...(reasoning === '' ? {} : { reasoning }),
      ...(toolCalls.length === 0 ? {} : { toolCalls }),
    },
  ];
}

/**
 * Results of tools first, since they have to follow the calls directly, then what the user said. Pictures stay in the
 * result that they belong to: a message of the user in their place would end the tool loop, and with it the reasoning
 * that goes back. The provider puts them where the endpoint takes them.
 */
function userMessages({ content }: EditorMessage, options: ConversionOptions): ChatMessage[] {
  const results: ChatMessage[] = [];
  const parts: ContentPart[] = [];
  for (const part of content) {
    if (!isToolResult(part)) {
      parts.push(...contentParts(part, options));
      continue;
    }
    const inside = part.content.flatMap(entry => contentParts(entry, options));
    results.push({ role: 'tool', toolCallId: part.callId, content: simplest(inside) || '(no output)' });
  }
  return parts.length === 0 ? results : [...results, { role: 'user', content: simplest(parts) }];
}

/** Text alone goes as a string, which every endpoint takes. */
function simplest(parts: readonly ContentPart[]): string | readonly ContentPart[] {
  return parts.every(part => part.type === 'text') ? parts.map(part => part.text).join('') : parts;
}

function contentParts(part: unknown, { seesPictures, insteadOf }: ConversionOptions): ContentPart[] {
  if (isData(part) && part.mimeType.startsWith('image/')) {
    if (!seesPictures) {
      return [textPart(insteadOf?.(part.data) ?? '(A picture was here, and this model cannot see pictures.)')];
    }
    try {
      return [picturePart(inspectPicture(part.data, 'picture'))];
    } catch {
      // One bad picture must not fail this request and, being history from now on, every later one.
      return [textPart('(A picture was here that could not be read.)')];
    }
  }
  const text = textOf(part);
  return text === '' ? [] : [textPart(text)];
}

function textPart(text: string): ContentPart {
  return { type: 'text', text };
}

/** The words of any part; what is no text is named, so that the model knows that something is missing. */
function textOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (typeof part !== 'object' || part === null) return '';
  if (isData(part)) {
    if (bookkeeping.has(part.mimeType)) return '';
    if (part.mimeType.startsWith('text/') || /[/+]json$/.test(part.mimeType))
      return new TextDecoder().decode(part.data);
    return `(${part.mimeType}, ${part.data.byteLength} bytes, which cannot be shown here)`;
  }
  const { value } = part as { value?: unknown };
  if (typeof value === 'string') return value;
  // A prompt element of a tool that answers in them.
  return value === undefined ? '' : JSON.stringify(value);
}

function isToolCall(part: unknown): part is { callId: string; name: string; input?: unknown } {
  return typeof part === 'object' && part !== null && 'callId' in part && 'input' in part;
}

function isToolResult(part: unknown): part is { callId: string; content: readonly unknown[] } {
  return (
    typeof part === 'object' && part !== null && 'callId' in part && 'content' in part && Array.isArray(part.content)
  );
}

function isData(part: unknown): part is { mimeType: string; data: Uint8Array } {
  return (
    typeof part === 'object' && part !== null && 'mimeType' in part && 'data' in part && part.data instanceof Uint8Array
  );
}
