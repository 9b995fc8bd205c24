/** `/` at the start of a message brings up verbs and the prompts that people keep; what is typed behind it chooses. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import type { PromptView, VerbView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';

export const promptMenuId = 'prompt-menu';

export type SlashChoice = { kind: 'verb'; verb: VerbView } | { kind: 'prompt'; prompt: PromptView };

export class PromptMenu implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #choices: () => { verbs: readonly VerbView[]; prompts: readonly PromptView[] };
  readonly #choose: (choice: SlashChoice) => void;
  /** What stands behind the slash; nothing while the menu is closed. */
  #query: string | undefined;
  #at = 0;

  constructor(
    host: ReactiveControllerHost,
    choices: () => { verbs: readonly VerbView[]; prompts: readonly PromptView[] },
    choose: (choice: SlashChoice) => void,
  ) {
    this.#host = host;
    this.#choices = choices;
    this.#choose = choose;
    host.addController(this);
  }

  hostConnected(): void {}

  hostUpdated(): void {
    if (this.activeId !== undefined) document.getElementById(this.activeId)?.scrollIntoView({ block: 'nearest' });
  }

  /** For `aria-activedescendant` of the text; nothing while the menu is closed. */
  get activeId(): string | undefined {
    return this.#shown.length > 0 ? `${promptMenuId}-${this.#at}` : undefined;
  }

  get #shown(): readonly SlashChoice[] {
    if (this.#query === undefined) return [];
    const query = this.#query.toLowerCase();
    const { verbs, prompts } = this.#choices();
    return [
      ...verbs
        .filter(({ name, title }) => name.startsWith(query) || begins(title.toLowerCase(), query))
        .map(verb => ({ kind: 'verb' as const, verb })),
      ...prompts
        .filter(({ name, id }) => name.toLowerCase().includes(query) || id.startsWith(query))
        .map(prompt => ({ kind: 'prompt' as const, prompt })),
    ];
  }

  /** The text has changed. */
  follow(text: string): void {
    const query = /^\/([^\n/]{0,40})$/.exec(text)?.[1];
    if (query === this.#query) return;
    const wasOpen = this.#shown.length > 0;
    this.#query = query;
    this.#at = 0;
    const { length } = this.#shown;
    if (length > 0 && !wasOpen)
      announce(l10n.t('Commands and prompts: {0}. Arrow keys choose, Enter inserts.', length));
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
    const choice = shown[this.#at];
    const isEnter = event.key === 'Enter' && !event.shiftKey;
    // Typed to its end there is nothing left to insert: Enter sends it.
    if (isEnter && choice?.kind === 'verb' && choice.verb.name === this.#query) {
      this.close();
      return false;
    }
    if (event.key === 'ArrowDown') this.#at = (this.#at + 1) % shown.length;
    else if (event.key === 'ArrowUp') this.#at = (this.#at + shown.length - 1) % shown.length;
    else if (event.key === 'Escape') this.#query = undefined;
    else if ((isEnter || (event.key === 'Tab' && !event.shiftKey)) && choice) this.#take(choice);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#host.requestUpdate();
    return true;
  }

  render(): TemplateResult | typeof nothing {
    const shown = this.#shown;
    if (shown.length === 0) return nothing;
    const firstPrompt = shown.findIndex(({ kind }) => kind === 'prompt');
    return html`<div
      class="prompt-menu menu-surface"
      id=${promptMenuId}
      role="listbox"
      tabindex="0"
      aria-label=${l10n.t('Commands and prompts')}
    >
      ${shown.map((choice, index) => {
        const isDivided = index === firstPrompt && index > 0;
        return html`<div
          class="prompt-choice ${index === this.#at ? 'is-at' : ''} ${isDivided ? 'is-divided' : ''}"
          id="${promptMenuId}-${index}"
          role="option"
          aria-selected=${index === this.#at}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @click=${() => this.#take(choice)}
        >
          ${choice.kind === 'verb' ? verbChoice(choice.verb) : promptChoice(choice.prompt)}
        </div>`;
      })}
    </div>`;
  }

  #take(choice: SlashChoice): void {
    this.#query = undefined;
    this.#choose(choice);
    this.#host.requestUpdate();
  }
}

/** A word of it begins so; Chinese has no spaces between words. */
function begins(title: string, query: string): boolean {
  if (/\p{Script=Han}/u.test(query)) return title.includes(query);
  return title.startsWith(query) || title.includes(` ${query}`);
}

function verbChoice({ name, title, detail, icon: glyph }: VerbView): TemplateResult {
  return html`<span class="prompt-name">${icon(glyph)} ${title} <span class="prompt-verb">/${name}</span></span>
    <span class="prompt-text">${detail}</span>`;
}

function promptChoice({ name, text }: PromptView): TemplateResult {
  return html`<span class="prompt-name">${name}</span> <span class="prompt-text">${text.replace(/\s+/g, ' ')}</span>`;
}

/** Where the first place stands that the user is to write over. */
export function firstPlace(text: string): readonly [from: number, to: number] | undefined {
  const found = /\{\{\s*[\p{L}\p{N}_-]{1,40}\s*\}\}/u.exec(text);
  return found ? [found.index, found.index + found[0].length] : undefined;
}
