/** All that is set seldom: how the model is asked, what a conversation begins with, and the prompts that people keep. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ControlsView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import './answerForm.ts';
import './promptsForm.ts';
import './systemPromptForm.ts';
import '../tools/toolsForm.ts';

const tabs = ['answer', 'tools', 'system', 'prompts'] as const;
export type DrawerTab = (typeof tabs)[number];

export class OptionsDrawer extends LitElement {
  static override properties = {
    controls: { attribute: false },
    controller: { attribute: false },
    problem: { attribute: false },
    /** Puts a prompt into the composer. */
    usePrompt: { attribute: false },
    tab: { state: true },
    isOpen: { state: true },
  };
  declare controls: ControlsView;
  declare controller: PanelController;
  /** What went wrong last: the page's own notice is hidden behind the sheet. */
  declare problem: string | undefined;
  declare usePrompt: (id: string) => void;
  declare tab: DrawerTab;
  declare isOpen: boolean;

  constructor() {
    super();
    this.tab = 'answer';
    this.isOpen = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  show(): void {
    this.isOpen = true;
    void this.updateComplete.then(() => this.#dialog?.showModal());
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const labels: Record<DrawerTab, string> = {
      answer: l10n.t('Answer'),
      tools: l10n.t('Tools'),
      system: l10n.t('System Prompt'),
      prompts: l10n.t('Prompts'),
    };
    return html`<dialog
      class="drawer"
      aria-labelledby="drawer-title"
      @close=${this.#onClose}
      @click=${this.#onClick}
      @keydown=${this.#onKeyDown}
    >
      <div class="drawer-sheet">
        <header class="drawer-head">
          <h2 id="drawer-title">${l10n.t('Options')}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label=${l10n.t('Close')}
            title=${l10n.t('Close')}
            @click=${() => this.#dialog?.close()}
          >
            ${icon('close')}
          </button>
        </header>
        <div class="drawer-tabs" role="tablist" aria-label=${l10n.t('Options')} @keydown=${this.#onTabKey}>
          ${tabs.map(
            tab =>
              html`<button
                type="button"
                class="drawer-tab"
                role="tab"
                id="drawer-tab-${tab}"
                aria-selected=${tab === this.tab}
                aria-controls="drawer-page"
                tabindex=${tab === this.tab ? 0 : -1}
                @click=${() => {
                  this.tab = tab;
                }}
              >
                ${labels[tab]}
              </button>`,
          )}
        </div>
        <div class="drawer-page" id="drawer-page" role="tabpanel" aria-labelledby="drawer-tab-${this.tab}">
          ${this.problem === undefined ? nothing : html`<p class="drawer-problem" role="alert">${icon('error')} ${this.problem}</p>`}
          ${this.#page()}
        </div>
      </div>
    </dialog>`;
  }

  #page(): TemplateResult {
    const { controls, controller } = this;
    switch (this.tab) {
      case 'answer':
        return html`<glm-answer-form .controls=${controls} .controller=${controller}></glm-answer-form>`;
      case 'tools':
        return html`<glm-tools-form .tools=${controls.tools} .controller=${controller}></glm-tools-form>`;
      case 'system':
        return html`<glm-system-prompt-form .prompt=${controls.systemPrompt} .controller=${controller}></glm-system-prompt-form>`;
      case 'prompts':
        return html`<glm-prompts-form
          .prompts=${controls.prompts}
          .controller=${controller}
          @use=${(event: CustomEvent<string>) => {
            this.#dialog?.close();
            this.usePrompt(event.detail);
          }}
        ></glm-prompts-form>`;
    }
  }

  #onClose = (): void => {
    this.isOpen = false;
    this.dispatchEvent(new CustomEvent('closed'));
  };

  /** Beside the sheet is the dialog itself. */
  #onClick = (event: Event): void => {
    if (event.target === this.#dialog) this.#dialog?.close();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    // The dialog closes itself; elsewhere Esc stops an answer.
    if (event.key === 'Escape') event.stopPropagation();
  };

  #onTabKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = (tabs.indexOf(this.tab) + step + tabs.length) % tabs.length;
    this.tab = tabs[index] ?? 'answer';
    this.querySelector<HTMLElement>(`#drawer-tab-${this.tab}`)?.focus();
  };
}

customElements.define('glm-options', OptionsDrawer);
