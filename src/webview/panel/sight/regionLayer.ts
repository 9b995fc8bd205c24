/**
 * Boxes and points over a picture. Lies exactly over the picture it is put into (`position: relative`), whatever size
 * that is shown at: everything stands in percent of it. Tab leads in and out, arrow keys from one to the next.
 */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { ImageView } from '../../../protocol/index.ts';
import type { ShownRegion } from './shownRegion.ts';
import { shortName, spokenName } from './regionNames.ts';
import { thinOutTags } from './thinOutTags.ts';

/** With more, names would cover the picture: they show for the one that is looked at. */
const mostNames = 12;

/** What happened to a region in the layer; `at`: where a menu belongs, in CSS pixels of the window. */
export interface RegionEventDetail {
  readonly region: ShownRegion;
  readonly at?: { readonly x: number; readonly y: number };
}

export class RegionLayer extends LitElement {
  static override properties = {
    picture: { attribute: false },
    regions: { attribute: false },
    current: { state: true },
    lit: { state: true },
  };
  declare picture: ImageView;
  /** Those of this picture. */
  declare regions: readonly ShownRegion[];
  /** Key of the one that Tab leads to. */
  declare current: string | undefined;
  /** Key of the one that is looked at: under the pointer, under the keyboard, or just asked for. */
  declare lit: string | undefined;
  /** Key of the one that the layer was opened for: it stays lit until the keyboard goes on. */
  #asked: string | undefined;

  /** In a smaller picture fewer names have room. */
  readonly #sizes = new ResizeObserver(() => this.#thinOut());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('regions')) this.#thinOut();
  }

  #thinOut(): void {
    thinOutTags(this.querySelectorAll<HTMLElement>('.region-tag'));
  }

  /** Puts the keyboard on the region that the layer was opened for. */
  focusRegion(key: string): void {
    this.#asked = key;
    this.current = key;
    // After whatever it stands in took the focus for itself.
    requestAnimationFrame(() => this.#focus(key));
  }

  #focus(key: string): void {
    this.current = key;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`.region[data-region="${key}"]`)?.focus());
  }

  protected override render(): unknown {
    const reachable = this.regions.some(({ key }) => key === this.current) ? this.current : this.regions[0]?.key;
    const isFull = this.regions.length > mostNames;
    return html`<div
      class="region-layer ${isFull ? 'is-full' : ''}"
      role="group"
      aria-label=${l10n.t('Regions in {0}', this.picture.name)}
      @keydown=${this.#onKeyDown}
    >
      ${repeat(
        this.regions,
        ({ key }) => key,
        region => this.#region(region, region.key === reachable),
      )}
      ${this.regions.map(region => this.#tag(region))}
    </div>`;
  }

  #region(region: ShownRegion, isReachable: boolean): unknown {
    const { box, kind, key, color, onlySaid } = region;
    const percent = (share: number): string => `${share * 100}%`;
    const place = {
      left: percent(box.left),
      top: percent(box.top),
      width: percent(box.right - box.left),
      height: percent(box.bottom - box.top),
      // What lies in another one stays within reach.
      'z-index': String(1 + Math.round((1 - (box.right - box.left) * (box.bottom - box.top)) * 1000)),
    };
    return html`<button
      type="button"
      class="region is-${kind} ${onlySaid ? 'is-only-said' : ''} ${this.#isLit(key) ? 'is-lit' : ''}"
      data-region=${key}
      data-color=${color}
      style=${styleMap(place)}
      tabindex=${isReachable ? 0 : -1}
      aria-label=${spokenName(region, this.picture)}
      @focus=${() => {
        this.current = key;
        this.lit = key;
        if (this.#asked !== key) this.#asked = undefined;
      }}
      @pointerenter=${() => {
        this.lit = key;
      }}
      @pointerleave=${() => {
        this.lit = undefined;
      }}
      @click=${() => this.#tell('region-open', { region })}
      @contextmenu=${(event: MouseEvent) => this.#onMenu(event, region)}
    >
      ${kind === 'point' ? html`<span class="region-cross"></span>` : nothing}
    </button>`;
  }

  #isLit(key: string): boolean {
    return this.lit === key || this.#asked === key;
  }

  /** Apart from the region: a name must not hide behind another one's frame. */
  #tag(region: ShownRegion): unknown {
    const { box, kind, key, color } = region;
    const isRight = box.left > 0.7;
    const place = {
      [isRight ? 'right' : 'left']: `${(isRight ? 1 - box.right : box.left) * 100}%`,
      top: `${box.top * 100}%`,
    };
    return html`<span
      class="region-tag is-${kind} ${isRight ? 'is-right' : ''} ${box.top < 0.12 ? 'is-inside' : ''} ${this.#isLit(key) ? 'is-lit' : ''}"
      data-region=${key}
      data-color=${color}
      style=${styleMap(place)}
      aria-hidden="true"
      >${shortName(region)}</span
    >`;
  }

  #onMenu(event: MouseEvent, region: ShownRegion): void {
    event.preventDefault();
    event.stopPropagation();
    const { bottom, left } = (event.currentTarget as Element).getBoundingClientRect();
    // By keyboard it comes from nowhere.
    const at =
      event.detail === 0 && event.button !== 2 ? { x: left, y: bottom } : { x: event.clientX, y: event.clientY };
    this.#tell('region-menu', { region, at });
  }

  #tell(type: 'region-open' | 'region-menu', detail: RegionEventDetail): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const last = this.regions.length - 1;
    const at = this.regions.findIndex(({ key }) => key === this.current);
    const next = step === 'first' ? 0 : step === 'last' ? last : (Math.max(0, at) + step + last + 1) % (last + 1);
    const region = this.regions[next];
    if (region) this.#focus(region.key);
  };
}

const steps: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: 'first',
  End: 'last',
};

customElements.define('glm-region-layer', RegionLayer);
