import type { Conversation } from '../../core/conversation/index.ts';
import { chatTemplate, placesTemplate } from '../../core/prompts/chatPrompt.ts';
import type { SystemPromptView } from '../../protocol/index.ts';
import { displayLanguage } from '../displayLanguage.ts';
import type { Services } from '../services.ts';

type Parts = Pick<Services, 'settings' | 'prompts'>;

/** What stands in front of a conversation, by who said it. */
export function systemPromptView({ settings, prompts }: Parts, conversation: Conversation): SystemPromptView {
  const { systemPrompt: ofConversation } = conversation;
  const { systemPrompt: ofUser } = settings;
  return {
    ...(ofConversation !== undefined && { ofConversation }),
    ...(ofUser !== undefined && { ofUser }),
    builtIn: `${prompts.known(chatTemplate, { language: displayLanguage() })}\n${prompts.known(placesTemplate)}`,
  };
}

export function systemTextOf(parts: Parts, conversation: Conversation): string {
  const { ofConversation, ofUser, builtIn } = systemPromptView(parts, conversation);
  return ofConversation ?? ofUser ?? builtIn;
}
