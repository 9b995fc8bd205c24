import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { RefineOptionsView, RefineView } from '../../../protocol/index.ts';
import type { StudioController } from '../studioController.ts';
import { chooseRefining } from './refineActions.ts';

interface NumberField {
  name: Exclude<keyof RefineOptionsView, 'modelId'>;
  label: string;
  /** Behind the field. */
  unit?: string;
  min: number;
  max: number;
  step: number;
  /** 0 is no limit, and is shown as nothing. */
  isLimit?: boolean;
}

/** When refining ends, and who does it. Each field is kept as soon as it is left. */
export function refineOptions(view: RefineView, controller: StudioController, locale: string): TemplateResult {
  const { options, models, defaultModel, isRunning } = view;
  const unit = view.currency === undefined ? undefined : currencySign(view.currency, locale);
  const fields: NumberField[] = [
    { name: 'target', label: l10n.t('Enough when alike to'), unit: '%', min: 50, max: 100, step: 1 },
    { name: 'rounds', label: l10n.t('Rounds at most'), min: 1, max: 20, step: 1 },
    { name: 'maxTokens', label: l10n.t('Tokens at most'), min: 0, max: 10_000_000, step: 1000, isLimit: true },
    {
      name: 'maxCost',
      label: l10n.t('Cost at most'),
      ...(unit ? { unit } : {}),
      min: 0,
      max: 1000,
      step: 0.01,
      isLimit: true,
    },
  ];
  return html`
    <details class="refine-options">
      <summary>${l10n.t('Options')}</summary>
      <div class="refine-fields">
        ${fields.map(field => numberField(field, options[field.name], isRunning, controller))}
        <label for="refine-model">${l10n.t('Model')}</label>
        <select
          id="refine-model"
          ?disabled=${isRunning}
          .value=${live(options.modelId)}
          @change=${(event: Event) => chooseRefining(controller, { modelId: (event.target as HTMLSelectElement).value })}
        >
          <option value="" ?selected=${options.modelId === ''}>${l10n.t('As for pages: {0}', defaultModel)}</option>
          ${models.map(({ id, label }) => html`<option value=${id} ?selected=${id === options.modelId}>${label}</option>`)}
        </select>
      </div>
      <p class="refine-note">${l10n.t('Remembered for all pages. Without a limit, rounds alone decide what it costs.')}</p>
    </details>
  `;
}

function numberField(
  { name, label, unit, min, max, step, isLimit }: NumberField,
  value: number,
  isOff: boolean,
  controller: StudioController,
): TemplateResult {
  const id = `refine-${name}`;
  const shown = isLimit && value === 0 ? '' : String(value);
  const take = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const typed = input.value.trim() === '' ? (isLimit ? 0 : Number.NaN) : input.valueAsNumber;
    const wanted = Math.max(min, Math.min(max, step === 1 ? Math.round(typed) : typed));
    // What cannot be is shown as what is.
    input.value = Number.isFinite(wanted) ? (isLimit && wanted === 0 ? '' : String(wanted)) : shown;
    if (Number.isFinite(wanted) && wanted !== value) chooseRefining(controller, { [name]: wanted });
  };
  return html`
    <label for=${id}>${label}</label>
    <span class="refine-number">
      <input
        id=${id}
        type="number"
        inputmode="decimal"
        min=${min}
        max=${max}
        step=${name === 'maxCost' ? 'any' : step}
        placeholder=${isLimit ? l10n.t('No limit') : ''}
        ?disabled=${isOff}
        .value=${live(shown)}
        @change=${take}
      />${unit ? html`<span class="refine-unit">${unit}</span>` : nothing}
    </span>
  `;
}

function currencySign(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
