import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { CallView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { formatCount, pageLocale } from '../../shared/format.ts';
import { iconButton } from '../../shared/iconButton.ts';

/** What the model said to the tool, and what the tool said to the model. */
export function callDetails(call: CallView, copy: (text: string) => Promise<boolean>): TemplateResult {
  const { result = '', cutFrom } = call;
  return html`<div class="call-details">
    ${call.arguments === '' ? nothing : block(l10n.t('Arguments'), call.arguments, copy)}
    ${result === '' ? nothing : block(l10n.t('Result'), result, copy)}
    ${
      cutFrom === undefined
        ? nothing
        : html`<p class="call-cut">
            ${l10n.t('The first {0} of {1} characters are kept.', count(result.length), count(cutFrom))}
          </p>`
    }
  </div>`;
}

function block(label: string, text: string, copy: (text: string) => Promise<boolean>): TemplateResult {
  const run = async (): Promise<void> => {
    if (await copy(text)) announce(l10n.t('Copied'));
  };
  return html`<div class="call-block">
    <div class="call-block-head">
      <span>${label}</span>${iconButton('copy', l10n.t('Copy: {0}', label), run)}
    </div>
    <pre class="call-text" tabindex="0" role="region" aria-label=${label}>${text}</pre>
  </div>`;
}

function count(value: number): string {
  return formatCount(value, pageLocale(document.documentElement));
}
