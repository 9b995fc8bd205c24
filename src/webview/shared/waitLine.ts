/** Why an answer has not begun, counted down by the second. */
import { html, LitElement, type PropertyValues } from 'lit';
import type { WaitView } from '../../protocol/index.ts';
import { pageLocale } from './format.ts';
import { waitText } from './waitText.ts';

export class WaitLine extends LitElement {
  static override properties = { wait: { attribute: false } };
  declare wait: WaitView;
  /** `performance.now()` when the wait arrived. */
  #sinceMs = 0;
  #tick: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#tick);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('wait')) this.#sinceMs = performance.now();
  }

  get #leftMs(): number | undefined {
    const { retryInMs } = this.wait;
    return retryInMs === undefined ? undefined : Math.max(0, retryInMs - (performance.now() - this.#sinceMs));
  }

  protected override render(): unknown {
    return html`<span>${waitText(this.wait, this.#leftMs, pageLocale(document.documentElement))}</span>`;
  }

  protected override updated(): void {
    clearTimeout(this.#tick);
    const left = this.#leftMs;
    // At the turn of the second: whole seconds are shown, rounded up.
    if (left && this.isConnected) this.#tick = setTimeout(() => this.requestUpdate(), left % 1000 || 1000);
  }
}

customElements.define('glm-wait-line', WaitLine);
