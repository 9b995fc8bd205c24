/** A drawing below its source: zoomed and moved by mouse and keys, shown large, copied and saved. */
import * as l10n from '@vscode/l10n';

export type DiagramAction = 'zoom-in' | 'zoom-out' | 'fit' | 'large' | 'copy' | 'save-svg' | 'save-png';

const zoomStep = 1.25;
const zoomRange = [0.1, 8] as const;

export class DiagramFigure {
  readonly element = document.createElement('figure');
  readonly #view = document.createElement('div');
  readonly #drawing = document.createElement('div');
  readonly #act: (action: DiagramAction) => void;
  #svg: SVGSVGElement | undefined;
  /** Of its own size; undefined: as large as there is room, never larger than itself. */
  #zoom: number | undefined;
  #dialog: HTMLDialogElement | undefined;

  /** `act`: what leaves the page. */
  constructor(act: (action: 'copy' | 'save-svg' | 'save-png') => void) {
    this.#act = action => this.#do(action, act);
    this.element.className = 'diagram';
    this.#view.className = 'diagram-view';
    this.#view.tabIndex = 0;
    this.#view.role = 'img';
    this.#view.ariaLabel = l10n.t('Diagram');
    // Its styles are its own: nothing in it reaches the page.
    this.#drawing.attachShadow({ mode: 'open' });
    this.#view.append(this.#drawing);
    this.element.append(this.#toolbar(), this.#view);
    this.#view.addEventListener('keydown', event => this.#onKey(event));
    this.#view.addEventListener('wheel', event => this.#onWheel(event), { passive: false });
    this.#view.addEventListener('pointerdown', event => this.#onPointer(event));
  }

  get svg(): SVGSVGElement | undefined {
    return this.#svg;
  }

  show(svg: SVGSVGElement): void {
    this.#svg = svg;
    this.#drawing.shadowRoot?.replaceChildren(svg);
    const title = svg.querySelector('title')?.textContent?.trim();
    this.#view.ariaLabel = title ? l10n.t('Diagram: {0}', title) : l10n.t('Diagram');
    this.#size();
  }

  #do(action: DiagramAction, act: (action: 'copy' | 'save-svg' | 'save-png') => void): void {
    if (action === 'zoom-in') this.#zoomBy(zoomStep);
    else if (action === 'zoom-out') this.#zoomBy(1 / zoomStep);
    else if (action === 'fit') this.#zoomTo(undefined);
    else if (action === 'large') this.#toggleLarge();
    else act(action);
  }

  #toolbar(): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'diagram-tools';
    bar.role = 'toolbar';
    bar.ariaLabel = l10n.t('Diagram');
    const tools: readonly [DiagramAction, string, string][] = [
      ['zoom-in', 'zoom-in', l10n.t('Zoom In')],
      ['zoom-out', 'zoom-out', l10n.t('Zoom Out')],
      ['fit', 'screen-normal', l10n.t('Fit')],
      ['large', 'screen-full', l10n.t('Show Large')],
      ['copy', 'copy', l10n.t('Copy as Picture')],
      ['save-svg', 'save', l10n.t('Save as SVG…')],
      ['save-png', 'file-media', l10n.t('Save as PNG…')],
    ];
    for (const [action, icon, label] of tools) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'icon-button';
      button.title = label;
      button.ariaLabel = label;
      const glyph = document.createElement('span');
      glyph.className = `codicon codicon-${icon}`;
      glyph.ariaHidden = 'true';
      button.append(glyph);
      button.addEventListener('click', () => this.#act(action));
      bar.append(button);
    }
    return bar;
  }

  #zoomBy(factor: number): void {
    const width = this.#svg?.getBoundingClientRect().width ?? 0;
    const now = this.#zoom ?? width / Math.max(1, this.#ownSize().width);
    this.#zoomTo(Math.min(zoomRange[1], Math.max(zoomRange[0], now * factor)));
  }

  #zoomTo(zoom: number | undefined): void {
    this.#zoom = zoom;
    this.#size();
  }

  #size(): void {
    if (!this.#svg) return;
    const { width, height } = this.#ownSize();
    const scale = this.#zoom ?? 1;
    this.#svg.setAttribute('width', String(width * scale));
    this.#svg.setAttribute('height', String(height * scale));
    this.#svg.style.maxWidth = this.#zoom === undefined ? '100%' : 'none';
    this.#svg.style.height = this.#zoom === undefined ? 'auto' : '';
    this.#svg.style.display = 'block';
  }

  #ownSize(): { width: number; height: number } {
    const box = this.#svg?.viewBox.baseVal;
    return box && box.width > 0 && box.height > 0 ? box : { width: 600, height: 400 };
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === '+' || event.key === '=') this.#zoomBy(zoomStep);
    else if (event.key === '-') this.#zoomBy(1 / zoomStep);
    else if (event.key === '0') this.#zoomTo(undefined);
    else return;
    event.preventDefault();
  }

  #onWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#zoomBy(event.deltaY < 0 ? zoomStep : 1 / zoomStep);
  }

  /** Moves what is larger than the view, as a hand moves paper. */
  #onPointer(event: PointerEvent): void {
    if (event.button !== 0) return;
    const view = this.#view;
    const { scrollLeft, scrollTop } = view;
    view.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => {
      view.scrollLeft = scrollLeft - (moved.clientX - event.clientX);
      view.scrollTop = scrollTop - (moved.clientY - event.clientY);
    };
    view.addEventListener('pointermove', move);
    view.addEventListener('lostpointercapture', () => view.removeEventListener('pointermove', move), { once: true });
  }

  /** Over the whole page; Escape, or the button again, brings it back. */
  #toggleLarge(): void {
    if (this.#dialog) {
      this.#dialog.close();
      return;
    }
    const place = document.createComment('');
    const dialog = document.createElement('dialog');
    dialog.className = 'diagram-dialog';
    dialog.ariaLabel = l10n.t('Diagram');
    this.element.before(place);
    dialog.append(this.element);
    document.body.append(dialog);
    this.#dialog = dialog;
    // Escape elsewhere on the page stops the answer.
    dialog.addEventListener('keydown', event => {
      if (event.key === 'Escape') event.stopPropagation();
    });
    dialog.addEventListener('close', () => {
      this.#dialog = undefined;
      place.replaceWith(this.element);
      dialog.remove();
      this.#zoomTo(undefined);
      this.#view.focus();
    });
    dialog.showModal();
    this.#zoomTo(undefined);
    this.#view.focus();
  }
}
