import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { RefineView } from '../../../protocol/index.ts';
import { pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import '../../shared/waitLine.ts';
import type { Pane } from '../panes/pane.ts';
import type { StudioController } from '../studioController.ts';
import { isBusy, type StudioModel } from '../studioModel.ts';
import './refine.css';
import { refine } from './refineActions.ts';
import { refineOptions } from './refineOptions.ts';
import { roundCard } from './roundCard.ts';
import { roundsPaneId } from './roundsPaneId.ts';

/** The rounds that bring the page to match its screenshot: what is being done, what came of each, and how it is done. */
export const roundsPane: Pane = {
  id: roundsPaneId,
  icon: 'graph-line',
  label: () => l10n.t('Rounds'),
  badge: ({ refine: view }) => (view && view.rounds.length > 0 ? String(view.rounds.length) : undefined),
  isOffered: ({ state, refine: view }) => state.source !== undefined && view !== undefined,
  render: (model, controller) => (model.refine ? content(model, model.refine, controller) : html``),
};

function content(model: StudioModel, view: RefineView, controller: StudioController): TemplateResult {
  const locale = pageLocale(document.documentElement);
  return html`
    <div class="refine">
      ${now(model, view, controller)}
      <p class="refine-end" role="status">${view.isRunning ? nothing : (view.end ?? nothing)}</p>
      ${refineOptions(view, controller, locale)}
      ${view.rounds.length === 0 ? explanation() : nothing}
      <ol class="rounds" reversed aria-label=${l10n.t('Rounds, the newest first')}>
        ${repeat(
          view.rounds,
          ({ id }) => id,
          round => html`<li>${roundCard(round, view.options.target / 100, controller, locale)}</li>`,
        )}
      </ol>
    </div>
  `;
}

/** What is being done, with the way to end it; else the way to begin. */
function now(model: StudioModel, view: RefineView, controller: StudioController): TemplateResult {
  const { stopping } = model;
  if (view.isRunning) {
    return html`
      <div class="refine-now">
        <p class="refine-step">${icon('loading codicon-modifier-spin')}<span>${view.step ?? model.state.work}</span></p>
        ${view.wait ? html`<glm-wait-line .wait=${view.wait}></glm-wait-line>` : nothing}
        <vscode-button secondary icon="debug-stop" @click=${() => controller.stop()}>
          ${stopping ? l10n.t('Stopping…') : l10n.t('Stop')}
        </vscode-button>
      </div>
    `;
  }
  const isOff = isBusy(model.state) || !view.isOffered;
  const isFirst = view.rounds.length === 0;
  return html`
    <div class="refine-now">
      <vscode-button icon="sparkle" ?disabled=${isOff} @click=${() => refine(controller)}>
        ${isFirst ? l10n.t('Refine') : l10n.t('Refine Further')}
      </vscode-button>
    </div>
  `;
}

function explanation(): TemplateResult {
  return html`<p class="refine-about">${l10n.t(
    'The model gets the screenshot, the page as it looks now and the places that differ most, and writes changes of the source. A round is kept only if the page is more like the screenshot afterwards.',
  )}</p>`;
}
