import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import type { Turn, UserTurn } from './conversation.ts';
import type { Attachment, StoredBlob } from '../attachments/attachment.ts';
import type { Way } from '../attachments/wayOf.ts';
import { questionOf, verbCallOf } from '../verbs/index.ts';
import { attachmentParts } from './attachmentParts.ts';
import { callMessages, callsInWords } from './callMessages.ts';

export interface MessageOptions {
  system?: string;
  /** The stored bytes; `undefined` where they are gone, which the model is then told in words. */
  bytesOf(blob: StoredBlob): Uint8Array | undefined;
  /** How each attachment is sent; absent: as it is. */
  wayOf?(attachment: Attachment): Way;
  /** The request offers tools, so that earlier calls stand in it as such; else they are told in words. */
  withCalls?: boolean;
  /** Of the user, BCP 47, for what a verb asks where nothing is written beside it. */
  locale?: string;
}

/**
 * A path of turns as a model reads it. A whole answer brings its reasoning, letter for letter; the provider sends it where
 * earlier thinking is kept and nowhere else, as other endpoints drop it and count it all the same. A stopped or failed answer speaks with what came of it; where nothing came it is left out and
 * the messages around it become one, because strict servers want user and assistant to take turns.
 */
export function toMessages(
  path: readonly Turn[],
  { system, bytesOf, wayOf = asItIs, withCalls, locale = 'en' }: MessageOptions,
): ChatMessage[] {
  const messages: ChatMessage[] = system ? [{ role: 'system', content: system }] : [];
  for (const turn of path) {
    if (turn.role === 'assistant' && turn.calls) {
      const parts = (picture: Attachment) => attachmentParts(picture, wayOf(picture), bytesOf);
      if (withCalls) messages.push(...callMessages(turn, parts));
      else messages.push({ role: 'assistant', content: callsInWords(turn) });
      continue;
    }
    if (turn.role === 'assistant') {
      if (turn.text.trim() === '') continue;
      const thought = turn.status === 'done' && turn.reasoning !== '' ? { reasoning: turn.reasoning } : {};
      messages.push({ role: 'assistant', content: turn.text, ...thought });
      continue;
    }
    const parts: ContentPart[] = turn.attachments.flatMap(attachment =>
      attachmentParts(attachment, wayOf(attachment), bytesOf),
    );
    // A picture alone is a question too, and some endpoints refuse a message without text.
    const words = wordsOf(turn, locale);
    const text = words.trim() === '' && parts.length > 0 ? questionAbout(turn.attachments) : words;
    if (text !== '') parts.push({ type: 'text', text });
    const before = messages.at(-1);
    if (before?.role === 'user') messages[messages.length - 1] = user([...partsOf(before.content), ...parts]);
    else messages.push(user(parts));
  }
  return messages;
}

/** A verb is a word of ours: a model is asked what it stands for. */
function wordsOf({ text, verb }: UserTurn, locale: string): string {
  const call = verb === undefined ? undefined : verbCallOf(text);
  return call ? questionOf(call, locale) : text;
}

function questionAbout(attachments: readonly Attachment[]): string {
  if (attachments.some(({ kind }) => kind !== 'image')) return 'Describe what is attached.';
  return attachments.length === 1 ? 'Describe the picture.' : 'Describe the pictures.';
}

function asItIs(attachment: Attachment): Way {
  switch (attachment.kind) {
    case 'text':
      return { as: 'text' };
    case 'image':
    case 'audio':
      return { as: 'bytes', kind: attachment.kind };
    case 'video':
      if ('url' in attachment.source) return { as: 'address', kind: 'video', url: attachment.source.url };
      return { as: 'bytes', kind: 'video' };
    case 'document':
      if ('url' in attachment.source) return { as: 'address', kind: 'file', url: attachment.source.url };
      return { as: 'pages', kind: 'image' };
  }
}

function user(parts: readonly ContentPart[]): ChatMessage {
  const texts = parts.filter(part => part.type === 'text');
  return { role: 'user', content: texts.length < parts.length ? parts : texts.map(part => part.text).join('\n\n') };
}

function partsOf(content: string | readonly ContentPart[]): readonly ContentPart[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}
