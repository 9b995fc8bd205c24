/** The prompts that people keep: to use, write, change and delete. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { PromptView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';

/** What is filled in by itself. */
const places = ['selection', 'file', 'fileName', 'clipboard', 'language'] as const;

interface Draft {
  id: string | undefined;
  name: string;
  text: string;
}

export class PromptsForm extends LitElement {
  static override properties = {
    prompts: { attribute: false },
    controller: { attribute: false },
    draft: { state: true },
    deleted: { state: true },
  };
  declare prompts: readonly PromptView[];
  declare controller: PanelController;
  /** The one that is being written. */
  declare draft: Draft | undefined;
  /** Name of the one that was deleted last and can be brought back. */
  declare deleted: string | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    if (this.draft) return this.#editor(this.draft);
    return html`
      <p class="drawer-note">${l10n.t('Type / at the start of a message to bring them up.')}</p>
      ${
        this.deleted === undefined
          ? nothing
          : html`<div class="drawer-undo" role="status">
              <span class="grow">${l10n.t('Deleted: {0}', this.deleted)}</span>
              <button type="button" class="text-button" @click=${() => this.#undo()}>${l10n.t('Undo')}</button>
            </div>`
      }
      ${this.prompts.length === 0 ? html`<p class="drawer-note">${l10n.t('There are no prompts yet.')}</p>` : nothing}
      <ul class="prompt-list">
        ${repeat(
          this.prompts,
          prompt => prompt.id,
          prompt => this.#row(prompt),
        )}
      </ul>
      <vscode-button icon="add" @click=${() => this.#edit({ id: undefined, name: '', text: '' })}
        >${l10n.t('New Prompt')}</vscode-button
      >
    `;
  }

  #row(prompt: PromptView): TemplateResult {
    const { id, name, text } = prompt;
    return html`<li class="prompt-row">
      <button
        type="button"
        class="prompt-use"
        title=${l10n.t('Put “{0}” into the message', name)}
        @click=${() => this.dispatchEvent(new CustomEvent('use', { detail: id }))}
      >
        <span class="prompt-name">${name}</span>
        <span class="prompt-text">${text.replace(/\s+/g, ' ')}</span>
      </button>
      ${prompt.isChanged ? this.#button('discard', l10n.t('Reset “{0}”', name), () => this.controller.prompts.reset(id)) : nothing}
      ${this.#button('edit', l10n.t('Edit “{0}”', name), () => this.#edit({ id, name, text }))}
      ${this.#button('trash', l10n.t('Delete “{0}”', name), () => this.#delete(prompt))}
    </li>`;
  }

  #button(glyph: string, label: string, run: () => unknown): TemplateResult {
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${run}>
      ${icon(glyph)}
    </button>`;
  }

  #editor(draft: Draft): TemplateResult {
    const change = (part: Partial<Draft>): void => {
      this.draft = { ...draft, ...part };
    };
    const isWhole = draft.name.trim() !== '' && draft.text.trim() !== '';
    return html`
      <div class="field">
        <label for="prompt-name">${l10n.t('Name')}</label>
        <input
          id="prompt-name"
          type="text"
          .value=${live(draft.name)}
          @input=${(event: Event) => change({ name: (event.target as HTMLInputElement).value })}
        />
      </div>
      <div class="field">
        <label for="prompt-body">${l10n.t('Text')}</label>
        <textarea
          id="prompt-body"
          rows="8"
          .value=${live(draft.text)}
          @input=${(event: Event) => change({ text: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
        <p class="field-hint">${l10n.t('Filled in when you use it; any other name in double braces is for you to write over:')}</p>
        <div class="prompt-places">
          ${places.map(
            name =>
              html`<button type="button" class="prompt-place" @click=${() => this.#insert(`{{${name}}}`)}>${`{{${name}}}`}</button>`,
          )}
        </div>
      </div>
      <div class="drawer-buttons">
        <vscode-button ?disabled=${!isWhole} @click=${() => this.#save(draft)}>${l10n.t('Save')}</vscode-button>
        <vscode-button
          secondary
          @click=${() => {
            this.draft = undefined;
          }}
          >${l10n.t('Cancel')}</vscode-button
        >
      </div>
    `;
  }

  /** Where the cursor stands. */
  #insert(place: string): void {
    const body = this.querySelector<HTMLTextAreaElement>('#prompt-body');
    if (!body || !this.draft) return;
    body.setRangeText(place, body.selectionStart, body.selectionEnd, 'end');
    this.draft = { ...this.draft, text: body.value };
    body.focus();
  }

  #edit(draft: Draft): void {
    this.deleted = undefined;
    this.draft = draft;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#prompt-name')?.focus());
  }

  async #save({ id, name, text }: Draft): Promise<void> {
    if (!(await this.controller.prompts.save(id, name, text))) return;
    this.draft = undefined;
    announce(l10n.t('Saved'));
  }

  async #delete({ id, name }: PromptView): Promise<void> {
    if (!(await this.controller.prompts.delete(id))) return;
    this.deleted = name;
    await this.updateComplete;
    // The button that had the focus is gone.
    this.querySelector<HTMLElement>('.drawer-undo button')?.focus();
  }

  async #undo(): Promise<void> {
    if (await this.controller.prompts.restore()) this.deleted = undefined;
  }
}

customElements.define('glm-prompts-form', PromptsForm);
