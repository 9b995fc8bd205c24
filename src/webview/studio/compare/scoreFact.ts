import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { differencesPaneId } from './comparison.ts';
import { likenessPercent, likenessWords } from './regionWords.ts';

/** The likeness in the status line; it leads to what it is made of. */
export function scoreFact(
  { compare, choices }: StudioModel,
  controller: StudioController,
  locale: string,
): TemplateResult | typeof nothing {
  const { status, similarity } = compare;
  if (status === 'none' || (!similarity && status !== 'failed')) return nothing;
  const isOpen = choices.pane === differencesPaneId;
  const text =
    status === 'failed' || !similarity
      ? l10n.t('Not compared')
      : status === 'stale'
        ? l10n.t('Comparing…')
        : l10n.t('{0} alike', likenessPercent(similarity.total, locale));
  const title =
    status === 'known' && similarity
      ? `${likenessWords(similarity.total)}. ${l10n.t('Show where page and screenshot differ')}`
      : l10n.t('Show where page and screenshot differ');
  return html`<button
    type="button"
    class="fact number score-fact"
    aria-pressed=${isOpen}
    title=${title}
    @click=${() => controller.choose({ pane: isOpen ? undefined : differencesPaneId })}
  >${text}</button>`;
}
