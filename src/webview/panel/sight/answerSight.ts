/** What an answer shows beside its words: its places on the pictures, its voice, the pages it rests on. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import type { DifferenceView } from '../../../protocol/index.ts';
import type { AssistantTurn } from '../state/panelModel.ts';
import { showAttachment } from '../attach/attachmentPreview.ts';
import { AnswerMarks } from './answerMarks.ts';
import type { ShownRegion } from './shownRegion.ts';
import { comparedRegions, linkedKeys } from './comparedRegions.ts';
import { differenceList } from './differenceList.ts';
import { mediaPlaceOf } from './mediaMarks.ts';
import { regionFigure } from './regionFigure.ts';
import type { RegionEventDetail } from './regionLayer.ts';
import { openRegionMenu } from './regionMenu.ts';
import { showRegion } from './showRegion.ts';
import { lightUp } from './lightUp.ts';
import './soundPlayer.ts';
import { sourceList } from './sourceList.ts';

export class AnswerSight extends LitElement {
  static override properties = {
    turn: { attribute: false },
    controller: { attribute: false },
    folded: { state: true },
    regions: { state: true },
  };
  declare turn: AssistantTurn;
  declare controller: PanelController;
  /** The user put the pictures away. */
  declare folded: boolean;
  declare regions: readonly ShownRegion[];
  #marks: AnswerMarks | undefined;
  #marked = '';
  #answer: Element | null = null;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    this.folded = false;
    this.regions = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.controller?.sight.onDrawsChange(() => this.#restart());
    this.#answer = this.closest('glm-assistant-turn');
    for (const type of linkTypes) this.#answer?.addEventListener(type, this.#onLink);
    for (const type of useTypes) this.#answer?.addEventListener(type, this.#onUse as EventListener);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    for (const type of linkTypes) this.#answer?.removeEventListener(type, this.#onLink);
    for (const type of useTypes) this.#answer?.removeEventListener(type, this.#onUse as EventListener);
  }

  /** What marks the answer's text; `undefined` where nothing in it can point at anything. */
  get marks(): AnswerMarks | undefined {
    const { view } = this.turn;
    const { sight } = this.controller;
    const pictures = sight.draws ? sight.picturesOf(view.id) : [];
    const sources = view.sources ?? [];
    const media = sight.mediaOf(view.id);
    this.#marked = this.#stateOf();
    this.#marks =
      pictures.length === 0 && sources.length === 0 && media.length === 0
        ? undefined
        : new AnswerMarks({
            pictures,
            sources,
            media,
            coordinates: view.coordinates ?? 'thousandths',
            changed: () => this.#changed(),
          });
    if (this.regions.length > 0) this.#changed();
    return this.#marks;
  }

  /** What the marks rest on: another one makes the text be marked anew. */
  #stateOf(): string {
    const { view } = this.turn;
    const { sight } = this.controller;
    const pictures = sight.draws ? sight.picturesOf(view.id).map(({ id }) => id) : [];
    const media = sight.mediaOf(view.id).map(({ id }) => id);
    return JSON.stringify([pictures, media, view.sources?.length ?? 0, view.coordinates]);
  }

  #changing = false;
  #changed(): void {
    if (this.#changing) return;
    this.#changing = true;
    // After the text is rendered whole: several blocks may change at once.
    queueMicrotask(() => {
      this.#changing = false;
      this.#setRegions();
    });
  }

  /** What differs between two pictures is numbered once for both, and the words take its colour on. */
  #setRegions(): void {
    const found = this.#marks?.regions ?? [];
    const { differences } = this.turn.view;
    this.regions = differences && this.controller.sight.draws ? comparedRegions(differences, found) : found;
    if (!differences) return;
    const colors = new Map(this.regions.map(({ key, color }) => [key, color]));
    for (const chip of this.#answer?.querySelectorAll<HTMLElement>('.region-chip') ?? []) {
      const color = colors.get(chip.dataset.region ?? '');
      if (color !== undefined) chip.dataset.color = String(color);
    }
  }

  #restart(): void {
    if (this.#marked === this.#stateOf()) return;
    this.dispatchEvent(new CustomEvent('marks-changed', { bubbles: true }));
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('turn') && this.#marked !== '') this.#restart();
    const before = changed.get('turn') as AssistantTurn | undefined;
    if (changed.has('turn') && before?.view.differences !== this.turn.view.differences) this.#changed();
  }

  protected override render(): unknown {
    const { view } = this.turn;
    const { differences } = view;
    return html`${this.regions.length === 0 ? nothing : this.#figures()}
    ${differences && !(this.folded && this.regions.length > 0) ? this.#differences(differences) : nothing}
    ${view.sound ? html`<glm-sound .sound=${view.sound} .turnId=${view.id} .controller=${this.controller}></glm-sound>` : nothing}
    ${view.sources?.length ? sourceList(view.sources, href => this.controller.turns.openLink(href)) : nothing}`;
  }

  #figures(): unknown {
    const pictures = this.#pictures;
    const shown = pictures.map((picture, index) => ({
      picture,
      regions: this.regions.filter(region => region.picture === index),
    }));
    const { differences } = this.turn.view;
    const count = this.regions.length;
    const used = shown.filter(({ regions }) => regions.length > 0).length;
    const inOne = count === 1 ? l10n.t('1 region in the picture') : l10n.t('{0} regions in the picture', count);
    const title = used > 1 ? l10n.t('{0} regions in {1} pictures', count, used) : inOne;
    return html`<section class="answer-regions" aria-label=${title}>
      <div class="region-head">
        <button
          type="button"
          class="text-button"
          aria-expanded=${!this.folded}
          @click=${() => {
            this.folded = !this.folded;
          }}
        >
          ${icon(this.folded ? 'chevron-right' : 'chevron-down')} ${title}
        </button>
        <span class="grow"></span>
        <button
          type="button"
          class="icon-button"
          aria-label=${l10n.t('Draw No Regions')}
          title=${l10n.t('Draw no regions, in any answer. The settings bring them back.')}
          @click=${() => this.#drawNone()}
        >
          ${icon('eye-closed')}
        </button>
      </div>
      ${
        this.folded
          ? nothing
          : html`<div class="region-figures ${differences ? 'is-compared' : ''}">
              ${shown.map(({ picture, regions }) =>
                regions.length === 0 && !differences
                  ? nothing
                  : regionFigure({
                      picture,
                      regions,
                      listless: differences !== undefined,
                      open: region => this.#open(region),
                      menu: (region, at) => this.#menu(region, at),
                    }),
              )}
            </div>`
      }
    </section>`;
  }

  #differences(differences: readonly DifferenceView[]): unknown {
    return differenceList({
      differences,
      regions: this.regions,
      open: region => this.#open(region),
      menu: (region, at) => this.#menu(region, at),
    });
  }

  get #pictures() {
    return this.controller.sight.picturesOf(this.turn.view.id);
  }

  #drawNone(): void {
    this.controller.sight.draw(false);
    this.controller.say(
      l10n.t('Regions are no longer drawn. Search the settings for “{0}” to bring them back.', 'drawRegions'),
    );
  }

  #open(region: ShownRegion): void {
    const { controller, regions } = this;
    showRegion({ region, regions, pictures: this.#pictures, controller });
  }

  #menu(region: ShownRegion, at: { x: number; y: number }): void {
    const { controller, regions } = this;
    openRegionMenu({
      region,
      regions,
      pictures: this.#pictures,
      controller,
      at,
      parent: document.body,
      show: () => this.#open(region),
    });
  }

  /** The place in the text, in the picture and in the list light up together. */
  #onLink = (event: Event): void => {
    const isEnd = event.type === 'pointerout' || event.type === 'focusout';
    const key = isEnd ? undefined : regionKeyOf(event.target);
    lightUp(this.#answer, key === undefined ? [] : linkedKeys(this.regions, key));
  };

  #onUse = (event: Event): void => {
    if (event instanceof CustomEvent) {
      const { region, at } = event.detail as RegionEventDetail;
      if (event.type === 'region-open') this.#open(region);
      else if (at) this.#menu(region, at);
      return;
    }
    if (!(event.target instanceof Element)) return;
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    const place = mediaPlaceOf(event.target, this.controller.sight.mediaOf(this.turn.view.id));
    if (place && event.type !== 'contextmenu') {
      event.preventDefault();
      showAttachment(place.media, this.controller, false, place.at);
      return;
    }
    const source = event.target.closest<HTMLElement>('.source-mark')?.dataset.source;
    const chip = event.target.closest('.region-chip');
    const region = chip ? this.regions.find(({ key }) => key === regionKeyOf(chip)) : undefined;
    if (source === undefined && !region) return;
    event.preventDefault();
    if (source !== undefined) this.#showSource(Number(source));
    else if (region && event.type === 'contextmenu') {
      const { left, bottom } = (chip as Element).getBoundingClientRect();
      this.#menu(region, { x: left, y: bottom });
    } else if (region) this.#open(region);
  };

  #showSource(index: number): void {
    const list = this.querySelector<HTMLDetailsElement>('details.sources');
    if (list) list.open = true;
    this.querySelectorAll<HTMLElement>('.source')[index]?.querySelector<HTMLElement>('a, .source-title')?.focus();
  }
}

const linkTypes = ['pointerover', 'pointerout', 'focusin', 'focusout'] as const;
const useTypes = ['click', 'keydown', 'contextmenu', 'region-open', 'region-menu'] as const;

function regionKeyOf(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-region]')?.dataset.region : undefined;
}

customElements.define('glm-answer-sight', AnswerSight);
