/** What stands in front of a conversation: the built-in rules, the user's own, or those of this conversation alone. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { SystemPromptView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import type { PanelController } from '../panelController.ts';

export class SystemPromptForm extends LitElement {
  static override properties = {
    prompt: { attribute: false },
    controller: { attribute: false },
    written: { state: true },
  };
  declare prompt: SystemPromptView;
  declare controller: PanelController;
  /** What was written and is not kept yet. */
  declare written: string | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { ofConversation, ofUser, builtIn } = this.prompt;
    const holds = ofConversation ?? ofUser ?? builtIn;
    const text = this.written ?? holds;
    const isNew = text.trim() !== '' && text !== holds;
    return html`
      <p class="drawer-note">${l10n.t('What the model is told before everything else. It counts from the next question on.')}</p>
      <div class="field">
        <label for="system-prompt">${source(this.prompt)}</label>
        <textarea
          id="system-prompt"
          class="system-prompt"
          rows="10"
          .value=${live(text)}
          @input=${(event: Event) => {
            this.written = (event.target as HTMLTextAreaElement).value;
          }}
        ></textarea>
      </div>
      <div class="drawer-buttons">
        <vscode-button ?disabled=${!isNew} @click=${() => this.#keep('conversation', text)}
          >${l10n.t('Use in This Conversation')}</vscode-button
        >
        <vscode-button
          secondary
          ?disabled=${text.trim() === '' || text === (ofUser ?? builtIn)}
          @click=${() => this.#keep('user', text)}
          >${l10n.t('Make It My Default')}</vscode-button
        >
      </div>
      <div class="drawer-links">
        ${
          this.written === undefined || this.written === holds
            ? nothing
            : this.#link(l10n.t('Discard Changes'), () => {
                this.written = undefined;
              })
        }
        ${
          ofConversation === undefined
            ? nothing
            : this.#link(ofUser === undefined ? l10n.t('Back to the Built-in One') : l10n.t('Back to My Default'), () =>
                this.#keep('conversation', null),
              )
        }
        ${ofUser === undefined ? nothing : this.#link(l10n.t('Remove My Default'), () => this.#keep('user', null))}
      </div>
    `;
  }

  #link(label: string, run: () => void): TemplateResult {
    return html`<button type="button" class="text-button" @click=${run}>${label}</button>`;
  }

  async #keep(of: 'conversation' | 'user', text: string | null): Promise<void> {
    if (!(await this.controller.controls.setSystemPrompt(of, text))) return;
    this.written = undefined;
    announce(l10n.t('Saved'));
  }
}

function source({ ofConversation, ofUser }: SystemPromptView): string {
  if (ofConversation !== undefined) return l10n.t('Of this conversation alone');
  return ofUser === undefined ? l10n.t('Built in') : l10n.t('My default');
}

customElements.define('glm-system-prompt-form', SystemPromptForm);
