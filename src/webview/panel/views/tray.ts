/** The attachments of the message that is being written. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import type { PanelModel, TrayItem } from '../state/panelModel.ts';
import { showPicture } from './lightbox.ts';
import { pictureFacts } from './pictureFacts.ts';

export function tray(model: PanelModel, controller: PanelController): TemplateResult | typeof nothing {
  if (model.tray.length === 0) return nothing;
  return html`
    <ul class="tray" aria-label=${l10n.t('Attachments')}>
      ${repeat(
        model.tray,
        item => item.key,
        item =>
          html`<li class="chip is-${item.status}">${content(item, controller)}${removeButton(item, controller)}</li>`,
      )}
    </ul>
    ${visionHint(model)}
  `;
}

function content(item: TrayItem, controller: PanelController): TemplateResult {
  switch (item.status) {
    case 'uploading':
      return html`
        <span class="chip-picture">${item.previewUri ? html`<img src=${item.previewUri} alt="" />` : icon('file-media')}</span>
        <span class="chip-text">
          <span class="chip-name" title=${item.name}>${item.name}</span>
          <span class="chip-facts">${l10n.t('Attaching…')}</span>
        </span>
      `;
    case 'failed':
      return html`
        <span class="chip-picture">${icon('error')}</span>
        <span class="chip-text">
          <span class="chip-name" title=${item.name}>${item.name}</span>
          <span class="chip-facts">${item.reason}</span>
        </span>
      `;
    case 'ready': {
      const { view } = item;
      if (view.kind !== 'image') {
        return html`<span class="chip-text"><span class="chip-name" title=${view.name}>${view.name}</span></span>`;
      }
      return html`
        <button
          type="button"
          class="chip-picture"
          aria-label=${l10n.t('Show {0} in full', view.name)}
          title=${view.name}
          @click=${() => showPicture(view, controller)}
        >
          <img src=${view.uri} alt="" />
        </button>
        <span class="chip-text">
          <span class="chip-name" title=${view.note ? `${view.name}\n${view.note}` : view.name}>${view.name}</span>
          <span class="chip-facts" title=${view.note ?? nothing}>${pictureFacts(view)}</span>
          <button
            type="button"
            class="text-button"
            title=${l10n.t('Write {0} as a web page', view.name)}
            @click=${() => controller.attach.convertToPage(view.id)}
          >
            ${l10n.t('Make a page')}
          </button>
        </span>
      `;
    }
  }
}

function removeButton(item: TrayItem, controller: PanelController): TemplateResult {
  const label = l10n.t('Remove {0}', item.status === 'ready' ? item.view.name : item.name);
  return html`<button
    type="button"
    class="icon-button chip-remove"
    aria-label=${label}
    title=${label}
    @click=${() => controller.attach.removeFromTray(item)}
  >
    ${icon('close')}
  </button>`;
}

/** Before the picture is sent, not after: who will look at it. */
function visionHint({ controls }: PanelModel): TemplateResult | typeof nothing {
  const model = controls.models.find(({ id }) => id === controls.modelId);
  if (!model || model.vision) return nothing;
  const { visionModelLabel } = controls;
  const text = visionModelLabel
    ? l10n.t('{0} cannot see pictures; {1} will answer.', model.label, visionModelLabel)
    : l10n.t('{0} cannot see pictures. Choose a model that can.', model.label);
  return html`<p class="tray-hint ${visionModelLabel ? '' : 'is-warning'}">
    ${icon(visionModelLabel ? 'eye' : 'warning')}<span>${text}</span>
  </p>`;
}
