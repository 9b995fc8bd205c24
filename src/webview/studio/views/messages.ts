import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ErrorView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';

/** What went wrong, in words, with the ways out as buttons. */
export function errorBanner(error: ErrorView, run: (fixId: string) => void): TemplateResult {
  return html`
    <div class="banner error" role="alert">
      ${icon('error')}
      <div class="banner-text">
        <p>${error.message}</p>
        ${error.detail ? html`<p class="detail">${error.detail}</p>` : nothing}
        <div class="fixes">
          ${error.fixes.map(
            (fix, index) =>
              html`<vscode-button ?secondary=${index > 0} @click=${() => run(fix.id)}>${fix.label}</vscode-button>`,
          )}
        </div>
      </div>
    </div>
  `;
}

export function noticeBanner(text: string): TemplateResult {
  return html`<div class="banner notice" role="status">${icon('info')}<p>${text}</p></div>`;
}

/** The page's scripts do not come to an end. */
export function stuckBanner(stop: () => void): TemplateResult {
  return html`
    <div class="banner error" role="alert">
      ${icon('warning')}
      <div class="banner-text">
        <p>${l10n.t('The page does not respond: one of its scripts does not come to an end.')}</p>
        <div class="fixes"><vscode-button @click=${stop}>${l10n.t('Stop Scripts')}</vscode-button></div>
      </div>
    </div>
  `;
}

/** What the model thinks while there is nothing to see yet: the last lines of it. */
export function thought(reasoning: string): TemplateResult {
  return html`
    <div class="thought">
      <p class="thought-title">${icon('sparkle')} ${l10n.t('Thinking…')}</p>
      <p class="thought-text"><span>${reasoning}</span></p>
    </div>
  `;
}
