import type { PictureFacts } from '../vision/pictureFacts.ts';
import type { Word } from '../vision/words.ts';
import type { AttachmentFacts } from './attachmentFacts.ts';
import type { CodeBlock } from './codeBlocks.ts';

/** What arrived, in the simulator's own words. */
export interface Received {
  model: string;
  stream: boolean;
  system: string;
  messages: readonly ReceivedMessage[];
  /** The user messages after the last answer, as one; tool results after them belong to `toolResults`. */
  last: ReceivedMessage;
  /** Tool messages after the last assistant message. */
  toolResults: readonly ReceivedMessage[];
  /** All pictures of the request. */
  pictures: readonly PictureFacts[];
  /** All other attachments, and pictures that came by address. */
  attachments: readonly AttachmentFacts[];
  /** Characters of text in all messages, Unicode code points. */
  characters: number;
  chinese: boolean;
  /** The parsed body, for dialect fields. */
  body: Record<string, unknown>;
  /** What is written in the pictures of the last question, by SHA-256; absent where nothing asks for it. */
  words?: ReadonlyMap<string, readonly Word[]>;
}

export function wordsOf({ words }: Received, { sha256 }: PictureFacts): readonly Word[] {
  return words?.get(sha256) ?? [];
}

export interface ReceivedMessage {
  role: string;
  /** All text parts, joined by a newline. */
  text: string;
  pictures: readonly PictureFacts[];
  /** Parts that are neither text nor picture, and pictures known by address only. */
  others: readonly AttachmentFacts[];
  code: readonly CodeBlock[];
}
