import { hashesOf } from '../attachments/attachment.ts';
import type { Conversation } from './conversation.ts';
import { attachedIn } from './sendingPlan.ts';

/** What a list says of a conversation, and what must be known of it without reading it again. */
export interface ConversationFacts {
  readonly id: string;
  readonly title: string;
  /** When something was said last, in milliseconds since 1970. */
  readonly atMs: number;
  readonly pinned: boolean;
  readonly deleted: boolean;
  /** Questions and answers that are shown; 0 of one that holds attachments alone. */
  readonly turns: number;
  /** Pictures in what is shown. */
  readonly pictures: number;
  /** Of all stored bytes that any of its records names, sent or not, shown or not; each once. */
  readonly hashes: readonly string[];
}

export function factsOf(conversation: Conversation): ConversationFacts {
  const { id, title, changedAtMs, pinned, deleted, path } = conversation;
  const named = [...conversation.attachments].flatMap(hashesOf);
  const spoken = [...conversation.turns].flatMap(turn =>
    turn.role === 'assistant' && turn.sound ? [turn.sound.hash] : [],
  );
  return {
    id,
    title,
    atMs: changedAtMs,
    pinned,
    deleted,
    turns: path.length,
    pictures: attachedIn(path).filter(({ kind }) => kind === 'image').length,
    hashes: [...new Set([...named, ...spoken])],
  };
}
