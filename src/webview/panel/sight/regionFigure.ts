/** A picture that an answer speaks of, with the places it names, and their list. */
import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { ImageView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import type { ShownRegion } from './shownRegion.ts';
import './regionLayer.ts';
import { shortName, spokenName } from './regionNames.ts';

/** CSS pixels. */
const most = { width: 560, height: 420 } as const;

export interface RegionFigureOptions {
  readonly picture: ImageView;
  /** Those of this picture. */
  readonly regions: readonly ShownRegion[];
  /** They are listed elsewhere. */
  readonly listless?: boolean;
  open(region: ShownRegion): void;
  menu(region: ShownRegion, at: { x: number; y: number }): void;
}

export function regionFigure(options: RegionFigureOptions): TemplateResult {
  const { picture, regions, listless } = options;
  const scale = Math.min(1, most.width / picture.width, most.height / picture.height);
  const size = {
    width: `${Math.round(picture.width * scale)}px`,
    'aspect-ratio': `${picture.width} / ${picture.height}`,
  };
  return html`<figure class="region-figure" data-picture=${picture.id}>
    <div class="region-picture" style=${styleMap(size)}>
      <img src=${picture.uri} alt=${picture.name} decoding="async" />
      <glm-region-layer .picture=${picture} .regions=${regions}></glm-region-layer>
    </div>
    ${listless ? html`<figcaption class="region-caption">${picture.name}</figcaption>` : regionList(options)}
  </figure>`;
}

function regionList({ picture, regions, open, menu }: RegionFigureOptions): TemplateResult {
  return html`<ul class="region-list" aria-label=${l10n.t('Regions in {0}', picture.name)}>
      ${repeat(
        regions,
        ({ key }) => key,
        region =>
          html`<li data-region=${region.key} data-color=${region.color}>
            <button type="button" class="region-name" title=${spokenName(region, picture)} @click=${() => open(region)}>
              <span class="region-swatch"></span><span class="region-label">${shortName(region)}</span>
            </button>
            <button
              type="button"
              class="icon-button region-more"
              aria-label=${l10n.t('More about {0}', shortName(region))}
              title=${l10n.t('More')}
              aria-haspopup="menu"
              @click=${(event: Event) => {
                const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
                menu(region, { x: left, y: bottom });
              }}
            >
              ${icon('ellipsis')}
            </button>
          </li>`,
      )}
    </ul>`;
}
