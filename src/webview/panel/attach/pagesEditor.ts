import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { formatPages, parsePages } from '../../../core/attachments/pageRange.ts';
import type { DocumentView } from '../../../protocol/index.ts';
import type { PanelController } from '../panelController.ts';
import './choiceField.ts';

/** Which pages of a PDF are sent. */
export function pagesEditor(view: DocumentView, controller: PanelController, changed: () => void): TemplateResult {
  const count = view.pageCount ?? 0;
  const apply = async (text: string): Promise<string | undefined> => {
    if (!parsePages(text, count)) return l10n.t('Name pages from 1 to {0}, for example 1-3, 7.', count);
    try {
      await controller.media.choosePages(view.id, text);
      changed();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  return html`<glm-choice-field
    .label=${l10n.t('Pages')}
    .value=${formatPages(view.pages.map(({ page }) => page))}
    .hint=${l10n.t('{0} pages in all. Write 1-3, 7 for some of them.', count)}
    .apply=${apply}
  ></glm-choice-field>`;
}
