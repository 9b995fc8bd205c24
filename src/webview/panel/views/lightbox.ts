/** A picture in full, over the panel: zoomed, moved, compared with its neighbours, saved, copied, marked. */
import * as l10n from '@vscode/l10n';
import { html, nothing, render, type TemplateResult } from 'lit';
import type { ImageView } from '../../../protocol/index.ts';
import { iconButton } from '../../shared/iconButton.ts';
import type { PanelController } from '../panelController.ts';
import { pictureFacts } from './pictureFacts.ts';
import './pictureStage.ts';
import type { PictureStage, StagePoint } from './pictureStage.ts';

export interface LightboxOptions {
  /** What is laid over each picture that is shown; see `pictureStage.ts`. */
  overlayOf?(view: ImageView): unknown;
  /** The part to begin with, 0 to 1 of the picture's sides. */
  at?: { left: number; top: number; right: number; bottom: number };
}

let lightbox: Lightbox | undefined;

/** Beside it the other pictures of the conversation can be turned to. Esc, the button or a click outside closes. */
export function showPicture(view: ImageView, controller: PanelController, options: LightboxOptions = {}): void {
  lightbox ??= new Lightbox();
  lightbox.open(view, controller, options);
}

class Lightbox {
  readonly #dialog = document.createElement('dialog');
  #view: ImageView | undefined;
  #controller: PanelController | undefined;
  #options: LightboxOptions = {};
  #point: StagePoint | undefined;
  /** What came of the last thing that was done: the panel's own notices lie below the picture. */
  #said: { text: string; isError: boolean } | undefined;

  constructor() {
    this.#dialog.className = 'lightbox';
    this.#dialog.addEventListener('click', event => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.addEventListener('keydown', event => this.#onKey(event));
    document.body.append(this.#dialog);
  }

  open(view: ImageView, controller: PanelController, options: LightboxOptions): void {
    this.#view = view;
    this.#controller = controller;
    this.#options = options;
    this.#said = undefined;
    this.#draw();
    if (!this.#dialog.open) this.#dialog.showModal();
    const stage = this.#stage;
    stage?.fit();
    // Drawn a moment later where the stage is new.
    void stage?.updateComplete.then(() => stage.querySelector<HTMLElement>('.stage-scroll')?.focus());
    if (options.at) void stage?.reveal(options.at);
  }

  get #stage(): PictureStage | null {
    return this.#dialog.querySelector('glm-picture-stage');
  }

  /** Those of the conversation and the tray in their order; the shown one is among them, or alone. */
  get #neighbours(): readonly ImageView[] {
    const all = this.#controller?.pictures.all ?? [];
    return all.some(({ id }) => id === this.#view?.id) ? all : this.#view ? [this.#view] : [];
  }

  #copy(view: ImageView): void {
    void this.#tell(this.#controller?.pictures.copy(view));
  }

  #save(view: ImageView): void {
    void this.#tell(this.#controller?.pictures.save(view));
  }

  async #tell(work: Promise<string | undefined> | undefined): Promise<void> {
    try {
      const text = await work;
      this.#said = text === undefined ? undefined : { text, isError: false };
    } catch (error) {
      this.#said = { text: error instanceof Error ? error.message : String(error), isError: true };
    }
    this.#draw();
  }

  #beginPage(view: ImageView): void {
    void this.#tell(this.#controller?.pictures.beginPage(view)).then(() => {
      if (this.#said?.isError !== true) this.#dialog.close();
    });
  }

  #annotate(view: ImageView): void {
    this.#dialog.close();
    void this.#controller?.attach.annotate(view);
  }

  #turn(step: 1 | -1): void {
    const all = this.#neighbours;
    const index = all.findIndex(({ id }) => id === this.#view?.id);
    const next = all[index + step];
    if (!next) return;
    this.#view = next;
    this.#point = undefined;
    this.#said = undefined;
    this.#draw();
  }

  #onKey(event: KeyboardEvent): void {
    const stage = this.#stage;
    // Esc closes the picture and nothing else: the answer goes on.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === 'c' && this.#view) this.#copy(this.#view);
      return;
    }
    const turns = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 } as const;
    const step = Object.hasOwn(turns, event.key) ? turns[event.key as keyof typeof turns] : undefined;
    // The arrows move a picture that is larger than the stage.
    const isMove = event.key.startsWith('Arrow') && stage?.overflows === true;
    if (step !== undefined && !isMove) this.#turn(step);
    else if (!stage?.takeKey(event)) return;
    event.preventDefault();
  }

  #draw(): void {
    const view = this.#view;
    if (!view) return;
    this.#dialog.ariaLabel = view.name;
    const redraw = (): void => this.#draw();
    render(
      html`
        <div class="lightbox-bar">
          <p class="lightbox-name" title=${view.name}><strong>${view.name}</strong> <span>${pictureFacts(view)}</span></p>
          ${this.#turners()}
          <span class="lightbox-tools" role="group" aria-label=${l10n.t('Zoom')}>
            ${iconButton('zoom-out', l10n.t('Zoom Out (-)'), () => this.#stage?.zoomOut())}
            <span class="lightbox-zoom" aria-live="polite">${Math.round((this.#stage?.scale ?? 1) * 100)}%</span>
            ${iconButton('zoom-in', l10n.t('Zoom In (+)'), () => this.#stage?.zoomIn())}
            ${
              this.#stage?.isFit === false
                ? iconButton('screen-normal', l10n.t('Fit (0)'), () => this.#stage?.fit())
                : iconButton('screen-full', l10n.t('Actual Size (1)'), () => this.#stage?.zoomTo(1))
            }
          </span>
          <span class="lightbox-tools">
            ${iconButton('edit', l10n.t('Mark Up Picture'), () => this.#annotate(view))}
            ${iconButton('wand', l10n.t('Open in HTML Studio'), () => this.#beginPage(view))}
            ${iconButton('copy', l10n.t('Copy Picture'), () => this.#copy(view))}
            ${iconButton('save-as', l10n.t('Save Picture As…'), () => this.#save(view))}
            ${iconButton('close', l10n.t('Close'), () => this.#dialog.close())}
          </span>
        </div>
        <glm-picture-stage
          .src=${view.uri}
          .width=${view.width}
          .height=${view.height}
          .label=${view.name}
          .overlay=${this.#options.overlayOf?.(view) ?? nothing}
          @stage-zoom=${redraw}
          @stage-point=${({ detail }: CustomEvent<StagePoint | undefined>) => {
            this.#point = detail;
            this.#draw();
          }}
        ></glm-picture-stage>
        <p class="lightbox-foot">
          <span role="status" class=${this.#said?.isError ? 'lightbox-problem' : ''}>${this.#said?.text}</span>
          ${this.#point ? l10n.t('Pixel {0}, {1}', this.#point.x, this.#point.y) : l10n.t('Scroll to zoom, drag to move')}
        </p>
      `,
      this.#dialog,
    );
  }

  #turners(): TemplateResult | typeof nothing {
    const all = this.#neighbours;
    if (all.length < 2) return nothing;
    const index = all.findIndex(({ id }) => id === this.#view?.id);
    return html`<span class="lightbox-tools" role="group" aria-label=${l10n.t('Pictures of the conversation')}>
      ${iconButton('chevron-left', l10n.t('Previous Picture'), () => this.#turn(-1), index === 0)}
      <span class="lightbox-zoom">${l10n.t('{0} of {1}', index + 1, all.length)}</span>
      ${iconButton('chevron-right', l10n.t('Next Picture'), () => this.#turn(1), index === all.length - 1)}
    </span>`;
  }
}
