/** A question being said in other words, in its place: text and attachments, as in the composer. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { canSend } from '../actions/turnActions.ts';
import { pastedFiles } from '../../shared/transferredItems.ts';
import type { PanelController } from '../panelController.ts';
import type { PanelModel, UserTurn } from '../state/panelModel.ts';
import { tray } from './tray.ts';

/** What was written and neither sent nor given up, by turn: going elsewhere and coming back loses nothing. */
const drafts = new Map<string, string>();

export class QuestionEdit extends LitElement {
  static override properties = {
    turn: { attribute: false },
    model: { attribute: false },
    controller: { attribute: false },
    draft: { state: true },
  };
  declare turn: UserTurn;
  declare model: PanelModel;
  declare controller: PanelController;
  declare draft: string | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get #text(): string {
    return this.draft ?? drafts.get(this.turn.view.id) ?? this.turn.view.text;
  }

  protected override render(): TemplateResult {
    const { t } = l10n;
    return html`
      <div class="edit-card">
        ${tray(this.model, this.controller)}
        <textarea
          aria-label=${t('Edit the question')}
          aria-description=${t('Enter asks again, Esc gives up')}
          .value=${this.#text}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @paste=${this.#onPaste}
        ></textarea>
        <div class="edit-bar" role="group" aria-label=${t('Message options')}>
          <glm-add-menu .controller=${this.controller}></glm-add-menu>
          <span class="grow"></span>
          <vscode-button secondary @click=${() => this.#end()}>${t('Cancel')}</vscode-button>
          <vscode-button ?disabled=${this.model.sending || !canSend(this.model, this.#text)} @click=${() => this.#send()}
            >${t('Ask Again')}</vscode-button
          >
        </div>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    const area = this.querySelector('textarea');
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }

  #onInput = (event: Event): void => {
    this.draft = (event.target as HTMLTextAreaElement).value;
    drafts.set(this.turn.view.id, this.draft);
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a candidate; 229 is what older engines say then.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#end();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void this.#send();
    }
  };

  #onPaste = (event: ClipboardEvent): void => {
    const files = event.clipboardData ? pastedFiles(event.clipboardData) : [];
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void this.controller.attach.files(files);
  };

  #end(): void {
    drafts.delete(this.turn.view.id);
    this.controller.turns.endEdit();
  }

  async #send(): Promise<void> {
    const { id } = this.turn.view;
    if (await this.controller.turns.sendEdit(id, this.#text)) drafts.delete(id);
  }
}

customElements.define('glm-question-edit', QuestionEdit);
