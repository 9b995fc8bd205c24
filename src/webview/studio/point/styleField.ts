import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { pickerColour } from './colourText.ts';
import { commonValue, isSetInline, type StyleField } from './elementFields.ts';
import { asLengths, stepped } from './lengthSteps.ts';
import { typedText } from './typedText.ts';

/** One property of what is picked: shown as the browser computed it, set on the elements themselves. */
export function styleField(
  field: StyleField,
  { point: { picked, editing } }: StudioModel,
  controller: StudioController,
  isOff: boolean,
): TemplateResult {
  const { property, kind } = field;
  const label = field.label();
  const { point } = controller;
  const now = commonValue(picked, field.read);
  const shown = editing?.field === property ? editing.value : now;
  const set = (value: string): void => {
    const wanted = kind === 'length' ? asLengths(value) : value.trim();
    if (isValue(property, wanted)) {
      point.try(property, value, { kind: 'style', property, value: wanted }, l10n.t('{0}: {1}', label, wanted));
    } else point.type(property, value);
  };
  const id = `element-${property}`;
  const wrong = editing?.field === property && !isValue(property, kind === 'length' ? asLengths(shown) : shown.trim());
  const unset = isSetInline(picked, property);
  return html`
    <div class="element-field">
      <label for=${id}>${label}</label>
      <div class="element-value">
        ${
          kind === 'colour'
            ? html`<input
                type="color"
                aria-label=${l10n.t('{0}: choose', label)}
                ?disabled=${isOff}
                .value=${pickerColour(picked[0]?.style[property] ?? '')}
                @input=${(event: Event) => set((event.target as HTMLInputElement).value)}
                @change=${() => point.settle()}
              />`
            : nothing
        }
        ${kind === 'choice' ? choice(field, id, shown, isOff, set, controller) : text(id, shown, isOff, wrong, kind === 'length', set, controller)}
        ${
          unset
            ? html`<button type="button" class="icon-button" aria-label=${l10n.t('{0}: as in the style sheet', label)} title=${l10n.t('As in the style sheet')} ?disabled=${isOff} @click=${() =>
                void point.touch({ kind: 'style', property }, l10n.t('{0}: as in the style sheet', label))}>
                ${icon('discard')}
              </button>`
            : nothing
        }
      </div>
    </div>
  `;
}

function text(
  id: string,
  shown: string,
  isOff: boolean,
  wrong: boolean,
  isLength: boolean,
  set: (value: string) => void,
  { point }: StudioController,
): TemplateResult {
  return html`<input
    id=${id}
    type="text"
    spellcheck="false"
    autocomplete="off"
    placeholder=${shown === '' ? l10n.t('several') : nothing}
    ?disabled=${isOff}
    aria-invalid=${wrong ? 'true' : nothing}
    title=${wrong ? l10n.t('No browser understands this value.') : nothing}
    .value=${shown}
    @input=${(event: Event) => {
      const value = typedText(event, shown);
      if (value !== undefined) set(value);
    }}
    @change=${() => point.settle()}
    @keydown=${(event: KeyboardEvent) => {
      const input = event.target as HTMLInputElement;
      if (event.key === 'Enter') point.settle();
      if (!isLength || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      const by = (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1);
      const next = stepped(input.value, input.selectionStart ?? 0, by);
      if (!next) return;
      event.preventDefault();
      input.value = next.text;
      input.setSelectionRange(next.cursor, next.cursor);
      set(next.text);
    }}
  />`;
}

function choice(
  field: StyleField,
  id: string,
  shown: string,
  isOff: boolean,
  set: (value: string) => void,
  { point }: StudioController,
): TemplateResult {
  const known = field.choices?.() ?? [];
  const other = known.some(([value]) => value === shown) ? undefined : shown;
  return html`<select
    id=${id}
    ?disabled=${isOff}
    .value=${shown}
    @change=${(event: Event) => {
      set((event.target as HTMLSelectElement).value);
      point.settle();
    }}
  >
    ${other === undefined ? nothing : html`<option value=${other} selected>${other === '' ? l10n.t('several') : other}</option>`}
    ${known.map(([value, name]) => html`<option value=${value} ?selected=${value === shown}>${name}</option>`)}
  </select>`;
}

function isValue(property: string, value: string): boolean {
  return value !== '' && CSS.supports(property, value);
}
