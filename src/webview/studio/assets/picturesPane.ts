import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { AssetsView } from '../../../protocol/index.ts';
import { pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import '../../shared/waitLine.ts';
import type { Pane } from '../panes/pane.ts';
import type { StudioController } from '../studioController.ts';
import { isBusy, type StudioModel } from '../studioModel.ts';
import { chooseAllPictures, findPictures, setLargePhotosAsJpeg, takePicturesOut, usePictures } from './assetActions.ts';
import { pictureMap } from './pictureMap.ts';
import { picturesPaneId } from './picturesPaneId.ts';
import { pictureRow } from './pictureRow.ts';
import './pictures.css';

/** Pictures out of the screenshot: found, looked through, and put in place of placeholders. */
export const picturesPane: Pane = {
  id: picturesPaneId,
  icon: 'file-media',
  label: () => l10n.t('Pictures'),
  badge: ({ assets: view }) => (view && view.assets.length > 0 ? String(view.assets.length) : undefined),
  isOffered: ({ state, assets: view }) => state.source !== undefined && view !== undefined,
  render: (model, controller) => (model.assets ? content(model, model.assets, controller) : html``),
};

function content(model: StudioModel, view: AssetsView, controller: StudioController): TemplateResult {
  const locale = pageLocale(document.documentElement);
  const { source } = model.state;
  const isOff = isBusy(model.state) || !view.isOffered;
  const { assets } = view;
  return html`
    <div class="pictures">
      ${view.running ? running(model, view, controller) : actions(view, isOff, controller)}
      <p class="pictures-outcome" role="status">${view.running ? nothing : (view.outcome ?? nothing)}</p>
      ${
        view.canUndo
          ? html`<vscode-button
              secondary
              icon="discard"
              title=${l10n.t('Back to the page as it was before they were put in')}
              @click=${() => takePicturesOut(controller)}
              >${l10n.t('Undo')}</vscode-button
            >`
          : nothing
      }
      ${view.isSearched ? nothing : explanation(view)}
      ${source && assets.length > 0 ? list(model, view, isOff, controller, locale) : nothing}
      ${view.foundBy !== undefined ? html`<p class="pictures-note">${l10n.t('Found by {0}', view.foundBy)}</p>` : nothing}
    </div>
  `;
}

function running(model: StudioModel, view: AssetsView, controller: StudioController): TemplateResult {
  return html`
    <div class="pictures-now">
      <p class="pictures-step" role="status">
        ${icon('loading codicon-modifier-spin')}<span>${view.step ?? model.state.work}</span>
      </p>
      ${view.wait ? html`<glm-wait-line .wait=${view.wait}></glm-wait-line>` : nothing}
      <vscode-button secondary icon="debug-stop" @click=${() => controller.stop()}>
        ${model.stopping ? l10n.t('Stopping…') : l10n.t('Stop')}
      </vscode-button>
    </div>
  `;
}

/** The next step first: with a list it is to use it, without one to have one. */
function actions(view: AssetsView, isOff: boolean, controller: StudioController): TemplateResult {
  const chosen = view.assets.filter(({ isChosen, problem }) => isChosen && problem === undefined).length;
  const hasList = view.assets.length > 0;
  const words = chosen === 1 ? l10n.t('Use 1 Picture') : l10n.t('Use {0} Pictures', chosen);
  return html`
    <div class="pictures-actions">
      ${
        hasList
          ? html`<vscode-button
              icon="check"
              ?disabled=${isOff || chosen === 0}
              @click=${() => usePictures(controller)}
              >${chosen === 0 ? l10n.t('Use Pictures') : words}</vscode-button
            >`
          : nothing
      }
      <vscode-button ?secondary=${hasList} icon="search" ?disabled=${isOff} @click=${() => findPictures(controller)}>
        ${view.isSearched ? l10n.t('Look Again') : l10n.t('Find Pictures')}
      </vscode-button>
    </div>
  `;
}

function list(
  { state, point }: StudioModel,
  view: AssetsView,
  isOff: boolean,
  controller: StudioController,
  locale: string,
): TemplateResult | typeof nothing {
  const { source } = state;
  if (!source) return nothing;
  const { assets } = view;
  const placed = assets.filter(({ place }) => place !== undefined);
  const chosen = placed.filter(({ isChosen }) => isChosen);
  const isAll = placed.length > 0 && chosen.length === placed.length;
  return html`
    ${pictureMap(source, assets)}
    <div class="pictures-options">
      <label>
        <input
          type="checkbox"
          .checked=${live(isAll)}
          .indeterminate=${live(chosen.length > 0 && !isAll)}
          ?disabled=${isOff || placed.length === 0}
          @change=${(event: Event) => chooseAllPictures(controller, (event.target as HTMLInputElement).checked)}
        />
        <span>${l10n.t('All that have a place')}</span>
      </label>
      <label title=${l10n.t('Everything else is cut out without loss. Remembered for all pages.')}>
        <input
          type="checkbox"
          .checked=${live(view.largePhotosAsJpeg)}
          ?disabled=${isOff}
          @change=${(event: Event) => setLargePhotosAsJpeg(controller, (event.target as HTMLInputElement).checked)}
        />
        <span>${l10n.t('Photos over 300 kB as JPEG')}</span>
      </label>
    </div>
    <ol class="pictures-list" aria-label=${l10n.t('Pictures in the screenshot')}>
      ${repeat(
        assets,
        ({ name }) => name,
        (asset, index) =>
          html`<li>${pictureRow({ asset, number: index + 1, source, point, isOff, controller, locale })}</li>`,
      )}
    </ol>
  `;
}

function explanation({ modelLabel }: AssetsView): TemplateResult {
  return html`<p class="pictures-about">${
    modelLabel === ''
      ? l10n.t(
          'A model looks for photos, logos and icons in the screenshot. You choose which of them are cut out of it and take the place of placeholders in the page.',
        )
      : l10n.t(
          '{0} looks for photos, logos and icons in the screenshot. You choose which of them are cut out of it and take the place of placeholders in the page.',
          modelLabel,
        )
  }</p>`;
}
