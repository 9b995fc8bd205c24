import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import { type MenuEntry, openMenu } from '../../shared/menu.ts';
import '../../shared/menu.css';
import '../../shared/toolbar.ts';
import { densityOf, type Density, ToolbarFit } from './toolbarFit.ts';
import type { ToolbarItem } from './toolbarItem.ts';
import './toolbar.css';

/** The row of controls on top of a page; what has no room waits behind a button with dots. */
export class ToolbarView {
  readonly #fit = new ToolbarFit();
  readonly #redraw: () => void;
  #watched: Element | undefined;
  #width = Number.POSITIVE_INFINITY;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  render(items: readonly ToolbarItem[]): TemplateResult {
    const { density, shown, stowed } = this.#fit.arrange(items, this.#width);
    queueMicrotask(() => this.#look(shown, density));
    return html`
      <glm-toolbar class="toolbar" aria-label=${l10n.t('Page')}>
        ${shown.map(item => one(item, density))}
        ${stowed.length > 0 ? more(stowed) : nothing}
      </glm-toolbar>
    `;
  }

  /** What is drawn is measured once for each way of drawing it; what is cut off by the edge has its width all the same. */
  #look(shown: readonly ToolbarItem[], density: Density): void {
    const bar = document.querySelector('.toolbar');
    if (!bar) return;
    if (bar !== this.#watched) {
      this.#watched = bar;
      new ResizeObserver(([entry]) => {
        const width = entry?.borderBoxSize[0]?.inlineSize ?? this.#width;
        if (width === this.#width) return;
        this.#width = width;
        this.#redraw();
      }).observe(bar);
    }
    const news = shown.filter(item => {
      const element = bar.querySelector<HTMLElement>(`[data-item="${item.id}"]`);
      return element !== null && this.#fit.measured(item, density, element.getBoundingClientRect().width);
    });
    if (news.length > 0) this.#redraw();
  }
}

function one(item: ToolbarItem, density: Density): TemplateResult {
  const title = item.title ?? item.label;
  const end = item.endsGroup ? html`<span class="tool-gap" role="presentation"></span>` : nothing;
  if (item.kind === 'number') {
    return html`<input
        class="tool-number"
        type="number"
        data-item=${item.id}
        aria-label=${item.label}
        title=${title}
        min=${item.min}
        max=${item.max}
        .value=${String(item.number)}
        @change=${(event: Event) => takeNumber(event, item)}
      />${end}`;
  }
  const content = html`${icon(item.icon)}${item.value === undefined ? nothing : html`<span class="tool-value">${item.value}</span>`}${
    densityOf(item, density) === 'named' && (item.kind !== 'menu' || item.value === undefined)
      ? html`<span class="tool-label">${item.label}</span>`
      : nothing
  }`;
  const name = item.value === undefined ? item.label : `${item.label}: ${item.value}`;
  if (item.kind === 'menu') {
    return html`<button
        type="button"
        class="tool"
        data-item=${item.id}
        aria-label=${name}
        title=${title}
        aria-haspopup="menu"
        aria-expanded="false"
        @click=${(event: Event) => openMenu(event.currentTarget as HTMLElement, item.label, item.entries())}
      >${content}${icon('chevron-down')}</button>${end}`;
  }
  const isToggle = item.kind === 'toggle';
  return html`<button
      type="button"
      class=${item.isPrimary ? 'tool primary' : 'tool'}
      data-item=${item.id}
      data-pane=${isToggle && item.pane !== undefined ? item.pane : nothing}
      role=${isToggle ? 'switch' : nothing}
      aria-checked=${isToggle ? String(item.isOn) : nothing}
      aria-label=${name}
      title=${title}
      @click=${() => item.run()}
    >${content}</button>${end}`;
}

function takeNumber(event: Event, item: ToolbarItem & { kind: 'number' }): void {
  const input = event.target as HTMLInputElement;
  const wanted = Math.round(input.valueAsNumber);
  if (Number.isFinite(wanted)) item.change(Math.max(item.min, Math.min(item.max, wanted)));
  // What cannot be is shown as what is.
  input.value = String(item.number);
}

function more(stowed: readonly ToolbarItem[]): TemplateResult {
  const label = l10n.t('More');
  const open = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    openMenu(
      button,
      label,
      stowed.flatMap(item => entriesOf(item, button)),
    );
  };
  return html`<button
    type="button"
    class="tool"
    aria-label=${label}
    title=${label}
    aria-haspopup="menu"
    aria-expanded="false"
    @click=${open}
  >${icon('ellipsis')}</button>`;
}

function entriesOf(item: ToolbarItem, button: HTMLElement): MenuEntry[] {
  if (item.kind === 'number') return [];
  const { label, icon: sign, value } = item;
  const entry = { label, icon: sign, ...(value === undefined ? {} : { detail: value }) };
  if (item.kind === 'menu') {
    return [{ ...entry, label: `${label}…`, run: () => openMenu(button, label, item.entries()) }];
  }
  if (item.kind === 'button') return [{ ...entry, run: () => item.run() }];
  return [{ ...entry, icon: item.isOn ? 'check' : sign, isCurrent: item.isOn, run: () => item.run() }];
}
