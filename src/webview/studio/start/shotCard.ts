import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { StartShot } from '../../../protocol/index.ts';
import { formatBytes } from '../../shared/format.ts';
import { iconButton } from '../../shared/iconButton.ts';
import { cropShot } from './cropDialog.ts';
import type { StartController } from './startController.ts';

/** What a screen may have. */
const ratios = [1, 1.25, 1.5, 2, 3];
const [leastRatio, mostRatio] = [0.5, 8];

/** A screenshot with what is said of it: what it shows, how wide its page is, where in the order it stands. */
export function shotCard(
  shot: StartShot,
  index: number,
  count: number,
  controller: StartController,
  locale: string,
): TemplateResult {
  const { channel } = controller;
  const { id, name, width, height, bytes, pixelRatio, isCropped } = shot;
  const move = (to: number): void => void controller.ask(channel.request('shot/move', { id, to }));
  const setRatio = (ratio: number): void => {
    const fits = Math.min(mostRatio, Math.max(leastRatio, ratio));
    void controller.ask(channel.request('shot/set', { id, pixelRatio: fits }));
  };
  return html`
    <li class="shot">
      <button type="button" class="shot-picture" aria-label=${l10n.t('Crop {0}', name)} title=${l10n.t('Crop {0}', name)} @click=${() => cropShot(shot, controller)}>
        <img src=${shot.uri} alt="" />
      </button>
      <div class="shot-body">
        <p class="shot-name">
          ${count > 1 && index === 0 ? html`<span class="badge">${l10n.t('Main')}</span>` : nothing}
          <strong title=${name}>${name}</strong>
          <span class="quiet">${width} × ${height} · ${formatBytes(bytes, locale)}</span>
        </p>
        <div class="shot-fields">
          ${
            count > 1
              ? html`<label class="field is-wide">
                  <span>${l10n.t('Shows')}</span>
                  <input
                    type="text"
                    maxlength="200"
                    .value=${live(controller.typed(`label ${id}`) ?? shot.label)}
                    placeholder=${index === 0 ? l10n.t('the page as it is opened') : l10n.t('for example: menu open, on a phone')}
                    @input=${(event: Event) => {
                      const label = (event.target as HTMLInputElement).value;
                      controller.type(`label ${id}`, label, () => channel.request('shot/set', { id, label }));
                    }}
                  />
                </label>`
              : nothing
          }
          <label class="field">
            <span>${l10n.t('Page width')}</span>
            <input
              type="number"
              min=${Math.ceil(width / mostRatio)}
              max=${Math.floor(width / leastRatio)}
              .value=${live(String(Math.round(width / pixelRatio)))}
              @change=${(event: Event) => {
                const wanted = (event.target as HTMLInputElement).valueAsNumber;
                if (wanted > 0) setRatio(width / wanted);
                else controller.redraw();
              }}
            />
          </label>
          <label class="field">
            <span>${l10n.t('Pixel ratio')}</span>
            <select
              .value=${live(String(pixelRatio))}
              @change=${(event: Event) => setRatio(Number((event.target as HTMLSelectElement).value))}
            >
              ${[...new Set([...ratios, pixelRatio])].sort((a, b) => a - b).map(ratio => html`<option value=${ratio} ?selected=${ratio === pixelRatio}>${numberOf(ratio, locale)}×</option>`)}
            </select>
          </label>
        </div>
      </div>
      <div class="shot-tools">
        ${
          count > 1
            ? html`${iconButton('arrow-up', l10n.t('Move {0} up', name), () => index > 0 && move(index - 1), index === 0)}
              ${iconButton('arrow-down', l10n.t('Move {0} down', name), () => index < count - 1 && move(index + 1), index === count - 1)}`
            : nothing
        }
        ${
          isCropped
            ? iconButton('discard', l10n.t('Use all of {0} again', name), () =>
                controller.ask(channel.request('shot/uncrop', { id })),
              )
            : iconButton('screen-cut', l10n.t('Crop {0}', name), () => cropShot(shot, controller))
        }
        ${iconButton('close', l10n.t('Remove {0}', name), () => controller.remove(shot))}
      </div>
    </li>
  `;
}

function numberOf(ratio: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(ratio);
}
