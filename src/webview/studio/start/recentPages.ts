import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { RecentPage } from '../../../protocol/index.ts';
import { formatMoment } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import type { StartController } from './startController.ts';

/** Pages that are kept, to go on with. */
export function recentPages(
  pages: readonly RecentPage[],
  controller: StartController,
  locale: string,
): TemplateResult | typeof nothing {
  if (pages.length === 0) return nothing;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return html`
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">${l10n.t('Recent Pages')}</h2>
      <ul>
        ${pages.map(({ id, name, changedAtMs, modelLabel, score, uri }) => {
          const { short, long } = formatMoment(changedAtMs, Date.now(), locale);
          return html`<li>
            <button
              type="button"
              class="page"
              @click=${() => controller.ask(controller.channel.request('page/openRecent', { id }, { timeoutMs: 0 }))}
            >
              <span class="page-picture">${uri ? html`<img src=${uri} alt="" />` : icon('browser')}</span>
              <span class="page-text">
                <span class="page-name">${name}</span>
                <span class="quiet" title=${long}>
                  ${[short, modelLabel, score === undefined ? '' : percent.format(score)].filter(text => text !== '').join(' · ')}
                </span>
              </span>
            </button>
          </li>`;
        })}
      </ul>
    </section>
  `;
}
