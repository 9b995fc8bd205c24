/** How the chosen model is asked. Each field is sent once it is set, and not before. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  type ControlsView,
  type NumberOption,
  type OptionValues,
  optionValuesSchema,
  type ThinkingMode,
} from '../../../protocol/index.ts';
import { formatCount, pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import { type NumberRange, readNumber } from './readNumber.ts';
import { thinkingLabel } from './thinkingControl.ts';

type Field = NumberOption | 'maxTokens' | 'stop';

export class AnswerForm extends LitElement {
  static override properties = {
    controls: { attribute: false },
    controller: { attribute: false },
    problems: { state: true },
  };
  declare controls: ControlsView;
  declare controller: PanelController;
  /** What is wrong with what stands in a field; such a value is not kept. */
  declare problems: Readonly<Partial<Record<Field, string>>>;
  /** What stands in a field and is not taken yet; a view that is drawn meanwhile must not sweep it away. */
  readonly #typed = new Map<Field, string>();
  #model = '';
  /** What was set here, until the host says the same: what it said before may be drawn later. */
  #own: OptionValues | undefined;

  constructor() {
    super();
    this.problems = {};
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get #values(): OptionValues {
    return this.#own ?? this.controls.options.values;
  }

  protected override willUpdate(): void {
    if (this.#own && isSame(this.#own, this.controls.options.values)) this.#own = undefined;
    // What was wrong for one model may be right for the next.
    const model = `${this.controls.endpointId}/${this.controls.modelId}`;
    if (model !== this.#model) {
      this.problems = {};
      this.#typed.clear();
      this.#own = undefined;
    }
    this.#model = model;
  }

  protected override render(): TemplateResult {
    const { models, modelId, endpoints, endpointId, options } = this.controls;
    const model = models.find(({ id }) => id === modelId)?.label ?? modelId;
    const endpoint = endpoints.find(({ id }) => id === endpointId)?.label ?? endpointId;
    const isSet = Object.values(this.#values).some(value => value !== undefined);
    return html`
      <p class="drawer-note">
        ${l10n.t('For {0} at {1}, and remembered for it. A field that is empty is not sent: the endpoint decides.', model, endpoint)}
      </p>
      ${this.#thinking(model)}
      ${options.numbers.filter(({ name }) => name !== 'seed').map(({ name, ...range }) => this.#number(name, numberLabel(name), range))}
      ${this.#number('maxTokens', l10n.t('Longest answer, in tokens'), {
        min: 1,
        max: options.maxOutputTokens,
        isInteger: true,
      })}
      ${options.maxStops > 0 ? this.#stops(options.maxStops) : nothing}
      ${options.numbers.filter(({ name }) => name === 'seed').map(({ name, ...range }) => this.#number(name, numberLabel(name), range))}
      ${
        options.takesJson
          ? html`<label class="field-check">
              <input
                type="checkbox"
                .checked=${live(this.#values.format === 'json-object')}
                @change=${(event: Event) =>
                  this.#set({ format: (event.target as HTMLInputElement).checked ? 'json-object' : undefined })}
              />
              <span>${l10n.t('Answer as JSON')}</span>
            </label>`
          : nothing
      }
      ${
        isSet
          ? html`<button type="button" class="text-button" @click=${() => this.#resetAll()}>
              ${icon('discard')} ${l10n.t('Reset All')}
            </button>`
          : nothing
      }
    `;
  }

  #thinking(model: string): TemplateResult | typeof nothing {
    const { thinking, thinkingChoices } = this.controls;
    if (thinkingChoices.length === 0) return nothing;
    const choices = [...new Set<ThinkingMode>([...thinkingChoices, thinking])];
    const isForced = this.controls.models.find(({ id }) => id === this.controls.modelId)?.thinking === 'forced';
    return html`<div class="field">
      <label for="field-thinking">${l10n.t('Thinking')}</label>
      <select
        id="field-thinking"
        .value=${live(thinking)}
        @change=${(event: Event) =>
          this.controller.controls.chooseThinking((event.target as HTMLSelectElement).value as ThinkingMode)}
      >
        ${choices.map(mode => html`<option value=${mode} ?selected=${mode === thinking}>${thinkingLabel(mode)}</option>`)}
      </select>
      ${isForced ? html`<p class="field-hint">${l10n.t('{0} always thinks before it answers.', model)}</p>` : nothing}
    </div>`;
  }

  #number(name: NumberOption | 'maxTokens', label: string, range: NumberRange): TemplateResult {
    const value = this.#values[name];
    const hint = rangeText(range);
    const onChange = (event: Event): void => {
      const read = readNumber((event.target as HTMLInputElement).value, range);
      if (read.problem === undefined) this.#set({ [name]: read.value }, name);
      else this.problems = { ...this.problems, [name]: problemText(read.problem, range) };
    };
    return html`<div class="field">
      <label for="field-${name}">${label}${hint === '' ? nothing : html` <span class="field-range">${hint}</span>`}</label>
      <div class="field-row">
        <input
          id="field-${name}"
          type="text"
          inputmode="decimal"
          placeholder=${l10n.t('not sent')}
          autocomplete="off"
          aria-invalid=${this.problems[name] !== undefined}
          aria-describedby="problem-${name}"
          .value=${live(this.#typed.get(name) ?? (value === undefined ? '' : String(value)))}
          @input=${(event: Event) => this.#typed.set(name, (event.target as HTMLInputElement).value)}
          @change=${onChange}
        />
        ${this.#reset(name, label, value !== undefined)}
      </div>
      ${this.#problem(name)}
    </div>`;
  }

  #stops(max: number): TemplateResult {
    const { stop = [] } = this.#values;
    const onChange = (event: Event): void => {
      const lines = (event.target as HTMLTextAreaElement).value.split('\n').filter(line => line !== '');
      if (lines.length > max) {
        this.problems = { ...this.problems, stop: l10n.t('At most: {0}', max) };
      } else this.#set({ stop: lines.length > 0 ? lines : undefined }, 'stop');
    };
    const label = max === 1 ? l10n.t('Stop at this text') : l10n.t('Stop at one of these, one a line');
    return html`<div class="field">
      <label for="field-stop">${label}</label>
      <div class="field-row">
        <textarea
          id="field-stop"
          rows=${max === 1 ? 1 : 2}
          placeholder=${l10n.t('not sent')}
          aria-invalid=${this.problems.stop !== undefined}
          aria-describedby="problem-stop"
          .value=${live(this.#typed.get('stop') ?? stop.join('\n'))}
          @input=${(event: Event) => this.#typed.set('stop', (event.target as HTMLTextAreaElement).value)}
          @change=${onChange}
        ></textarea>
        ${this.#reset('stop', label, stop.length > 0)}
      </div>
      ${this.#problem('stop')}
    </div>`;
  }

  #reset(name: Field, label: string, isSet: boolean): TemplateResult | typeof nothing {
    if (!isSet && this.problems[name] === undefined) return nothing;
    const text = l10n.t('Do not send: {0}', label);
    return html`<button type="button" class="icon-button" aria-label=${text} title=${text} @click=${() => this.#set({ [name]: undefined }, name)}>
      ${icon('discard')}
    </button>`;
  }

  #problem(name: Field): TemplateResult {
    return html`<p class="field-problem" id="problem-${name}" role="alert">${this.problems[name] ?? nothing}</p>`;
  }

  #set(change: Partial<OptionValues>, name?: Field): void {
    if (name !== undefined) {
      this.#typed.delete(name);
      const { [name]: _, ...problems } = this.problems;
      this.problems = problems;
    }
    void this.#send({ ...this.#values, ...change });
  }

  #resetAll(): void {
    this.problems = {};
    this.#typed.clear();
    void this.#send({});
  }

  /** One field may change before the host has heard of the last one. */
  async #send(values: OptionValues): Promise<void> {
    this.#own = values;
    this.requestUpdate();
    if (await this.controller.controls.setOptions(values)) return;
    if (this.#own === values) this.#own = undefined;
    this.requestUpdate();
  }
}

function isSame(one: OptionValues, other: OptionValues): boolean {
  const written = (values: OptionValues): string => JSON.stringify(values, Object.keys(optionValuesSchema.shape));
  return written(one) === written(other);
}

function numberLabel(name: NumberOption): string {
  return {
    temperature: l10n.t('Temperature'),
    topP: l10n.t('Top P (share of likely words)'),
    topK: l10n.t('Top K (number of likely words)'),
    minP: l10n.t('Min P (least likelihood)'),
    frequencyPenalty: l10n.t('Frequency penalty'),
    presencePenalty: l10n.t('Presence penalty'),
    repetitionPenalty: l10n.t('Repetition penalty'),
    seed: l10n.t('Seed'),
  }[name];
}

function rangeText({ min, max }: NumberRange): string {
  if (min !== undefined && max !== undefined) return l10n.t('{0} to {1}', shown(min), shown(max));
  if (min !== undefined) return l10n.t('from {0}', shown(min));
  return max === undefined ? '' : l10n.t('up to {0}', shown(max));
}

function problemText(problem: 'none' | 'whole' | 'range', range: NumberRange): string {
  if (problem === 'none') return l10n.t('This is no number.');
  if (problem === 'whole') return l10n.t('Only a whole number.');
  return l10n.t('Allowed: {0}', rangeText(range));
}

function shown(value: number): string {
  return formatCount(value, pageLocale(document.documentElement));
}

customElements.define('glm-answer-form', AnswerForm);
