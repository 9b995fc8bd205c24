/** The part of a screenshot that the page is made of: drawn with the pointer, moved by keys, or typed. */
import * as l10n from '@vscode/l10n';
import { html, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { StartShot } from '../../../protocol/index.ts';
import { boxBetween, nudged, type PixelBox, within } from './cropBox.ts';
import type { StartController } from './startController.ts';

export function cropShot(shot: StartShot, controller: StartController): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'crop';
  dialog.ariaLabel = l10n.t('Crop {0}', shot.name);
  let box: PixelBox = { x: 0, y: 0, width: shot.width, height: shot.height };
  let from: { x: number; y: number } | undefined;

  const set = (next: PixelBox): void => {
    box = next;
    draw();
  };
  const pointOf = (event: PointerEvent): { x: number; y: number } => {
    const area = dialog.querySelector('.crop-area')?.getBoundingClientRect();
    if (!area) return { x: 0, y: 0 };
    return {
      x: ((event.clientX - area.left) / area.width) * shot.width,
      y: ((event.clientY - area.top) / area.height) * shot.height,
    };
  };
  const field = (label: string, side: keyof PixelBox): TemplateResult => html`<label class="field">
    <span>${label}</span>
    <input
      type="number"
      min="0"
      .value=${live(String(box[side]))}
      @change=${(event: Event) => {
        const value = (event.target as HTMLInputElement).valueAsNumber;
        set(Number.isFinite(value) ? within({ ...box, [side]: value }, shot) : box);
      }}
    />
  </label>`;
  const isWhole = (): boolean => box.width === shot.width && box.height === shot.height;
  const crop = (): void => {
    dialog.close();
    if (isWhole()) return;
    const { x, y, width, height } = box;
    const part = {
      left: x / shot.width,
      top: y / shot.height,
      right: (x + width) / shot.width,
      bottom: (y + height) / shot.height,
    };
    void controller.ask(controller.channel.request('shot/crop', { id: shot.id, box: part }, { timeoutMs: 0 }));
  };

  function draw(): void {
    const percent = (part: number, all: number): string => `${(100 * part) / all}%`;
    const place = {
      left: percent(box.x, shot.width),
      top: percent(box.y, shot.height),
      width: percent(box.width, shot.width),
      height: percent(box.height, shot.height),
    };
    render(
      html`
        <h2>${l10n.t('Crop {0}', shot.name)}</h2>
        <p class="quiet">${l10n.t('Draw a frame around what the page shall show. Arrows move it, with Shift they change its size.')}</p>
        <div class="crop-stage">
          <div
            class="crop-area"
            @pointerdown=${(event: PointerEvent) => {
              if (event.button !== 0) return;
              event.preventDefault();
              (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
              from = pointOf(event);
              dialog.querySelector<HTMLElement>('.crop-box')?.focus();
            }}
            @pointermove=${(event: PointerEvent) => {
              if (from) set(boxBetween(from, pointOf(event), shot));
            }}
            @pointerup=${() => {
              from = undefined;
            }}
            @pointercancel=${() => {
              from = undefined;
            }}
          >
            <img src=${shot.uri} alt=${shot.name} draggable="false" />
            <div
              class="crop-box"
              tabindex="0"
              role="group"
              aria-roledescription=${l10n.t('frame')}
              aria-label=${l10n.t('{0} × {1} pixels from {2}, {3}', box.width, box.height, box.x, box.y)}
              style=${styleMap(place)}
              @keydown=${(event: KeyboardEvent) => {
                const next = nudged(box, event.key, event.altKey ? 1 : 10, event.shiftKey, shot);
                if (!next) return;
                event.preventDefault();
                set(next);
              }}
            ></div>
          </div>
        </div>
        <div class="crop-fields">
          ${field(l10n.t('From left'), 'x')} ${field(l10n.t('From top'), 'y')} ${field(l10n.t('Width'), 'width')}
          ${field(l10n.t('Height'), 'height')}
        </div>
        <div class="crop-buttons">
          <button type="button" class="button is-secondary" @click=${() => dialog.close()}>${l10n.t('Cancel')}</button>
          <button type="button" class="button" @click=${crop}>${l10n.t('Crop')}</button>
        </div>
      `,
      dialog,
    );
  }

  dialog.addEventListener('keydown', event => event.stopPropagation());
  dialog.addEventListener('close', () => dialog.remove());
  draw();
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('.crop-box')?.focus();
}
