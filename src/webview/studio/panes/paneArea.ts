import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { iconButton } from '../../shared/iconButton.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { openPane } from './panes.ts';

/** The pane that is open, beside the stage where there is room, else below it. */
export function paneArea(model: StudioModel, controller: StudioController): TemplateResult | typeof nothing {
  const pane = openPane(model);
  if (!pane) return nothing;
  const close = (): void => {
    controller.choose({ pane: undefined });
    document.querySelector<HTMLElement>(`.toolbar [data-pane="${pane.id}"]`)?.focus();
  };
  return html`
    <section
      class="pane"
      aria-label=${pane.label()}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header class="pane-head">
        <h2>${pane.label()}</h2>
        ${iconButton('close', l10n.t('Close'), close)}
      </header>
      <div class="pane-body">${pane.render(model, controller)}</div>
    </section>
  `;
}
