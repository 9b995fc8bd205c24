/** What a verb brought beyond words, with what can be done with it: below the answer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OutcomeView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';

export function outcomeBars(
  turnId: string,
  outcomes: readonly OutcomeView[] | undefined,
  controller: PanelController,
): TemplateResult | typeof nothing {
  if (!outcomes || outcomes.length === 0) return nothing;
  return html`<div class="outcomes">
    ${outcomes.map((outcome, index) => outcomeBar(turnId, outcome, index, controller))}
  </div>`;
}

function outcomeBar(
  turnId: string,
  { label, doubts, actions }: OutcomeView,
  index: number,
  { verbs }: PanelController,
): TemplateResult {
  return html`<section class="outcome" role="group" aria-label=${label}>
    <p class="outcome-label">${label}</p>
    ${doubts.map(doubt => html`<p class="outcome-doubt">${icon('warning')}<span>${doubt}</span></p>`)}
    <div class="outcome-actions">
      ${actions.map(
        ({ id, icon: name, title }, at) =>
          html`<button
            type="button"
            class="outcome-action ${at === 0 ? 'is-first' : ''}"
            @click=${() => verbs.use(turnId, index, id)}
          >
            ${icon(name)}<span>${title}</span>
          </button>`,
      )}
    </div>
  </section>`;
}
