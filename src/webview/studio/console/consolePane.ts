import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import { iconButton } from '../../shared/iconButton.ts';
import type { Pane } from '../panes/pane.ts';
import { type ConsoleEntry, consoleText, emptyConsole, errorsIn } from './consoleModel.ts';
import './console.css';

/** What the page says while its scripts run, and what went wrong in it. */
export const consolePane: Pane = {
  id: 'console',
  icon: 'output',
  label: () => l10n.t('Console'),
  badge: ({ console: { entries } }) => {
    const errors = errorsIn({ entries, dropped: 0 });
    return errors > 0 ? String(errors) : undefined;
  },
  isOffered: ({ state, console: { entries } }) => state.runsScripts === true || entries.length > 0,
  render(model, controller) {
    const said = model.console;
    const copy = (): void => void controller.ask(navigator.clipboard.writeText(consoleText(said)));
    const isEmpty = said.entries.length === 0;
    return html`
      <div class="console-tools">
        ${iconButton('clear-all', l10n.t('Clear'), () => controller.change({ console: emptyConsole }), isEmpty)}
        ${iconButton('copy', l10n.t('Copy All'), copy, isEmpty)}
      </div>
      ${said.dropped > 0 ? html`<p class="console-note">${l10n.t('{0} more lines are not shown.', said.dropped)}</p>` : nothing}
      ${
        isEmpty
          ? html`<p class="console-note">${
              model.state.runsScripts
                ? l10n.t('What the page writes to its console, and its errors, appear here.')
                : l10n.t('The scripts of this page do not run.')
            }</p>`
          : html`<div class="console-lines" tabindex="0" role="log" aria-label=${l10n.t('Console')}><ul>${said.entries.map(line)}</ul></div>`
      }
    `;
  },
};

const signs: Readonly<Record<ConsoleEntry['level'], string | undefined>> = {
  debug: undefined,
  log: undefined,
  info: 'info',
  warn: 'warning',
  error: 'error',
  blocked: 'circle-slash',
};

function line({ level, text, line: at, times }: ConsoleEntry): TemplateResult {
  const sign = signs[level];
  return html`<li class="console-line ${level}">
    <span class="console-sign" role="img" aria-label=${nameOf(level)}>${sign ? icon(sign) : nothing}</span>
    <span class="console-text">${level === 'blocked' ? l10n.t('Not loaded: {0}', text) : text}</span>
    ${times > 1 ? html`<span class="console-times" title=${l10n.t('Said {0} times', times)}>${times}</span>` : nothing}
    ${at === undefined ? nothing : html`<span class="console-at">${l10n.t('Line {0}', at)}</span>`}
  </li>`;
}

function nameOf(level: ConsoleEntry['level']): string {
  switch (level) {
    case 'error':
      return l10n.t('Error');
    case 'warn':
      return l10n.t('Warning');
    case 'blocked':
      return l10n.t('Stopped');
    default:
      return l10n.t('Message');
  }
}
