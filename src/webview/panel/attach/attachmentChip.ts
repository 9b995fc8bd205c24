/** What a chip shows of an attachment that is no picture: a look at it, what it is, what can be done with it. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AttachmentPlan, AttachmentView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import { attachmentFacts, kindIcon } from './attachmentFacts.ts';
import { showAttachment } from './attachmentPreview.ts';

/** @param isEditable it is not sent yet */
export function attachmentChip(
  view: Exclude<AttachmentView, { kind: 'image' }>,
  controller: PanelController,
  isEditable: boolean,
  plan?: AttachmentPlan,
): TemplateResult {
  const hints = [view.name, view.kind === 'text' ? view.leftOut : undefined, plan?.note];
  const title = hints.filter(hint => hint !== undefined).join('\n');
  return html`
    ${look(view, controller, isEditable)}
    <span class="chip-text">
      <span class="chip-name" title=${title}>${view.name}</span>
      <span class="chip-facts" title=${title}>${attachmentFacts(view, plan?.tokens)}</span>
      ${view.kind === 'audio' ? html`<audio class="chip-player" controls preload="metadata" src=${view.uri} aria-label=${view.name}></audio>` : nothing}
      ${isEditable ? editButton(view, controller) : nothing}
    </span>
  `;
}

function look(
  view: Exclude<AttachmentView, { kind: 'image' }>,
  controller: PanelController,
  isEditable: boolean,
): TemplateResult {
  if (view.kind === 'audio') return html`<span class="chip-picture">${icon(kindIcon(view))}</span>`;
  const still = view.kind === 'video' ? view.frames[0] : view.kind === 'document' ? view.pages[0] : undefined;
  const label =
    'url' in view && view.url !== undefined ? l10n.t('Open {0} on the web', view.name) : l10n.t('Show {0}', view.name);
  return html`<button
    type="button"
    class="chip-picture ${still ? '' : 'is-sign'}"
    aria-label=${label}
    title=${label}
    @click=${() => showAttachment(view, controller, isEditable)}
  >
    ${still ? html`<img src=${still.uri} alt="" />` : icon(kindIcon(view))}
  </button>`;
}

function editButton(view: AttachmentView, controller: PanelController): TemplateResult | typeof nothing {
  const button = (label: string, title: string): TemplateResult =>
    html`<button type="button" class="text-button" title=${title} @click=${() => showAttachment(view, controller, true)}>
      ${label}
    </button>`;
  if (view.kind === 'document' && view.url === undefined) {
    return button(l10n.t('Choose Pages…'), l10n.t('Choose the pages of {0} that are sent', view.name));
  }
  if (view.kind === 'video' && view.durationMs !== undefined) {
    return button(l10n.t('Choose Moments…'), l10n.t('Choose the moments of {0} that pictures are taken of', view.name));
  }
  return nothing;
}

/** Attachments of a sent message that are no pictures. */
export function sentFiles(
  attachments: readonly AttachmentView[],
  controller: PanelController,
): TemplateResult | typeof nothing {
  const files = attachments.filter(view => view.kind !== 'image');
  if (files.length === 0) return nothing;
  return html`<ul class="sent-files" aria-label=${l10n.t('Attachments')}>
    ${files.map(view => html`<li class="chip">${attachmentChip(view, controller, false)}</li>`)}
  </ul>`;
}

/** Why it is not taken, with a button for each model that would. */
export function refusal(
  plan: AttachmentPlan | undefined,
  controller: PanelController,
): TemplateResult | typeof nothing {
  if (!plan?.problem) return nothing;
  const { text, choices } = plan.problem;
  return html`<div class="chip-problem" role="status">
    <span>${icon('warning')} ${text}${choices.length === 0 ? html` ${l10n.t('No model with a key takes it.')}` : nothing}</span>
    ${choices.map(
      ({ endpointId, modelId, label }) =>
        html`<button type="button" class="text-button" @click=${() => controller.media.takeModel(endpointId, modelId)}>
          ${label}
        </button>`,
    )}
  </div>`;
}
