/** Two versions side by side, in the place of the stage: the current one and another. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { PageView, VersionView } from '../../../protocol/index.ts';
import { pageLocale } from '../../shared/format.ts';
import { iconButton } from '../../shared/iconButton.ts';
import { fitSheets } from '../fitSheets.ts';
import { PageFrameView } from '../pageFrameView.ts';
import { PageHeight } from '../pageHeight.ts';
import { isBusy, isWriting } from '../studioModel.ts';
import type { ViewChoices } from '../view/viewChoices.ts';
import { viewportOf } from '../view/viewport.ts';
import type { VersionActions } from './versionActions.ts';
import { answerFacts, formatScore } from './versionFacts.ts';
import { findVersion, type VersionsModel } from './versionsModel.ts';

/** Around the sheets, as in the style sheet. */
const paddingPx = 24;
/** Of the bar above each sheet, beside what a caption takes. */
const captionPx = 44;

export class BesideView extends LitElement {
  static override properties = {
    actions: { attribute: false },
    model: { attribute: false },
    page: { attribute: false },
    view: { attribute: false },
    frameSource: { attribute: false },
    dressed: { attribute: false },
  };
  declare actions: VersionActions;
  declare model: VersionsModel;
  declare page: PageView;
  declare view: ViewChoices;
  /** The document of the sandboxed frames. */
  declare frameSource: string;
  /** A page with all that it needs to be shown. */
  declare dressed: (html: string) => string;
  #sheets: Sheets | undefined;
  #room = { width: 1, height: 1 };
  #resize: ResizeObserver | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(() => {
      const width = Math.max(1, this.clientWidth - 2 * paddingPx);
      const height = Math.max(1, this.clientHeight - 2 * paddingPx - captionPx);
      if (width === this.#room.width && height === this.#room.height) return;
      this.#room = { width, height };
      this.requestUpdate();
    });
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { beside, view } = this.model;
    const { scheme } = this.view;
    const other = findVersion(this.model, beside?.id);
    if (!beside || !other) return nothing;
    const { width, height: least } = viewportOf(this.page, this.view);
    const sheets = this.#sheetsOf(least);
    sheets.now.frame.show(this.dressed(this.page.html), isWriting(this.page));
    sheets.other.frame.show(this.dressed(beside.html), false);
    const { scale, stacked } = fitSheets({
      width,
      height: Math.min(least, Math.max(sheets.now.height.value, sheets.other.height.value)),
      roomWidth: this.#room.width,
      roomHeight: this.#room.height,
      compare: true,
      ...(this.view.zoom === undefined ? {} : { zoom: this.view.zoom }),
    });
    const isOff = isBusy(this.page);
    return html`<div class="sheets ${stacked ? 'is-stacked' : ''}">
      ${sheet(sheets.now, { width, scale, scheme }, l10n.t('Now'), findVersion(this.model, view.currentId), nothing)}
      ${sheet(
        sheets.other,
        { width, scale, scheme },
        undefined,
        other,
        html`<vscode-button ?disabled=${isOff} @click=${() => this.actions.useBeside()}>${l10n.t('Use This One')}</vscode-button>
        ${iconButton('close', l10n.t('Close'), () => this.actions.closeBeside())}`,
      )}
    </div>`;
  }

  /** Of another size, or of another version, they are measured anew. */
  #sheetsOf(least: number): Sheets {
    if (!this.#sheets) this.#sheets = { least, now: this.#sheet(least), other: this.#sheet(least) };
    else if (this.#sheets.least !== least) {
      const { now, other } = this.#sheets;
      now.height = new PageHeight(least);
      other.height = new PageHeight(least);
      this.#sheets = { least, now, other };
    }
    return this.#sheets;
  }

  #sheet(least: number): Sheet {
    const frame = new PageFrameView(this.frameSource, {
      shown: shown => {
        const before = made.height.value;
        made.height.measured(shown);
        if (made.height.value !== before) this.requestUpdate();
      },
      link: () => undefined,
      zoomKey: () => false,
      zoomWheel: () => undefined,
      point: () => undefined,
      ready: () => undefined,
      unloaded: () => undefined,
    });
    const made: Sheet = { frame, height: new PageHeight(least) };
    return made;
  }
}

interface Sheet {
  readonly frame: PageFrameView;
  height: PageHeight;
}

interface Sheets {
  /** The height that both were laid out for. */
  readonly least: number;
  readonly now: Sheet;
  readonly other: Sheet;
}

function sheet(
  { frame, height }: Sheet,
  { width, scale, scheme }: { width: number; scale: number; scheme: ViewChoices['scheme'] },
  label: string | undefined,
  version: VersionView | undefined,
  controls: unknown,
): TemplateResult {
  const size = { width: `${width * scale}px`, height: `${height.value * scale}px` };
  const paper = {
    width: `${width}px`,
    height: `${height.value}px`,
    transform: `scale(${scale})`,
    '--page-scheme': scheme,
  };
  const title = [label, version?.title].filter(text => text !== undefined).join(' · ');
  const facts = [
    ...(version?.score === undefined
      ? []
      : [l10n.t('{0} like the screenshot', formatScore(version.score, pageLocale(document.documentElement)))]),
    ...(version ? [answerFacts(version)] : []),
  ].filter(text => text !== '');
  return html`<figure class="sheet" style=${styleMap({ width: size.width })}>
    <figcaption class="beside-caption">
      <span class="beside-words">
        <span class="beside-title" title=${title}>${title}</span>
        <span class="beside-facts" title=${facts.join(' · ')}>${facts.join(' · ')}</span>
      </span>
      ${controls}
    </figcaption>
    <div class="paper" style=${styleMap(size)}>
      <div class="frame" style=${styleMap(paper)}>${frame.element}</div>
    </div>
  </figure>`;
}

customElements.define('glm-versions-beside', BesideView);
