/** The attachments of the message that is being written. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AttachmentPlan, AttachmentView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import { attachmentChip, refusal } from '../attach/attachmentChip.ts';
import { attachmentFacts } from '../attach/attachmentFacts.ts';
import type { PanelController } from '../panelController.ts';
import type { PanelModel, TrayItem } from '../state/panelModel.ts';
import { showPicture } from './lightbox.ts';

export function tray(model: PanelModel, controller: PanelController): TemplateResult | typeof nothing {
  if (model.tray.length === 0) return nothing;
  return html`
    <ul class="tray" aria-label=${l10n.t('Attachments')}>
      ${repeat(
        model.tray,
        item => item.key,
        item =>
          html`<li class="chip is-${item.status}">
            ${content(item, controller, planOf(item, model))}${removeButton(item, controller)}
            ${
              isPreparing(item, model)
                ? html`<span class="chip-note">${l10n.t('Taking pictures out of the video…')}</span>`
                : html`${note(planOf(item, model))} ${refusal(planOf(item, model), controller)}`
            }
          </li>`,
      )}
    </ul>
    ${visionHint(model)} ${conflictHint(model)}
  `;
}

function planOf(item: TrayItem, { trayPlan }: PanelModel): AttachmentPlan | undefined {
  return item.status === 'ready' ? trayPlan?.plans.find(({ id }) => id === item.view.id) : undefined;
}

function isPreparing(item: TrayItem, { preparing }: PanelModel): boolean {
  return item.status === 'ready' && preparing.includes(item.view.id);
}

function content(item: TrayItem, controller: PanelController, plan: AttachmentPlan | undefined): TemplateResult {
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
      if (view.kind !== 'image') return attachmentChip(view, controller, true, plan);
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
          <span class="chip-name" title=${plan?.note ? `${view.name}\n${plan.note}` : view.name}>${view.name}</span>
          <span class="chip-facts" title=${plan?.note ?? nothing}>${attachmentFacts(view, plan?.tokens)}</span>
          <button
            type="button"
            class="text-button"
            title=${l10n.t('Write {0} as a web page', view.name)}
            @click=${() => controller.attach.convertToPage(view.id)}
          >
            ${l10n.t('Make a page')}
          </button>
        </span>
        <button
          type="button"
          class="icon-button chip-remove"
          aria-label=${l10n.t('Mark up {0}', view.name)}
          title=${l10n.t('Mark up {0}', view.name)}
          @click=${() => controller.attach.annotate(view)}
        >
          ${icon('edit')}
        </button>
      `;
    }
  }
}

/** What is done to it, said where it is more than sending it as it is. */
function note(plan: AttachmentPlan | undefined): TemplateResult | typeof nothing {
  return plan?.note === undefined ? nothing : html`<span class="chip-note">${plan.note}</span>`;
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

/** Kinds that may not stand together. */
function conflictHint({ trayPlan }: PanelModel): TemplateResult | typeof nothing {
  if (!trayPlan?.conflict) return nothing;
  const { isProblem, text } = trayPlan.conflict;
  return html`<p class="tray-hint ${isProblem ? 'is-warning' : ''}" role="status">
    ${icon(isProblem ? 'warning' : 'info')}<span>${text}</span>
  </p>`;
}

/** Before the picture is sent, not after: who will look at it. */
function visionHint({ controls, tray, trayPlan }: PanelModel): TemplateResult | typeof nothing {
  const isSeen = tray.some(
    item => item.status === 'uploading' || (item.status === 'ready' && looksLikePicture(item.view)),
  );
  // Where nobody takes it, the attachment itself says so.
  if (!isSeen || trayPlan?.plans.some(({ problem }) => problem)) return nothing;
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

/** A model has to see for it. */
function looksLikePicture({ kind }: AttachmentView): boolean {
  return kind !== 'text' && kind !== 'audio';
}
