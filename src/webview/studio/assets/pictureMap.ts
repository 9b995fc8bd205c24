import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { AssetView, ImageView } from '../../../protocol/index.ts';

/** CSS pixels: it leaves room for the list, but stays large enough to see what is meant. */
const height = 260;
const leastWidth = 240;

/** The screenshot with a box around everything that was found; a box leads to its entry in the list. */
export function pictureMap(source: ImageView, assets: readonly AssetView[]): TemplateResult {
  const part = (value: number, of: number): string => `${(100 * value) / of}%`;
  const width = Math.max(leastWidth, Math.round((height * source.width) / source.height));
  return html`
    <figure class="picture-map" style=${styleMap({ maxWidth: `${width}px` })}>
      <img src=${source.uri} alt=${l10n.t('The screenshot {0}', source.name)} />
      ${assets.map(({ name, alt, box, isChosen, used }, index) => {
        const at = {
          left: part(box.x, source.width),
          top: part(box.y, source.height),
          width: part(box.width, source.width),
          height: part(box.height, source.height),
        };
        return html`<button
          type="button"
          class="picture-box"
          ?data-chosen=${isChosen || used !== undefined}
          style=${styleMap(at)}
          aria-label=${`${index + 1}: ${alt || name}`}
          title=${alt || name}
          @click=${() => goTo(name)}
        ><span>${index + 1}</span></button>`;
      })}
    </figure>
  `;
}

function goTo(name: string): void {
  const row = document.querySelector<HTMLElement>(`.picture[data-name="${name}"]`);
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLElement>('input:not(:disabled), select')?.focus();
}
