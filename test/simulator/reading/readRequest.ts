import { analysePicture } from '../vision/analysePicture.ts';
import { UndecodablePicture } from '../vision/decodePicture.ts';
import type { PictureFacts } from '../vision/pictureFacts.ts';
import { type AttachmentFacts, attachmentFacts } from './attachmentFacts.ts';
import { codeBlocks, withoutCode } from './codeBlocks.ts';
import type { Received, ReceivedMessage } from './received.ts';

type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The request breaks a rule of the wire format. `reason` lets each dialect find its own code. */
export class BadRequest extends Error {
  readonly reason: 'messages' | 'picture' | 'parameter' | 'missing-field';
  constructor(reason: BadRequest['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** @throws BadRequest */
export function readRequest(body: unknown): Received {
  if (!isObject(body)) throw new BadRequest('parameter', 'the body is no JSON object');
  if (typeof body.model !== 'string' || body.model === '') throw new BadRequest('missing-field', 'model');
  if (!Array.isArray(body.messages) || body.messages.length === 0)
    throw new BadRequest('messages', 'messages is empty');
  const messages = body.messages.map(readMessage);
  const last = lastQuestion(messages);
  if (!last) throw new BadRequest('messages', 'messages has no user message');
  const system = messages
    .filter(message => message.role === 'system' || message.role === 'developer')
    .map(message => message.text)
    .join('\n\n');
  const afterAssistant = messages.findLastIndex(message => message.role === 'assistant') + 1;
  const toolResults = messages.slice(afterAssistant).filter(message => message.role === 'tool');
  return {
    model: body.model,
    stream: body.stream === true,
    system,
    messages,
    last,
    toolResults,
    pictures: messages.flatMap(message => message.pictures),
    attachments: messages.flatMap(message => message.others),
    characters: messages.reduce((sum, message) => sum + [...message.text].length, 0),
    chinese: mostlyChinese(withoutCode(last.text)) || mostlyChinese(withoutCode(system)),
    body,
  };
}

/** What the user said last; several user messages in a row (context apart from the question) are one question. */
function lastQuestion(messages: readonly ReceivedMessage[]): ReceivedMessage | undefined {
  const end = messages.findLastIndex(message => message.role === 'user') + 1;
  const start = messages.findLastIndex((message, index) => index < end && message.role === 'assistant') + 1;
  const parts = messages.slice(start, end).filter(message => message.role === 'user');
  if (parts.length === 0) return undefined;
  return {
    role: 'user',
    text: parts.map(part => part.text).join('\n\n'),
    pictures: parts.flatMap(part => part.pictures),
    others: parts.flatMap(part => part.others),
    code: parts.flatMap(part => part.code),
  };
}

/** Chinese characters against words of Latin letters: `解释 calculateTotal` is Chinese. */
function mostlyChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z]+(?:'[a-z]+)?/g)?.length ?? 0;
  return han > words;
}

function readMessage(message: unknown, index: number): ReceivedMessage {
  if (!isObject(message) || typeof message.role !== 'string') {
    throw new BadRequest('messages', `messages[${index}] has no role`);
  }
  const texts: string[] = [];
  const pictures: PictureFacts[] = [];
  const others: AttachmentFacts[] = [];
  const { content } = message;
  if (typeof content === 'string') texts.push(content);
  else if (Array.isArray(content)) {
    for (const part of content) {
      if (!isObject(part) || typeof part.type !== 'string') {
        throw new BadRequest('messages', `messages[${index}].content holds a part without a type`);
      }
      if (part.type === 'text') texts.push(typeof part.text === 'string' ? part.text : '');
      else if (part.type === 'image_url') readPicture(part.image_url, pictures, others);
      else others.push(readAttachment(part.type, part[part.type]));
    }
  } else if (content !== null && content !== undefined) {
    throw new BadRequest('messages', `messages[${index}].content is neither text nor a list`);
  } else if (message.role === 'user') {
    throw new BadRequest('messages', `messages[${index}].content is missing`);
  }
  const text = texts.join('\n');
  return { role: message.role, text, pictures, others, code: codeBlocks(text) };
}

/** `video_url`, `file_url`, `audio_url`, `input_audio` (bare base64 beside its format, or a data URI) and `file`. */
function readAttachment(type: string, value: unknown): AttachmentFacts {
  const kind = type.replace(/_url$|^input_/, '');
  if (kind !== 'video' && kind !== 'audio' && kind !== 'file') {
    throw new BadRequest('messages', `there is no content part of type ${type.slice(0, 40)}`);
  }
  const fields: Json = isObject(value) ? value : { url: value };
  const content = fields.url ?? fields.data ?? fields.file_data;
  const name = typeof fields.filename === 'string' ? fields.filename : undefined;
  if (typeof content !== 'string' || content === '') throw new BadRequest('messages', `${type} holds no content`);
  if (/^(https?|file):/i.test(content)) return { kind, url: content, ...(name === undefined ? {} : { name }) };
  const base64 = content.startsWith('data:') ? content.slice(content.indexOf(',') + 1) : content;
  if (!isBase64(base64)) throw new BadRequest('messages', `${type} is neither an address nor valid base64`);
  return attachmentFacts(kind, Buffer.from(base64, 'base64'), name);
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/\s_-]+={0,2}\s*$/.test(text);
}

function readPicture(value: unknown, pictures: PictureFacts[], others: AttachmentFacts[]): void {
  const url = isObject(value) ? value.url : value;
  if (typeof url !== 'string' || url === '') throw new BadRequest('picture', 'image_url without a url');
  if (/^https?:/i.test(url)) {
    others.push({ kind: 'image', url });
    return;
  }
  const comma = url.startsWith('data:') ? url.indexOf(',') : -1;
  const base64 = url.slice(comma + 1);
  if (!isBase64(base64)) throw new BadRequest('picture', 'the picture is no valid base64');
  try {
    pictures.push(analysePicture(Buffer.from(base64, 'base64')));
  } catch (error) {
    if (error instanceof UndecodablePicture) throw new BadRequest('picture', error.message);
    throw error;
  }
}
