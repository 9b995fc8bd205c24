import type { Conversation } from '../../core/conversation/index.ts';
import { chatSystemText, placesText } from '../../core/prompts/chatPrompt.ts';
import type { SystemPromptView } from '../../protocol/index.ts';
import { displayLanguage } from '../displayLanguage.ts';
import type { Settings } from '../settings.ts';

/** What stands in front of a conversation, by who said it. */
export function systemPromptView(settings: Settings, conversation: Conversation): SystemPromptView {
  const { systemPrompt: ofConversation } = conversation;
  const { systemPrompt: ofUser } = settings;
  return {
    ...(ofConversation !== undefined && { ofConversation }),
    ...(ofUser !== undefined && { ofUser }),
    builtIn: `${chatSystemText(displayLanguage())}\n${placesText}`,
  };
}

export function systemTextOf(settings: Settings, conversation: Conversation): string {
  const { ofConversation, ofUser, builtIn } = systemPromptView(settings, conversation);
  return ofConversation ?? ofUser ?? builtIn;
}
