/** A line of text that says what is taken of an attachment, with a button that takes it. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

export class ChoiceField extends LitElement {
  static override properties = {
    label: { attribute: false },
    value: { attribute: false },
    hint: { attribute: false },
    apply: { attribute: false },
    problem: { state: true },
    isBusy: { state: true },
  };
  declare label: string;
  declare value: string;
  /** How it is written. */
  declare hint: string;
  /** Resolves with what is wrong, in words; with nothing when it is done. */
  declare apply: (text: string, signal: AbortSignal) => Promise<string | undefined>;
  declare problem: string;
  declare isBusy: boolean;
  #work: AbortController | undefined;

  constructor() {
    super();
    this.problem = '';
    this.isBusy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#work?.abort();
  }

  protected override render(): TemplateResult {
    return html`<form class="choice-field" @submit=${this.#submit}>
        <label>
          <span>${this.label}</span>
          <input
            type="text"
            name="choice"
            spellcheck="false"
            autocomplete="off"
            .value=${this.value}
            aria-invalid=${this.problem !== ''}
            aria-describedby="choice-hint"
          />
        </label>
        <button type="submit" class="choice-apply" ?disabled=${this.isBusy}>
          ${this.isBusy ? l10n.t('Taking…') : l10n.t('Take')}
        </button>
      </form>
      <p class="media-facts" id="choice-hint">${this.hint}</p>
      ${this.problem === '' ? nothing : html`<p class="media-problem" role="alert">${this.problem}</p>`}`;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = this.querySelector('input')?.value ?? '';
    const work = new AbortController();
    this.#work = work;
    this.problem = '';
    this.isBusy = true;
    try {
      this.problem = (await this.apply(text, work.signal)) ?? '';
    } finally {
      this.isBusy = false;
    }
  };
}

customElements.define('glm-choice-field', ChoiceField);
