/**
 * The model's thoughts: a glimpse of the latest while it thinks, folded away once it answers, open as long as the user
 * wants. The clock runs only while the model thinks.
 */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { formatCount, formatDuration, pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import { MarkdownView } from '../markdown/markdownView.ts';
import type { AssistantTurn } from '../state/panelModel.ts';

export class ThinkingFold extends LitElement {
  static override properties = { turn: { attribute: false }, choice: { state: true } };
  declare turn: AssistantTurn;
  /** What the user chose; without, it is open a crack while the model thinks. */
  declare choice: 'open' | 'closed' | undefined;
  #view: MarkdownView | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTicking();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  get #isThinking(): boolean {
    const { status, text, reasoningMs } = this.turn.view;
    return status === 'streaming' && text === '' && reasoningMs === undefined;
  }

  protected override render(): unknown {
    const thinking = this.#isThinking;
    const open = this.choice === 'open';
    const glimpse = thinking && this.choice === undefined;
    const locale = pageLocale(document.documentElement);
    const length = l10n.t('{0} characters', formatCount(this.turn.view.reasoning.length, locale));
    return html`
      <button
        type="button"
        class="thinking-head ${thinking ? 'is-running' : ''}"
        aria-expanded=${open}
        @click=${this.#toggle}
      >
        ${icon(open ? 'chevron-down' : 'chevron-right')}
        <span class="thinking-label">${this.#label(thinking, locale)}</span>
        <span class="thinking-length">${length}</span>
      </button>
      ${
        open || glimpse
          ? html`<div class="thinking-body ${open ? '' : 'is-glimpse'}"><div class="markdown is-muted"></div></div>`
          : nothing
      }
    `;
  }

  #label(thinking: boolean, locale: string): string {
    const { reasoningMs } = this.turn.view;
    const { clock } = this.turn;
    if (thinking) {
      const elapsedMs = clock ? Math.max(0, performance.now() - clock.fromMs) : 0;
      // Whole seconds: tenths would only flicker.
      return l10n.t('Thinking… {0}', formatDuration(Math.floor(elapsedMs / 1000) * 1000, locale));
    }
    const tookMs = reasoningMs ?? (clock?.toMs === undefined ? undefined : clock.toMs - clock.fromMs);
    return tookMs === undefined ? l10n.t('Thoughts') : l10n.t('Thought for {0}', formatDuration(tookMs, locale));
  }

  protected override updated(_changed: PropertyValues): void {
    const body = this.querySelector<HTMLElement>('.thinking-body > .markdown');
    if (!body) this.#view = undefined;
    else if (this.#view?.element !== body) this.#view = new MarkdownView(body);
    this.#view?.show(this.turn.view.reasoning.trimStart(), !this.#isThinking);
    if (this.#isThinking && this.isConnected) this.#tick ??= setInterval(() => this.requestUpdate(), 1000);
    else this.#stopTicking();
  }

  #stopTicking(): void {
    clearInterval(this.#tick);
    this.#tick = undefined;
  }

  #toggle(): void {
    this.choice = this.choice === 'open' ? 'closed' : 'open';
  }
}

customElements.define('glm-thinking', ThinkingFold);
