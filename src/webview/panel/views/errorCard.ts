import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ErrorView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';

/** What went wrong, in words, with the ways out as buttons; trying again is always one of them where it can be done. */
export function errorCard(
  error: ErrorView,
  options: { canRetry: boolean; canContinue: boolean; run: (fixId: string) => void },
): TemplateResult {
  const fixes = error.fixes.filter(fix => fix.id !== 'retry');
  const retry = error.fixes.find(fix => fix.id === 'retry')?.label ?? l10n.t('Try Again');
  return html`
    <div class="error-card" role="alert">
      ${icon('error')}
      <div class="error-text">
        <p class="error-message">${error.message}</p>
        ${error.detail ? html`<p class="error-detail">${error.detail}</p>` : nothing}
        <div class="error-fixes">
          ${fixes.map(
            (fix, index) =>
              html`<vscode-button ?secondary=${index > 0} @click=${() => options.run(fix.id)}>${fix.label}</vscode-button>`,
          )}
          ${
            options.canRetry
              ? html`<vscode-button ?secondary=${fixes.length > 0} icon="refresh" @click=${() => options.run('retry')}
                  >${retry}</vscode-button
                >`
              : nothing
          }
          ${
            options.canContinue
              ? html`<vscode-button secondary icon="debug-continue" @click=${() => options.run('continue')}
                  >${l10n.t('Continue')}</vscode-button
                >`
              : nothing
          }
        </div>
      </div>
    </div>
  `;
}
