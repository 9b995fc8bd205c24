/** `/` at the start of a message brings up the prompts that people keep; what is typed behind it chooses among them. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import type { PromptView } from '../../../protocol/index.ts';

export const promptMenuId = 'prompt-menu';

export class PromptMenu implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #prompts: () => readonly PromptView[];
  readonly #choose: (prompt: PromptView) => void;
  /** What stands behind the slash; nothing while the menu is closed. */
  #query: string | undefined;
  #at = 0;

  constructor(
    host: ReactiveControllerHost,
    prompts: () => readonly PromptView[],
    choose: (prompt: PromptView) => void,
  ) {
    this.#host = host;
    this.#prompts = prompts;
    this.#choose = choose;
    host.addController(this);
  }

  hostConnected(): void {}

  /** For `aria-activedescendant` of the text; nothing while the menu is closed. */
  get activeId(): string | undefined {
    return this.#shown.length > 0 ? `${promptMenuId}-${this.#at}` : undefined;
  }

  get #shown(): readonly PromptView[] {
    if (this.#query === undefined) return [];
    const query = this.#query.toLowerCase();
    return this.#prompts().filter(({ name, id }) => name.toLowerCase().includes(query) || id.startsWith(query));
  }

  /** The text has changed. */
  follow(text: string): void {
    const query = /^\/([^\n/]{0,40})$/.exec(text)?.[1];
    if (query === this.#query) return;
    const wasOpen = this.#shown.length > 0;
    this.#query = query;
    this.#at = 0;
    const { length } = this.#shown;
    if (length > 0 && !wasOpen) announce(l10n.t('Prompts: {0}. Arrow keys choose, Enter inserts.', length));
    this.#host.requestUpdate();
  }

  close(): void {
    this.#query = undefined;
    this.#host.requestUpdate();
  }

  /** @returns whether the key was the menu's */
  take(event: KeyboardEvent): boolean {
    const shown = this.#shown;
    if (shown.length === 0 || event.isComposing) return false;
    const prompt = shown[this.#at];
    if (event.key === 'ArrowDown') this.#at = (this.#at + 1) % shown.length;
    else if (event.key === 'ArrowUp') this.#at = (this.#at + shown.length - 1) % shown.length;
    else if (event.key === 'Escape') this.#query = undefined;
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && prompt) this.#take(prompt);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#host.requestUpdate();
    return true;
  }

  render(): TemplateResult | typeof nothing {
    const shown = this.#shown;
    if (shown.length === 0) return nothing;
    return html`<div class="prompt-menu menu-surface" id=${promptMenuId} role="listbox" aria-label=${l10n.t('Prompts')}>
      ${shown.map(
        (prompt, index) =>
          html`<div
            class="prompt-choice ${index === this.#at ? 'is-at' : ''}"
            id="${promptMenuId}-${index}"
            role="option"
            aria-selected=${index === this.#at}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#take(prompt)}
          >
            <span class="prompt-name">${prompt.name}</span>
            <span class="prompt-text">${prompt.text.replace(/\s+/g, ' ')}</span>
          </div>`,
      )}
    </div>`;
  }

  #take(prompt: PromptView): void {
    this.#query = undefined;
    this.#choose(prompt);
    this.#host.requestUpdate();
  }
}

/** Where the first place stands that the user is to write over. */
export function firstPlace(text: string): readonly [from: number, to: number] | undefined {
  const found = /\{\{\s*[\p{L}\p{N}_-]{1,40}\s*\}\}/u.exec(text);
  return found ? [found.index, found.index + found[0].length] : undefined;
}
