import type { Settings } from '../settings.ts';

/**
 * What the user has allowed tools to do without being asked again: for one conversation, as long as the window is
 * there, or always. The first is no record of the conversation: one that came from elsewhere must not bring leave along.
 */
export class ToolPermissions {
  readonly #settings: Pick<Settings, 'allowedTools' | 'setAllowedTools'>;
  readonly #ofConversations = new Map<string, Set<string>>();

  constructor(settings: Pick<Settings, 'allowedTools' | 'setAllowedTools'>) {
    this.#settings = settings;
  }

  isAllowed(name: string, conversationId: string): boolean {
    return this.isAllowedAlways(name) || this.#ofConversations.get(conversationId)?.has(name) === true;
  }

  isAllowedAlways(name: string): boolean {
    return this.#settings.allowedTools.includes(name);
  }

  allowIn(conversationId: string, name: string): void {
    const names = this.#ofConversations.get(conversationId) ?? new Set();
    this.#ofConversations.set(conversationId, names.add(name));
  }

  async allowAlways(name: string): Promise<void> {
    if (!this.isAllowedAlways(name)) await this.#settings.setAllowedTools([...this.#settings.allowedTools, name]);
  }

  async forget(name: string): Promise<void> {
    for (const names of this.#ofConversations.values()) names.delete(name);
    await this.#settings.setAllowedTools(this.#settings.allowedTools.filter(allowed => allowed !== name));
  }
}
