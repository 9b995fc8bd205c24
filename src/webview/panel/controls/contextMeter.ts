/** How much of the model's context the next question takes, what goes into it, and what it costs. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ContextView } from '../../../protocol/index.ts';
import { formatCount, pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import { isRunning, type PanelModel, readyAttachments } from '../state/panelModel.ts';
import { contextMark } from './contextMark.ts';

/** After the last key: the host reckons with the whole conversation. */
const restMs = 350;
const edgePx = 8;

export class ContextMeter extends LitElement {
  static override properties = {
    model: { attribute: false },
    controller: { attribute: false },
    draft: { attribute: false },
    view: { state: true },
    isOpen: { state: true },
  };
  declare model: PanelModel;
  declare controller: PanelController;
  declare draft: string;
  declare view: ContextView | undefined;
  declare isOpen: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: readonly unknown[] = [];
  /** Answers to older questions are dropped. */
  #round = 0;

  constructor() {
    super();
    this.isOpen = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(_changed: PropertyValues): void {
    const { phase, controls, tray, turns, usage } = this.model;
    if (phase !== 'open') return;
    const asks = [controls, tray, turns.length, usage, isRunning(this.model), this.draft];
    if (asks.every((value, index) => value === this.#asked[index])) return;
    this.#asked = asks;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#measure(), restMs);
  }

  async #measure(): Promise<void> {
    const round = ++this.#round;
    const ids = readyAttachments(this.model).map(({ id }) => id);
    const view = await this.controller.controls.measure(this.draft, ids);
    if (round !== this.#round || !view) return;
    this.view = view;
    contextMark.set(view.firstTurnId);
  }

  protected override render(): unknown {
    const { view } = this;
    if (!view || view.modelLabel === '') return nothing;
    const used = view.system + view.history + view.attachments + view.question;
    const share = view.limit === undefined ? undefined : Math.min(1, (used + view.reply) / view.limit);
    const isCut = view.leftOutAttachments + view.leftOutTurns > 0;
    const tone = view.fits ? (isCut || (share ?? 0) > 0.85 ? 'is-warning' : '') : 'is-full';
    const percent = share === undefined ? undefined : percentOf(view.limit ? used / view.limit : 0);
    const name =
      percent === undefined
        ? l10n.t('Context: {0} tokens', count(used))
        : l10n.t('Context: {0} of {1} tokens used', percent, count(view.limit ?? 0));
    return html`
      <button
        type="button"
        class="meter-face ${tone}"
        popovertarget="context-meter"
        aria-haspopup="dialog"
        aria-expanded=${this.isOpen}
        aria-label=${view.fits ? name : l10n.t('{0}. The question is too long.', name)}
        title=${name}
      >
        ${
          share === undefined
            ? icon('dashboard')
            : html`<span class="meter-ring" style="--used: ${Math.max(0.02, view.limit ? used / view.limit : 0)}"></span>`
        }
        <span class="meter-text">${percent ?? count(used)}</span>
      </button>
      <div
        class="choice-popover menu-surface meter-popover"
        id="context-meter"
        popover="auto"
        role="dialog"
        aria-label=${l10n.t('Context')}
        tabindex="-1"
        @beforetoggle=${(event: ToggleEvent) => {
          this.isOpen = event.newState === 'open';
        }}
        @toggle=${this.#onToggled}
        @keydown=${this.#onKeyDown}
      >
        ${this.isOpen ? this.#breakdown(view, used) : nothing}
      </div>
    `;
  }

  #breakdown(view: ContextView, used: number): TemplateResult {
    const rows = [
      { kind: 'system', label: l10n.t('System prompt'), tokens: view.system },
      { kind: 'history', label: l10n.t('Conversation'), tokens: view.history },
      { kind: 'attachments', label: l10n.t('Attachments'), tokens: view.attachments },
      { kind: 'question', label: l10n.t('This question'), tokens: view.question },
      { kind: 'reply', label: l10n.t('Kept free for the answer'), tokens: view.reply },
    ];
    const whole = Math.max(view.limit ?? 0, used + view.reply);
    return html`
      <h2 class="meter-title">${l10n.t('What {0} reads next', view.modelLabel)}</h2>
      <div class="meter-bar" aria-hidden="true">
        ${rows.map(({ kind, tokens }) => html`<i class="is-${kind}" style="flex-grow: ${tokens / whole}"></i>`)}
        <i style="flex-grow: ${Math.max(0, (whole - used - view.reply) / whole)}"></i>
      </div>
      <table class="meter-table">
        <tbody>
          ${rows.map(
            ({ kind, label, tokens }) =>
              html`<tr>
                <th scope="row"><span class="meter-key is-${kind}" aria-hidden="true"></span>${label}</th>
                <td>${count(tokens)}</td>
              </tr>`,
          )}
          <tr class="meter-sum">
            <th scope="row">${l10n.t('Together')}</th>
            <td>${view.limit === undefined ? count(used + view.reply) : `${count(used + view.reply)} / ${count(view.limit)}`}</td>
          </tr>
        </tbody>
      </table>
      <p class="meter-note">
        ${view.isMeasured ? l10n.t('Tokens, by what the endpoint counted last.') : l10n.t('Tokens, estimated.')}
        ${view.limit === undefined ? l10n.t('How much the model reads is not known.') : nothing}
      </p>
      ${leftOut(view)}
      <dl class="meter-costs">
        <dt>${l10n.t('Reading this')}</dt>
        <dd>${view.cost}</dd>
        ${this.model.usage === undefined ? nothing : html`<dt>${l10n.t('So far')}</dt><dd>${this.model.usage}</dd>`}
        <dt>${l10n.t('Today')}</dt>
        <dd>${view.today ?? l10n.t('nothing asked yet')}</dd>
      </dl>
    `;
  }

  #onToggled = async (event: ToggleEvent): Promise<void> => {
    if (event.newState !== 'open') return;
    await this.updateComplete;
    const popover = this.querySelector<HTMLElement>('.meter-popover');
    const face = this.querySelector('.meter-face');
    if (!popover || !face) return;
    const { right, top } = face.getBoundingClientRect();
    popover.style.maxHeight = `${Math.max(120, top - 2 * edgePx)}px`;
    popover.style.bottom = `${window.innerHeight - top + 4}px`;
    popover.style.left = `${Math.max(edgePx, right - popover.offsetWidth)}px`;
    popover.focus();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Esc elsewhere stops an answer.
    event.preventDefault();
    event.stopPropagation();
    this.querySelector<HTMLElement>('.meter-popover')?.hidePopover();
    this.querySelector<HTMLElement>('.meter-face')?.focus();
  };
}

function leftOut({ leftOutTurns, leftOutAttachments, fits }: ContextView): TemplateResult | typeof nothing {
  const lines = [
    ...(fits ? [] : [l10n.t('This question alone is more than the model reads. Shorten it, or attach less.')]),
    ...(leftOutTurns > 0 ? [l10n.t('The first {0} messages no longer fit and are left out.', leftOutTurns)] : []),
    ...(leftOutAttachments > 0 ? [l10n.t('Earlier attachments that are left out: {0}', leftOutAttachments)] : []),
  ];
  if (lines.length === 0) return nothing;
  return html`<div class="meter-left">${icon('warning')}<span>${lines.map(line => html`<span>${line} </span>`)}</span></div>`;
}

function count(value: number): string {
  return formatCount(value, pageLocale(document.documentElement));
}

/** Never "0 %" of what is not nothing. */
function percentOf(share: number): string {
  const format = new Intl.NumberFormat(pageLocale(document.documentElement), {
    style: 'percent',
    maximumFractionDigits: share < 0.01 ? 1 : 0,
  });
  return share > 0 && share < 0.001 ? `<\u2009${format.format(0.001)}` : format.format(share);
}

customElements.define('glm-context-meter', ContextMeter);
