import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { PickedElement } from '../../../core/studio/point/frameTalk.ts';
import type { QuickChange } from '../../../core/studio/source/index.ts';
import { icon } from '../../shared/icon.ts';
import type { Pane } from '../panes/pane.ts';
import type { StudioController } from '../studioController.ts';
import { isBusy, type StudioModel } from '../studioModel.ts';
import { canPoint } from './canPoint.ts';
import { styleFields } from './elementFields.ts';
import { nameOf, sizeOf } from './elementLabel.ts';
import { styleField } from './styleField.ts';
import { typedText } from './typedText.ts';

export const elementPane: Pane = {
  id: 'element',
  icon: 'symbol-color',
  label: () => l10n.t('Element'),
  isOffered: ({ state }) => canPoint(state),
  render: elementView,
};

/** Small changes of what is picked, without a model. */
function elementView(model: StudioModel, controller: StudioController): TemplateResult {
  const { picked, refused, isOn } = model.point;
  const { point } = controller;
  if (picked.length === 0) {
    return html`
      <div class="element-empty">
        <p>${l10n.t('Point at something in the page to change its text, colours and sizes here.')}</p>
        ${isOn ? nothing : html`<button type="button" class="plain-button" @click=${() => point.toggle(true)}>${icon('inspect')} ${l10n.t('Point')}</button>`}
      </div>
    `;
  }
  const first = picked[0] as PickedElement;
  const isOff = isBusy(model.state);
  return html`
    <div class="element-pane" @focusout=${() => point.left()}>
      <p class="element-name">
        ${picked.length === 1 ? html`<code>${nameOf(first)}</code> <span>${sizeOf(first)}</span>` : l10n.t('{0} elements', picked.length)}
      </p>
      ${refused === undefined ? nothing : html`<p class="element-refused" role="alert">${icon('warning')} ${refused}</p>`}
      ${moves(picked, controller, isOff)}
      ${picked.length === 1 ? texts(first, model, controller, isOff) : nothing}
      <div class="element-fields">${styleFields.map(field => styleField(field, model, controller, isOff))}</div>
    </div>
  `;
}

function moves(picked: readonly PickedElement[], { point }: StudioController, isOff: boolean): TemplateResult {
  const one = picked.length === 1;
  const button = (name: string, label: string, change: QuickChange, what: string, off = false): TemplateResult => html`
    <button type="button" class="icon-button" aria-label=${label} title=${label} ?disabled=${isOff || off} @click=${() => void point.touch(change, what)}>
      ${icon(name)}
    </button>
  `;
  return html`
    <div class="element-moves" role="group" aria-label=${l10n.t('Place')}>
      ${button('copy', l10n.t('Duplicate'), { kind: 'duplicate' }, l10n.t('Duplicated'))}
      ${button('arrow-up', l10n.t('Move up'), { kind: 'up' }, l10n.t('Moved up'), !one)}
      ${button('arrow-down', l10n.t('Move down'), { kind: 'down' }, l10n.t('Moved down'), !one)}
      ${button('trash', l10n.t('Delete'), { kind: 'delete' }, l10n.t('Deleted'))}
    </div>
  `;
}

function texts(
  element: PickedElement,
  { point: { editing } }: StudioModel,
  { point }: StudioController,
  isOff: boolean,
): TemplateResult {
  const area = (
    field: string,
    label: string,
    now: string,
    changeOf: (value: string) => QuickChange,
    what: string,
  ) => html`
    <label class="element-field wide">
      <span>${label}</span>
      <textarea
        rows="1"
        ?disabled=${isOff}
        .value=${editing?.field === field ? editing.value : now}
        @input=${(event: Event) => {
          const value = typedText(event, now);
          if (value !== undefined) point.try(field, value, changeOf(value), what);
        }}
        @change=${() => point.settle()}
      ></textarea>
    </label>
  `;
  const { ownText, alt } = element;
  return html`
    ${
      ownText === undefined
        ? nothing
        : area('text', l10n.t('Text'), shownText(ownText), text => ({ kind: 'text', text }), l10n.t('Text changed'))
    }
    ${
      alt === undefined
        ? nothing
        : area(
            'alt',
            l10n.t('Alternative text'),
            alt,
            value => ({ kind: 'attribute', name: 'alt', value }),
            l10n.t('Alternative text changed'),
          )
    }
  `;
}

/** White space that stands around it in the source is no part of what is seen. */
function shownText(text: string): string {
  return text.replaceAll(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, '');
}
