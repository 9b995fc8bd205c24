/** One conversation of the list. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationSummary } from '../../../protocol/index.ts';
import { formatCount } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import { renameField } from '../../shared/renameField.ts';
import { openMenu } from '../../shared/menu.ts';
import { formatAgo } from './formatAgo.ts';
import { wordRanges } from './wordRanges.ts';

export interface RowOptions {
  readonly index: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly nowMs: number;
  readonly locale: string;
  /** What was searched for. */
  readonly query: string;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly isRenamed: boolean;
  readonly hasDraft: boolean;
  open(): void;
  focused(): void;
  beginRename(): void;
  endRename(title: string | undefined): void;
  pin(): void;
  export(format: 'markdown' | 'json'): void;
  delete(): void;
}

export function listRow(row: ConversationSummary, options: RowOptions): TemplateResult {
  const { index, topPx, heightPx, isActive, isOpen, isRenamed } = options;
  const open = (event: Event): void => {
    // Buttons and the field in it have a meaning of their own.
    if (!(event.target as Element).closest('button, input')) options.open();
  };
  return html`<div
    role="row"
    class="list-row ${isOpen ? 'is-open' : ''}"
    data-index=${index}
    aria-rowindex=${index + 1}
    aria-current=${isOpen}
    aria-label=${rowName(row, options)}
    tabindex=${isActive ? 0 : -1}
    style="top:${topPx}px;height:${heightPx}px"
    @click=${open}
    @focus=${options.focused}
  >
    <div role="gridcell" class="row-main">
      <div class="row-line">
        ${
          isRenamed
            ? renameField({
                className: 'row-rename',
                value: row.title,
                placeholder: l10n.t('Empty: named by its content'),
                end: options.endRename,
              })
            : html`<span class="row-title">${marked(row.title, wordRanges(row.title, options.query))}</span>`
        }
        <span class="row-time" title=${fullTime(row.atMs, options.locale)}
          >${formatAgo(row.atMs, options.nowMs, options.locale)}</span
        >
      </div>
      <div class="row-line"><span class="row-detail">${detail(row, options)}</span></div>
    </div>
    ${row.pinned ? html`<span class="row-pin">${icon('pinned')}</span>` : nothing}
    <div role="gridcell" class="row-actions">
      ${action(row.pinned ? 'pinned' : 'pin', row.pinned ? l10n.t('Unpin') : l10n.t('Pin'), options.pin)}
      ${action('edit', l10n.t('Rename (F2)'), options.beginRename)}
      ${exportButton(options)} ${action('trash', l10n.t('Delete (Del)'), options.delete)}
    </div>
  </div>`;
}

export function placeholderRow(index: number, topPx: number, heightPx: number): TemplateResult {
  return html`<div
    role="row"
    class="list-row"
    aria-rowindex=${index + 1}
    style="top:${topPx}px;height:${heightPx}px"
  >
    <div role="gridcell" class="row-main" aria-label=${l10n.t('Loading…')}><div class="row-placeholder"></div></div>
  </div>`;
}

function action(name: string, label: string, run: () => void): TemplateResult {
  return html`<button type="button" class="icon-button" tabindex="-1" aria-label=${label} title=${label} @click=${run}>
    ${icon(name)}
  </button>`;
}

function exportButton(options: RowOptions): TemplateResult {
  const label = l10n.t('Export…');
  const open = (event: Event): void =>
    openMenu(event.currentTarget as HTMLElement, label, [
      { label: l10n.t('Markdown'), detail: l10n.t('to read'), icon: 'markdown', run: () => options.export('markdown') },
      { label: l10n.t('JSON'), detail: l10n.t('to import again'), icon: 'json', run: () => options.export('json') },
    ]);
  return html`<button
    type="button"
    class="icon-button"
    tabindex="-1"
    aria-label=${label}
    aria-haspopup="menu"
    title=${label}
    @click=${open}
  >
    ${icon('export')}
  </button>`;
}

function detail(row: ConversationSummary, { locale, hasDraft }: RowOptions): unknown {
  const draft = hasDraft ? html`<span class="row-draft">${l10n.t('Draft')}</span> · ` : nothing;
  if (row.running) return html`${draft}<span class="row-live">${l10n.t('Answering…')}</span>`;
  if (row.excerpt) return html`${draft}${marked(row.excerpt.text, row.excerpt.matches)}`;
  return html`${draft}${facts(row, locale)}`;
}

function facts({ turns, pictures }: ConversationSummary, locale: string): string {
  const messages = l10n.t('Messages: {0}', formatCount(turns, locale));
  return pictures > 0 ? `${messages} · ${l10n.t('Pictures: {0}', formatCount(pictures, locale))}` : messages;
}

/** All that the eye sees, in the order in which it matters. */
function rowName(row: ConversationSummary, { isOpen, hasDraft, nowMs, locale }: RowOptions): string {
  return [
    row.title,
    ...(isOpen ? [l10n.t('open')] : []),
    ...(row.pinned ? [l10n.t('pinned')] : []),
    ...(row.running ? [l10n.t('Answering…')] : []),
    ...(hasDraft ? [l10n.t('Draft')] : []),
    formatAgo(row.atMs, nowMs, locale),
    row.excerpt?.text ?? facts(row, locale),
  ].join(', ');
}

function fullTime(atMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(atMs));
}

/** @param ranges from and to, in UTF-16 units, in order */
function marked(text: string, ranges: readonly (readonly [number, number])[]): unknown {
  const parts: unknown[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from < at || to > text.length) continue;
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...parts, text.slice(at)];
}
