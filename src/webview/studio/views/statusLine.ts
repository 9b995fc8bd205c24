import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { Unloaded } from '../../../core/studio/pageFrame.ts';
import type { PageView } from '../../../protocol/index.ts';
import { formatBytes } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import '../../shared/waitLine.ts';
import { scoreFact } from '../compare/scoreFact.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';

const busyIcon = 'loading codicon-modifier-spin';
const icons: Readonly<Record<PageView['status'], string>> = {
  waiting: busyIcon,
  thinking: busyIcon,
  streaming: busyIcon,
  done: 'check',
  stopped: 'debug-stop',
  failed: 'error',
};

export function statusLine(
  model: StudioModel,
  controller: StudioController,
  scale: number,
  locale: string,
): TemplateResult {
  const { state, linkFollowed, unloaded } = model;
  const bytes = state.html === '' ? 0 : new TextEncoder().encode(state.html).byteLength;
  const { source } = state;
  return html`
    <footer class="status" data-status=${state.status}>
      <span class="state" role="status">${icon(state.work === undefined ? icons[state.status] : busyIcon)}<span>${state.work ?? words(state)}</span></span>
      ${state.wait ? html`<glm-wait-line .wait=${state.wait}></glm-wait-line>` : nothing}
      ${state.modelLabel ? html`<span class="fact">${state.modelLabel}</span>` : nothing}
      ${bytes > 0 ? html`<span class="fact number">${formatBytes(bytes, locale)}</span>` : nothing}
      ${state.savedAs ? html`<span class="fact saved">${icon('save')} ${l10n.t('Saved as {0}', state.savedAs)}</span>` : nothing}
      ${unloaded ? missing(unloaded) : nothing}
      <span class="fact hint" role="status">${linkFollowed ? l10n.t('Links do nothing in the preview.') : nothing}</span>
      <span class="spacer"></span>
      ${scoreFact(model, controller, locale)}
      ${source ? html`<span class="fact number size">${source.width} × ${source.height}</span>` : nothing}
      <span class="fact number scale">${new Intl.NumberFormat(locale, { style: 'percent' }).format(scale)}</span>
    </footer>
  `;
}

/** What of the page is not there, so that nobody takes it for the model's fault. */
function missing({ pictures, styles, scripts, others }: Unloaded): TemplateResult | typeof nothing {
  const all = pictures + styles + scripts + others;
  if (all === 0) return nothing;
  const parts = [
    pictures > 0 && l10n.t('Pictures of other servers, shown as placeholders: {0}', pictures),
    styles > 0 && l10n.t('Style sheets and fonts of other servers: {0}', styles),
    scripts > 0 && l10n.t('Scripts that do not run: {0}', scripts),
    others > 0 && l10n.t('Frames, films and sounds: {0}', others),
  ].filter(part => part !== false);
  const text = parts.join('\n');
  return html`<span class="fact" title=${text}>${icon('circle-slash')} ${l10n.t('Not loaded: {0}', all)}<span class="unseen">${text}</span></span>`;
}

function words(state: PageView): string {
  switch (state.status) {
    case 'waiting':
      // The line beside it says what for; within a live region each second of it would be read aloud.
      return state.wait ? '' : l10n.t('Waiting for the model…');
    case 'thinking':
      return l10n.t('Thinking…');
    case 'streaming':
      return l10n.t('Writing the page…');
    case 'done':
      return state.error && !state.workFailed ? l10n.t('Incomplete') : l10n.t('Done');
    case 'stopped':
      return state.html === '' ? l10n.t('Stopped') : l10n.t('Stopped; what came is kept');
    case 'failed':
      return state.html === '' ? l10n.t('Failed') : l10n.t('Failed; what came is kept');
  }
}
