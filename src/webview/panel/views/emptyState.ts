/** The first thing a newcomer sees: what this can do, as things to click. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ControlsView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import { mark } from './mark.ts';

export function emptyState(
  controls: ControlsView,
  controller: PanelController,
  compose: (text: string) => void,
): TemplateResult {
  const endpoint = controls.endpoints.find(({ id }) => id === controls.endpointId);
  const needsKey = endpoint?.needsKey === true && !endpoint.hasKey;
  return html`
    <section class="welcome" aria-labelledby="welcome-title">
      ${mark()}
      <h2 id="welcome-title">${l10n.t('What shall we look at?')}</h2>
      <p>${l10n.t('GLM reads your code and sees your screenshots.')}</p>
      ${
        needsKey
          ? html`<div class="welcome-key">
              <p>${l10n.t('{0} needs an API key. It is kept in the secret storage of VS Code.', endpoint.label)}</p>
              <vscode-button icon="key" @click=${() => controller.turns.runFix('set-key')}>${l10n.t('Set API Key')}</vscode-button>
            </div>`
          : nothing
      }
      <div class="starters">
        ${starter('code', l10n.t('Explain the open file'), l10n.t('its visible or selected code'), () => explain(controller, compose))}
        ${starter(
          'device-camera',
          l10n.t('Ask about an editor screenshot'),
          l10n.t('code as a picture, with colours and line numbers'),
          () => askAboutScreenshot(controller, compose),
        )}
        ${starter('browser', l10n.t('Turn a screenshot into a web page'), l10n.t('with a live preview'), () => makePage(controller))}
        ${starter('file-media', l10n.t('Ask about a picture'), l10n.t('an error, a diagram, a chart, a form'), () => askAboutPicture(controller, compose))}
      </div>
      <p class="welcome-hint">${l10n.t('You can also paste a picture, or drop one here. From the Explorer, hold Shift while dropping.')}</p>
    </section>
  `;
}

function starter(name: string, title: string, detail: string, run: () => void): TemplateResult {
  return html`<button type="button" class="starter" @click=${run}>
    ${icon(name)}<span class="starter-text"><span class="starter-title">${title}</span> <span class="starter-detail">${detail}</span></span>
  </button>`;
}

async function explain(controller: PanelController, compose: (text: string) => void): Promise<void> {
  const source = await controller.code.ofEditor();
  if (!source) return;
  // Longer than any run of backticks in the code.
  const runs = source.code.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  const question = l10n.t('Explain what this code in {0} does:', source.fileName);
  compose(`${question}\n\n${fence}${source.languageId}\n${source.code.trimEnd()}\n${fence}\n`);
}

async function askAboutScreenshot(controller: PanelController, compose: (text: string) => void): Promise<void> {
  await controller.attach.editorScreenshot();
  compose('');
}

async function askAboutPicture(controller: PanelController, compose: (text: string) => void): Promise<void> {
  const picked = await controller.attach.pick('picture');
  compose(picked.length > 0 ? l10n.t('What does this picture show?') : '');
}

async function makePage(controller: PanelController): Promise<void> {
  const [first] = await controller.attach.pick('picture');
  if (first) controller.attach.convertToPage(first.id);
  else controller.say(l10n.t('Paste or attach a screenshot, then choose “Make a page” on it.'));
}
