/** A quiet button that opens a list to choose from: with a filter, groups, facts beside each entry, and actions. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../shared/icon.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
  /** A line below the label. */
  readonly detail?: string;
  /** A sign of what the detail says. */
  readonly badge?: string;
  /** Small signs behind the label, each with its meaning. */
  readonly signs?: readonly { readonly icon: string; readonly text: string }[];
}

export interface ChoiceAction {
  readonly icon: string;
  readonly label: string;
  /** A promise keeps the list open and the action busy until it settles. */
  run(): unknown;
}

const edgePx = 8;
let lists = 0;

export class ChoiceList extends LitElement {
  static override properties = {
    label: { attribute: false },
    value: { attribute: false },
    face: { attribute: false },
    description: { attribute: false },
    choices: { attribute: false },
    actions: { attribute: false },
    filterLabel: { attribute: false },
    typedLabel: { attribute: false },
    isOpen: { state: true },
    query: { state: true },
    at: { state: true },
    busy: { state: true },
  };
  /** What is chosen here: "Model". */
  declare label: string;
  declare value: string;
  /** What the button shows; the chosen entry's label without it. */
  declare face: TemplateResult | undefined;
  /** Said with the button's name and shown as its hint. */
  declare description: string | undefined;
  declare choices: readonly Choice[];
  declare actions: readonly ChoiceAction[];
  /** With one there is a filter, and this is its name. */
  declare filterLabel: string | undefined;
  /** What the filter is can be chosen too, under this name, when no entry has that value. */
  declare typedLabel: ((typed: string) => string) | undefined;
  declare isOpen: boolean;
  declare query: string;
  declare at: number;
  declare busy: ChoiceAction | undefined;
  readonly #id = `choice-${++lists}`;

  constructor() {
    super();
    this.choices = [];
    this.actions = [];
    this.isOpen = false;
    this.query = '';
    this.at = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A click outside of the panel is not seen here, but the focus goes.
    window.addEventListener('blur', this.#close);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('blur', this.#close);
  }

  get #popover(): HTMLElement | null {
    return this.querySelector('.choice-popover');
  }

  get #shown(): readonly Choice[] {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.choices.filter(choice => words.every(word => textOf(choice).includes(word)));
    const typed = this.query.trim();
    if (
      !this.typedLabel ||
      typed === '' ||
      this.choices.some(({ value, label }) => value === typed || label === typed)
    ) {
      return found;
    }
    return [...found, { value: typed, label: this.typedLabel(typed) }];
  }

  protected override render(): TemplateResult {
    const chosen = this.choices.find(({ value }) => value === this.value);
    const text = chosen?.label ?? this.value;
    return html`
      <button
        type="button"
        class="choice-face"
        popovertarget=${this.#id}
        aria-haspopup="dialog"
        aria-expanded=${this.isOpen}
        aria-label=${l10n.t('{0}: {1}', this.label, text)}
        aria-description=${this.description ?? nothing}
        title=${this.description ? `${this.label}: ${text}\n${this.description}` : `${this.label}: ${text}`}
      >
        ${this.face ?? html`<span class="choice-text">${text}</span>`}${icon('chevron-down')}
      </button>
      <div
        class="choice-popover menu-surface"
        id=${this.#id}
        popover="auto"
        role="dialog"
        aria-label=${this.label}
        @beforetoggle=${this.#onToggle}
        @toggle=${this.#onToggled}
        @keydown=${this.#onKeyDown}
      >
        ${this.isOpen ? this.#list() : nothing}
      </div>
    `;
  }

  #list(): TemplateResult {
    const shown = this.#shown;
    const at = Math.min(this.at, shown.length - 1);
    const active = at >= 0 ? `${this.#id}-${at}` : nothing;
    let group: string | undefined;
    return html`
      ${
        this.filterLabel === undefined
          ? nothing
          : html`<input
              class="choice-filter"
              type="text"
              role="combobox"
              aria-label=${this.filterLabel}
              aria-autocomplete="list"
              aria-expanded="true"
              aria-controls="${this.#id}-list"
              aria-activedescendant=${active}
              placeholder=${this.filterLabel}
              spellcheck="false"
              .value=${live(this.query)}
              @input=${this.#onFilter}
            />`
      }
      <div
        class="choice-list"
        id="${this.#id}-list"
        role="listbox"
        aria-label=${this.label}
        aria-activedescendant=${this.filterLabel === undefined ? active : nothing}
        tabindex=${this.filterLabel === undefined ? '0' : '-1'}
      >
        ${repeat(
          shown,
          choice => choice.value,
          (choice, index) => {
            const heads = choice.group !== undefined && choice.group !== group;
            group = choice.group;
            return html`${heads ? html`<div class="choice-group" role="presentation">${choice.group}</div>` : nothing}
            ${this.#option(choice, index, at)}`;
          },
        )}
      </div>
      ${shown.length === 0 ? html`<p class="choice-none" role="status">${l10n.t('Nothing matches.')}</p>` : nothing}
      ${
        this.actions.length === 0
          ? nothing
          : html`<div class="choice-actions">
              ${this.actions.map(
                action =>
                  html`<button type="button" class="choice-action" @click=${() => this.#run(action)}>
                    ${icon(this.busy === action ? 'loading codicon-modifier-spin' : action.icon)} ${action.label}
                  </button>`,
              )}
            </div>`
      }
    `;
  }

  #option(choice: Choice, index: number, at: number): TemplateResult {
    const isChosen = choice.value === this.value;
    return html`<div
      class="choice ${index === at ? 'is-at' : ''}"
      id="${this.#id}-${index}"
      role="option"
      aria-selected=${isChosen}
      @click=${() => this.#choose(choice)}
      @pointermove=${() => {
        if (this.at !== index) this.at = index;
      }}
    >
      <span class="choice-check">${isChosen ? icon('check') : nothing}</span>
      <span class="choice-main">
        <span class="choice-label">${choice.label}</span>
        <span class="choice-signs">${choice.badge === undefined ? nothing : icon(choice.badge)}${(
          choice.signs ?? []
        ).map(
          sign =>
            html`<span title=${sign.text}>${icon(sign.icon)}<span class="visually-hidden">, ${sign.text}</span></span>`,
        )}</span>
        ${choice.detail === undefined ? nothing : html`<span class="choice-detail"><span class="visually-hidden">, </span>${choice.detail}</span>`}
      </span>
    </div>`;
  }

  #onToggle = (event: ToggleEvent): void => {
    this.isOpen = event.newState === 'open';
    if (!this.isOpen) return;
    this.query = '';
    this.at = Math.max(
      0,
      this.choices.findIndex(({ value }) => value === this.value),
    );
  };

  #onToggled = async (event: ToggleEvent): Promise<void> => {
    if (event.newState !== 'open') return;
    await this.updateComplete;
    this.#place();
    this.#focus();
    this.#reveal();
  };

  /** Above the button, as far left as it fits. */
  #place(): void {
    const popover = this.#popover;
    const face = this.querySelector('.choice-face');
    if (!popover || !face) return;
    const { left, top } = face.getBoundingClientRect();
    popover.style.maxHeight = `${Math.max(120, top - 2 * edgePx)}px`;
    popover.style.bottom = `${window.innerHeight - top + 4}px`;
    popover.style.left = `${Math.max(edgePx, Math.min(left, window.innerWidth - popover.offsetWidth - edgePx))}px`;
  }

  #focus(): void {
    this.querySelector<HTMLElement>(this.filterLabel === undefined ? '.choice-list' : '.choice-filter')?.focus();
  }

  #reveal(): void {
    this.querySelector('.choice.is-at')?.scrollIntoView({ block: 'nearest' });
  }

  #close = (): void => {
    if (this.isOpen) this.#popover?.hidePopover();
  };

  #choose(choice: Choice): void {
    this.#close();
    this.querySelector<HTMLElement>('.choice-face')?.focus();
    if (choice.value !== this.value) this.dispatchEvent(new CustomEvent('choose', { detail: choice.value }));
  }

  async #run(action: ChoiceAction): Promise<void> {
    if (this.busy) return;
    const work = action.run();
    if (!(work instanceof Promise)) {
      this.#close();
      return;
    }
    this.busy = action;
    await work.finally(() => {
      this.busy = undefined;
    });
  }

  #onFilter = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.at = 0;
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      // Esc elsewhere stops an answer.
      event.preventDefault();
      event.stopPropagation();
      this.#close();
      this.querySelector<HTMLElement>('.choice-face')?.focus();
      return;
    }
    if ((event.target as Element).closest('.choice-actions')) return;
    const shown = this.#shown;
    const page = 8;
    const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = steps[event.key];
    const ends = this.filterLabel === undefined || event.ctrlKey || event.metaKey;
    if (step !== undefined) this.#go(this.at + step);
    else if (event.key === 'Home' && ends) this.#go(0);
    else if (event.key === 'End' && ends) this.#go(shown.length - 1);
    else if (event.key === 'Enter' || (event.key === ' ' && this.filterLabel === undefined)) {
      const choice = shown[Math.min(this.at, shown.length - 1)];
      if (choice) this.#choose(choice);
    } else return;
    event.preventDefault();
  };

  #go(to: number): void {
    this.at = Math.max(0, Math.min(to, this.#shown.length - 1));
    void this.updateComplete.then(() => this.#reveal());
  }
}

function textOf({ label, value, group, detail, signs = [] }: Choice): string {
  return [label, value, group, detail, ...signs.map(({ text }) => text)].join(' ').toLowerCase();
}

customElements.define('glm-choice', ChoiceList);
