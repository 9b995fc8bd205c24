import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { placeKey } from '../../../core/studio/assets/measuredElement.ts';
import type { AssetView, ImageView } from '../../../protocol/index.ts';
import { formatBytes } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import { unlessTyped } from '../../shared/unlessTyped.ts';
import { nameOf } from '../point/elementLabel.ts';
import type { PointModel } from '../point/pointModel.ts';
import type { StudioController } from '../studioController.ts';
import { choosePicture } from './assetActions.ts';

export interface RowOptions {
  asset: AssetView;
  /** From 1, as on the screenshot. */
  number: number;
  source: ImageView;
  point: PointModel;
  /** Something is being done: nothing can be chosen. */
  isOff: boolean;
  controller: StudioController;
  locale: string;
}

/** One picture: whether it is used, what it shows, what is said of it, and where it goes. */
export function pictureRow({ asset, number, source, point, isOff, controller, locale }: RowOptions): TemplateResult {
  const { name, alt, box, isChosen, place, problem, used } = asset;
  const altId = `picture-alt-${number}`;
  const placeId = `picture-place-${number}`;
  const words = kinds[asset.kind]();
  return html`
    <article class="picture" data-name=${name} ?data-chosen=${isChosen} aria-label=${`${number}: ${alt || name}`}>
      <label class="picture-tick">
        <input
          type="checkbox"
          .checked=${live(isChosen)}
          ?disabled=${isOff || place === undefined}
          aria-label=${l10n.t('Use {0}', alt || name)}
          @change=${(event: Event) =>
            choosePicture(controller, { name, isChosen: (event.target as HTMLInputElement).checked })}
        />
        <span class="picture-number">${number}</span>
      </label>
      <svg class="picture-thumb" viewBox=${`${box.x} ${box.y} ${box.width} ${box.height}`} aria-hidden="true">
        <image href=${source.uri} width=${source.width} height=${source.height} />
      </svg>
      <div class="picture-facts">
        <p class="picture-name">${words} <span class="picture-size">${box.width} × ${box.height}</span></p>
        <label for=${altId}>${l10n.t('Alternative text')}</label>
        <input
          id=${altId}
          type="text"
          placeholder=${l10n.t('Decoration, not read aloud')}
          ?disabled=${isOff}
          .value=${live(unlessTyped(altId, alt))}
          @change=${(event: Event) => choosePicture(controller, { name, alt: (event.target as HTMLInputElement).value })}
        />
        <label for=${placeId}>${l10n.t('Goes to')}</label>
        ${placeSelect(placeId, asset, point, isOff, controller)}
        ${problem === undefined ? nothing : html`<p class="picture-problem">${icon('warning')}<span>${problem}</span></p>`}
        ${used ? html`<p class="picture-used">${icon('check')}<span>${usedWords(used, locale)}</span></p>` : nothing}
      </div>
    </article>
  `;
}

const nowhere = '';

function placeSelect(
  id: string,
  { name, place, places }: AssetView,
  { picked }: PointModel,
  isOff: boolean,
  controller: StudioController,
): TemplateResult {
  const [one] = picked.length === 1 ? picked : [];
  const pointed = one && {
    key: placeKey({ path: one.path, names: one.chain.map(link => link.name) }),
    label: nameOf(one),
  };
  const isListed = places.some(({ key }) => key === pointed?.key);
  const choose = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const wanted = select.value;
    // What is shown is what is: the host says when it is another.
    select.value = place ?? nowhere;
    choosePicture(controller, { name, place: wanted === nowhere ? null : wanted });
  };
  return html`
    <select id=${id} ?disabled=${isOff} @change=${choose}>
      ${places.map(
        ({ key, label, width, height, isBehind }) =>
          html`<option value=${key} ?selected=${live(key === place)}>${
            isBehind
              ? l10n.t('{0}, {1} × {2}, behind its content', label, width, height)
              : l10n.t('{0}, {1} × {2}', label, width, height)
          }</option>`,
      )}
      ${
        pointed && !isListed
          ? html`<option value=${pointed.key}>${l10n.t('The element pointed at: {0}', pointed.label)}</option>`
          : nothing
      }
      <option value=${nowhere} ?selected=${live(place === undefined)}>${l10n.t('Nowhere')}</option>
    </select>
  `;
}

const kinds: Readonly<Record<AssetView['kind'], () => string>> = {
  photo: () => l10n.t('Photo'),
  logo: () => l10n.t('Logo'),
  icon: () => l10n.t('Icon'),
  illustration: () => l10n.t('Illustration'),
  avatar: () => l10n.t('Avatar'),
};

function usedWords({ bytes, isJpeg, pngBytes }: NonNullable<AssetView['used']>, locale: string): string {
  if (isJpeg && pngBytes !== undefined) {
    return l10n.t('In the page: JPEG, {0} instead of {1}', formatBytes(bytes, locale), formatBytes(pngBytes, locale));
  }
  return l10n.t('In the page: {0}, without loss', formatBytes(bytes, locale));
}
