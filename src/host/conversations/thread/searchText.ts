import type { Conversation } from '../../../core/conversation/index.ts';

/** What was said: questions and answers, also those that are not shown, and what the attachments are called. */
export function searchText(conversation: Conversation): string {
  const said = Array.from(conversation.turns, ({ text }) => text);
  const attached = Array.from(conversation.attachments, ({ name }) => name);
  return [...said, ...attached].join('\n');
}
