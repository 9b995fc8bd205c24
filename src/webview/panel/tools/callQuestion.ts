/** What the user is asked before a tool goes on, with what it would be called with. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { CallView } from '../../../protocol/index.ts';

type Decision = 'once' | 'conversation' | 'always' | 'refuse';

export class CallQuestion extends LitElement {
  static override properties = {
    call: { attribute: false },
    decide: { attribute: false },
    word: { state: true },
    isSent: { state: true },
  };
  declare call: CallView;
  declare decide: (decision: Decision, word?: string) => Promise<boolean>;
  declare word: string;
  /** One press is enough: the host answers by taking the question away. */
  declare isSent: boolean;

  constructor() {
    super();
    this.word = '';
    this.isSent = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { question, title } = this.call;
    if (!question) return nothing;
    const hasLasting = question.lasting.length > 0;
    return html`<div class="call-question" role="group" aria-label=${l10n.t('Question about: {0}', title)}>
      <p class="call-message">${question.message}</p>
      ${hasLasting && this.call.arguments !== '' ? html`<pre class="call-text" tabindex="0" role="region" aria-label=${l10n.t('Arguments')}>${this.call.arguments}</pre>` : nothing}
      <div class="call-buttons">
        ${this.#button(question.allow, 'once', false)}
        ${question.lasting.includes('conversation') ? this.#button(l10n.t('Allow in This Conversation'), 'conversation', true) : nothing}
        ${question.lasting.includes('always') ? this.#button(l10n.t('Always'), 'always', true) : nothing}
        ${this.#button(l10n.t('Refuse'), 'refuse', true)}
      </div>
      <input
        class="call-word"
        type="text"
        maxlength="500"
        autocomplete="off"
        aria-label=${l10n.t('Why you refuse, for the model')}
        placeholder=${l10n.t('If you refuse: what to do instead')}
        .value=${this.word}
        @input=${(event: Event) => {
          this.word = (event.target as HTMLInputElement).value;
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.isComposing || this.word.trim() === '') return;
          event.preventDefault();
          void this.#decide('refuse');
        }}
      />
    </div>`;
  }

  #button(label: string, decision: Decision, isSecondary: boolean): TemplateResult {
    return html`<vscode-button
      ?secondary=${isSecondary}
      ?disabled=${this.isSent}
      data-decision=${decision}
      @click=${() => void this.#decide(decision)}
      >${label}</vscode-button
    >`;
  }

  async #decide(decision: Decision): Promise<void> {
    if (this.isSent) return;
    this.isSent = true;
    this.isSent = await this.decide(decision, decision === 'refuse' ? this.word : undefined);
  }
}

customElements.define('glm-call-question', CallQuestion);
