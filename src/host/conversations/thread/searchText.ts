import type { Conversation } from '../../../core/conversation/index.ts';

/** All that a conversation can be found by: questions and answers, also those not shown, names of attachments, its own. */
export function searchText(conversation: Conversation): string {
  const said = Array.from(conversation.turns, ({ text }) => text);
  const attached = Array.from(conversation.attachments, ({ name }) => name);
  return [...said, ...attached, conversation.title].join('\n');
}
