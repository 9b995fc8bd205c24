import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { labelOf } from './elementLabel.ts';

/** The elements around the one that was picked last, the outermost first; each can be picked instead. */
export function breadcrumb(
  { point: { picked } }: StudioModel,
  { point }: StudioController,
): TemplateResult | typeof nothing {
  const last = picked.at(-1);
  if (!last || last.chain.length === 0) return nothing;
  const final = last.chain.length - 1;
  return html`
    <nav class="crumbs" aria-label=${l10n.t('Around the picked element')}>
      ${last.chain.map((name, depth) => {
        const label = labelOf(name);
        return html`${depth > 0 ? icon('chevron-right') : nothing}<button
            type="button"
            class="crumb"
            aria-current=${depth === final ? 'true' : nothing}
            title=${label}
            @click=${() => point.select([last.path.slice(0, depth + 1)])}
          >
            ${label}
          </button>`;
      })}
      <button type="button" class="crumb quiet" @click=${() => point.reveal(true)}>
        ${icon('go-to-file')} ${l10n.t('Show in Source')}
      </button>
    </nav>
  `;
}
