import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SourceView } from '../../../protocol/index.ts';

/** More than these are folded. */
const mostOpen = 6;

/** Pages that an answer rests on. Nothing of them is loaded, no icon and no picture: a click opens the browser. */
export function sourceList(sources: readonly SourceView[], open: (href: string) => void): TemplateResult {
  const title = sources.length === 1 ? l10n.t('1 source') : l10n.t('{0} sources', sources.length);
  return html`<details class="sources" ?open=${sources.length <= mostOpen}>
    <summary>${title}</summary>
    <ol>
      ${sources.map(
        source =>
          html`<li class="source">
            ${
              source.href === undefined
                ? html`<span class="source-title" tabindex="-1">${source.title}</span>`
                : html`<a
                    href=${source.href}
                    title=${source.href}
                    @click=${(event: Event) => {
                      // VS Code opens links of webviews itself, from a listener further out: not twice.
                      event.preventDefault();
                      event.stopPropagation();
                      if (source.href !== undefined) open(source.href);
                    }}
                    >${source.title}</a
                  >`
            }
            <span class="source-place">${source.place}${source.publishedAt ? ` · ${source.publishedAt}` : nothing}</span>
            ${source.content ? html`<p class="source-content">${source.content}</p>` : nothing}
          </li>`,
      )}
    </ol>
  </details>`;
}
