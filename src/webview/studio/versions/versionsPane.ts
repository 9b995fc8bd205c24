import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Pane } from '../panes/pane.ts';
import type { StudioController } from '../studioController.ts';
import { isBusy, type StudioModel } from '../studioModel.ts';
import { versionActions } from './versionActions.ts';
import './versionList.ts';
import './versions.css';

export const versionsPane: Pane = {
  id: 'versions',
  icon: 'history',
  label: () => l10n.t('Versions'),
  badge: ({ versions }) => {
    const count = versions?.view.versions.length ?? 0;
    return count > 1 ? String(count) : undefined;
  },
  isOffered: () => true,
  render,
};

function render({ state, versions }: StudioModel, controller: StudioController): TemplateResult {
  const actions = versionActions(controller);
  if (!versions) return html`<div aria-busy="true"></div>`;
  const { view, deleted } = versions;
  return html`
    ${view.problem ? html`<p class="pane-note" role="status">${view.problem}</p>` : nothing}
    ${
      view.versions.length === 0
        ? html`<p class="pane-note">${l10n.t('Every change of the page becomes a version that you can go back to. There is none yet.')}</p>`
        : html`<glm-versions .actions=${actions} .model=${versions} .isBusy=${isBusy(state)}></glm-versions>`
    }
    ${
      deleted.length > 0
        ? html`<div class="version-undo" role="status">
            <span>${l10n.t('Version deleted')}</span>
            <button type="button" class="text-button" @click=${() => actions.undoDelete()}>${l10n.t('Undo')}</button>
          </div>`
        : nothing
    }
    ${
      view.canTryModel
        ? html`<div class="version-more">
            <vscode-button secondary icon="sparkle" ?disabled=${isBusy(state)} @click=${() => actions.tryModel()}
              >${l10n.t('Try Another Model…')}</vscode-button
            >
          </div>`
        : nothing
    }
  `;
}
