/** All conversations: searched, opened, named, pinned and deleted. Draws the rows that are in view and no others. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ConversationSummary } from '../../../protocol/index.ts';
import { pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import { isWide, type ListActions } from '../actions/listActions.ts';
import { draftedConversations } from '../state/savedState.ts';
import { groupLabel } from './dateGroups.ts';
import { type Heading, ListLayout } from './listLayout.ts';
import { activeRow, type ListModel } from './listModel.ts';
import { listRow, placeholderRow } from './listRow.ts';

/** CSS pixels above and below what is in view that are drawn as well. */
const beyondPx = 200;
/** "5 min. ago" grows old. */
const tickMs = 30_000;

export class ConversationList extends LitElement {
  static override properties = { list: { attribute: false } };
  declare list: ListActions;
  #unsubscribe: (() => void) | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;
  #resize: ResizeObserver | undefined;
  #wasShown = false;
  #wanted: 'row' | 'search' | 'rename' | undefined;
  #scrollTop = 0;
  #hadFocus = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(() => this.requestUpdate());
    this.#resize.observe(this);
    this.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#resize?.disconnect();
    clearInterval(this.#tick);
    this.removeEventListener('keydown', this.#onKeyDown);
  }

  get #model(): ListModel {
    return this.list.store.model;
  }

  get #scroller(): HTMLElement | null {
    return this.querySelector('.list-scroll');
  }

  get #layout(): ListLayout {
    const fontPx = Number.parseFloat(getComputedStyle(document.body).fontSize) || 13;
    return new ListLayout(this.#model.groups, Math.round(fontPx * 2.7 + 10), Math.round(fontPx * 1.4 + 8));
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.querySelector('.list-row:focus-within') !== null;
    this.#unsubscribe ??= this.list.store.subscribe(() => this.requestUpdate());
    const { shown } = this.#model;
    if (shown === this.#wasShown) return;
    this.#wasShown = shown;
    clearInterval(this.#tick);
    this.#scrollTop = 0;
    if (!shown) return;
    this.#wanted = this.list.takesFocus ? 'search' : undefined;
    this.#tick = setInterval(() => this.requestUpdate(), tickMs);
  }

  protected override render(): unknown {
    const model = this.#model;
    if (!model.shown) return nothing;
    return html`
      <div class="list-head" role="search">
        <h2 class="visually-hidden">${l10n.t('Conversations')}</h2>
        <div class="list-search">
          ${icon('search')}
          <input
            type="text"
            role="searchbox"
            aria-label=${l10n.t('Search Conversations')}
            placeholder=${l10n.t('Search Conversations')}
            spellcheck="false"
            .value=${model.query}
            @input=${(event: Event) => this.#search((event.target as HTMLInputElement).value)}
          />
          ${model.query === '' ? nothing : this.#button('close', l10n.t('Clear the Search'), () => this.#search(''))}
        </div>
        ${this.#button('add', l10n.t('New Conversation'), () => this.#start())}
        ${this.#button('cloud-upload', l10n.t('Import Conversations…'), () => this.list.import())}
        ${this.#button('chevron-left', l10n.t('Close the List (Esc)'), () => this.#leave())}
      </div>
      ${this.#content(model)} ${this.#undoBar(model)}
    `;
  }

  #content(model: ListModel): TemplateResult | typeof nothing {
    if (model.phase === 'failed') {
      return html`<div class="list-state">
        <p role="alert">${l10n.t('The conversations could not be listed: {0}', model.problem ?? '')}</p>
        <vscode-button icon="refresh" @click=${() => this.list.retry()}>${l10n.t('Try Again')}</vscode-button>
      </div>`;
    }
    // For the blink of an eye: a spinner would only flicker.
    if (model.phase === 'loading') return html`<div class="list-scroll" aria-busy="true"></div>`;
    if (model.total === 0 && model.answered.trim() !== '') {
      return html`<div class="list-state">
        <p>${l10n.t('Nothing found for “{0}”.', model.answered)}</p>
        <p>${l10n.t('All words are looked for, in titles, questions and answers.')}</p>
        <button type="button" class="text-button" @click=${() => this.#search('')}>${l10n.t('Show All')}</button>
      </div>`;
    }
    if (model.total === 0) {
      return html`<div class="list-state">
        <p>${l10n.t('No conversations yet. What you ask is kept here, on this machine.')}</p>
        <button type="button" class="text-button" @click=${() => this.list.import()}>
          ${l10n.t('Import Conversations…')}
        </button>
      </div>`;
    }
    return this.#rows(model);
  }

  #rows(model: ListModel): TemplateResult {
    const layout = this.#layout;
    const { from, to } = layout.window(this.#scrollTop, this.#scroller?.clientHeight ?? window.innerHeight, beyondPx);
    const groups = layout.headings.filter(({ index, count }) => index < to && index + count > from);
    const active = layout.headingOf(model.active.index);
    // The row with the focus is drawn wherever it is, or the focus would be lost.
    if (active && !groups.includes(active)) groups.push(active);
    return html`<div class="list-scroll" @scroll=${this.#onScroll}>
      <div
        class="list-rows"
        role="grid"
        aria-label=${l10n.t('Conversations')}
        aria-rowcount=${model.total}
        aria-colcount="2"
        style="height:${layout.heightPx + 4}px"
      >
        ${repeat(
          groups,
          ({ group }) => group,
          heading => this.#group(model, layout, heading, from, to),
        )}
      </div>
    </div>`;
  }

  #group(model: ListModel, layout: ListLayout, heading: Heading, from: number, to: number): TemplateResult {
    const first = Math.max(from, heading.index);
    const end = Math.min(to, heading.index + heading.count);
    const indexes = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
    const { index: active } = model.active;
    if (layout.headingOf(active) === heading && !indexes.includes(active)) indexes.push(active);
    const label = groupLabel(heading.group);
    const heightPx = layout.headingPx + heading.count * layout.rowPx;
    return html`<div class="list-group" role="rowgroup" aria-label=${label} style="top:${heading.topPx}px;height:${heightPx}px">
      <div class="list-heading" aria-hidden="true" style="height:${layout.headingPx}px">${label}</div>
      ${repeat(
        indexes,
        index => model.rows.get(index)?.id ?? index,
        index => this.#row(model, layout, heading, index),
      )}
    </div>`;
  }

  #row(model: ListModel, layout: ListLayout, heading: Heading, index: number): TemplateResult {
    const row = model.rows.get(index);
    const topPx = layout.topOf(index) - heading.topPx;
    if (!row) return placeholderRow(index, topPx, layout.rowPx);
    return listRow(row, {
      index,
      topPx,
      heightPx: layout.rowPx,
      nowMs: Date.now(),
      locale: pageLocale(document.documentElement),
      query: model.answered,
      isActive: index === model.active.index,
      isOpen: row.id === model.openId,
      isRenamed: row.id === model.renaming,
      hasDraft: draftedConversations().has(row.id),
      open: () => void this.#open(row),
      focused: () => this.list.store.dispatch({ type: 'row/activated', index }),
      beginRename: () => this.#beginRename(row),
      endRename: title => this.#endRename(row, title),
      pin: () => this.#keepRow(this.list.pin(row)),
      export: format => void this.list.export(row, format),
      delete: () => this.#keepRow(this.list.delete(row)),
    });
  }

  #undoBar({ deleted }: ListModel): TemplateResult | typeof nothing {
    const last = deleted.at(-1);
    if (!last) return nothing;
    return html`<div class="list-undo" role="status">
      <span class="grow" title=${last.title}>${l10n.t('Deleted “{0}”.', last.title)}</span>
      <button type="button" class="text-button" @click=${() => this.#keepRow(this.list.undo())}>${l10n.t('Undo')}</button>
      ${this.#button('close', l10n.t('Dismiss'), () => this.list.forgetDeleted())}
    </div>`;
  }

  #button(name: string, label: string, run: () => void): TemplateResult {
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${run}>
      ${icon(name)}
    </button>`;
  }

  protected override updated(): void {
    const scroller = this.#scroller;
    if (scroller && this.#model.phase === 'ready' && this.#model.total > 0) {
      const { from, to } = this.#layout.window(scroller.scrollTop, scroller.clientHeight, beyondPx);
      this.list.need(from, to);
    }
    const wanted = this.#wanted;
    if (wanted === 'search') this.#focusSearch();
    else if (wanted === 'row') this.#focusRow();
    // A row that went into another group is another element: the focus goes with it.
    else if (this.#hadFocus && !wanted && document.activeElement === document.body) this.#focusRow();
    else if (wanted === 'rename') {
      const field = this.querySelector<HTMLInputElement>('.row-rename');
      field?.focus();
      field?.select();
    }
    this.#wanted = undefined;
  }

  #focusSearch(): void {
    this.querySelector<HTMLInputElement>('[role=searchbox]')?.focus();
  }

  #focusRow(): void {
    const { index } = this.#model.active;
    const row = this.querySelector<HTMLElement>(`.list-row[data-index="${index}"]`);
    if (!row) {
      this.#focusSearch();
      return;
    }
    row.focus({ preventScroll: true });
    this.#scrollTo(index);
  }

  #scrollTo(index: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const layout = this.#layout;
    const top = layout.topOf(index);
    // Under the heading, which stays at the top; with it, where the row is the first of its group.
    const least = top - layout.headingPx;
    const most = top + layout.rowPx - scroller.clientHeight;
    if (scroller.scrollTop > least) scroller.scrollTop = least;
    else if (scroller.scrollTop < most) scroller.scrollTop = most;
  }

  #search(query: string): void {
    const scroller = this.#scroller;
    if (scroller) scroller.scrollTop = 0;
    this.#scrollTop = 0;
    this.list.search(query);
    if (query === '') this.#wanted = 'search';
  }

  #move(index: number): void {
    this.#wanted = 'row';
    this.list.store.dispatch({ type: 'row/activated', index });
    this.requestUpdate();
  }

  /** What was done to a row may have moved it: the focus goes where it is now. */
  #keepRow(work: Promise<unknown>): void {
    this.#wanted = 'row';
    this.requestUpdate();
    void work;
  }

  #beginRename(row: ConversationSummary): void {
    this.#wanted = 'rename';
    this.list.store.dispatch({ type: 'rename/begun', id: row.id });
  }

  #endRename(row: ConversationSummary, title: string | undefined): void {
    this.#wanted = this.contains(document.activeElement) ? 'row' : undefined;
    if (title === undefined) this.list.store.dispatch({ type: 'rename/ended' });
    else void this.list.rename(row, title);
  }

  async #open(row: ConversationSummary): Promise<void> {
    if (await this.list.open(row.id)) this.#done();
  }

  async #start(): Promise<void> {
    if (await this.list.start()) this.#done();
  }

  /** Back to the conversation: a list that lies over it goes. */
  #done(): void {
    if (!isWide()) this.list.hide();
    this.#toComposer();
  }

  #leave(): void {
    this.list.hide();
    this.#toComposer();
  }

  #toComposer(): void {
    this.dispatchEvent(new CustomEvent('list-left', { bubbles: true }));
  }

  #onScroll = (event: Event): void => {
    this.#scrollTop = (event.target as HTMLElement).scrollTop;
    this.requestUpdate();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.isComposing) return;
    const isField = target instanceof HTMLInputElement;
    const handled = isField
      ? this.#searchKey(event)
      : target.closest('.list-row')
        ? this.#rowKey(event, target)
        : this.#anyKey(event);
    if (!handled) return;
    event.preventDefault();
    // Esc closes the list and nothing else: the answer goes on.
    event.stopPropagation();
  };

  #anyKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (key === 'Escape') {
      if (isWide()) this.#toComposer();
      else this.#leave();
    } else if ((ctrlKey || metaKey) && key.toLowerCase() === 'z' && this.#model.deleted.length > 0) {
      this.#keepRow(this.list.undo());
    } else return false;
    return true;
  }

  #searchKey(event: KeyboardEvent): boolean {
    const row = activeRow(this.#model);
    if (event.key === 'ArrowDown') this.#move(this.#model.active.index);
    else if (event.key === 'Enter' && row && this.#model.query === this.#model.answered) void this.#open(row);
    else if (event.key === 'Escape' && this.#model.query !== '') this.#search('');
    else return event.key === 'Escape' && this.#anyKey(event);
    return true;
  }

  #rowKey(event: KeyboardEvent, target: HTMLElement): boolean {
    const { key } = event;
    const model = this.#model;
    const { index } = model.active;
    const row = activeRow(model);
    if (event.ctrlKey || event.metaKey || event.altKey) return this.#anyKey(event);
    const page = Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 0) / this.#layout.rowPx) - 1);
    const next = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: model.total - 1,
      PageDown: index + page,
      PageUp: Math.max(0, index - page),
    }[key];
    if (next === -1) this.#focusSearch();
    else if (next !== undefined) this.#move(next);
    else if (key === 'ArrowRight' || key === 'ArrowLeft') return stepThrough(target, key === 'ArrowRight' ? 1 : -1);
    else if (target.closest('button')) return this.#anyKey(event);
    else if (!row) return this.#anyKey(event);
    else if (key === 'Enter' || key === ' ') void this.#open(row);
    else if (key === 'F2') this.#beginRename(row);
    else if (key === 'Delete' || key === 'Backspace') this.#keepRow(this.list.delete(row));
    else if (key.length === 1) {
      // The letter goes where it is looked for.
      this.#focusSearch();
      return false;
    } else return this.#anyKey(event);
    return true;
  }
}

/** From a row to its buttons and back. */
function stepThrough(target: HTMLElement, step: 1 | -1): boolean {
  const row = target.closest<HTMLElement>('.list-row');
  if (!row) return false;
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button')];
  stops[stops.indexOf(target.closest<HTMLElement>('button') ?? row) + step]?.focus();
  return true;
}

customElements.define('glm-conversations', ConversationList);
