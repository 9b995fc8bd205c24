/** What can be set of the way in which page and screenshot are compared, in a row under the toolbar. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { modeOf } from './compareModes.ts';

export function compareBar(model: StudioModel, controller: StudioController): TemplateResult | typeof nothing {
  if (model.state.html === '') return nothing;
  switch (modeOf(model)) {
    case 'overlay':
      return bar(l10n.t('Overlay'), opacity(model, controller));
    case 'swipe':
      return bar(
        l10n.t('Swipe'),
        html`<span>${icon('arrow-left')} ${l10n.t('Screenshot')}</span><span>${l10n.t('Page')} ${icon('arrow-right')}</span>`,
      );
    case 'blink':
      return bar(l10n.t('Blink'), blink(model, controller));
    case 'difference':
      return bar(l10n.t('Difference'), legend(model));
    default:
      return nothing;
  }
}

function bar(label: string, content: TemplateResult): TemplateResult {
  return html`<div class="compare-bar" role="group" aria-label=${label}>${content}</div>`;
}

function opacity({ choices }: StudioModel, controller: StudioController): TemplateResult {
  const change = (event: Event): void =>
    controller.choose({
      compare: { ...choices.compare, opacity: (event.target as HTMLInputElement).valueAsNumber / 100 },
    });
  const percent = Math.round(choices.compare.opacity * 100);
  return html`
    <span>${l10n.t('Page')}</span>
    <input
      type="range"
      min="0"
      max="100"
      aria-label=${l10n.t('How much the screenshot covers')}
      .value=${String(percent)}
      @input=${change}
    />
    <span>${l10n.t('Screenshot')}</span>
    <span class="number">${percent} %</span>
  `;
}

function blink({ compare }: StudioModel, controller: StudioController): TemplateResult {
  const { isOriginal, runs } = compare.blink;
  const change = (part: Partial<typeof compare.blink>): void => {
    const { model } = controller;
    if (model) controller.change({ compare: { ...model.compare, blink: { ...model.compare.blink, ...part } } });
  };
  const goes = runs && !prefersStill();
  return html`
    <button type="button" class="bar-button" @click=${() => change({ isOriginal: !isOriginal, runs: false })}>
      ${icon('arrow-swap')} ${l10n.t('Switch')}
    </button>
    ${
      prefersStill()
        ? nothing
        : html`<button type="button" class="bar-button" aria-pressed=${goes} @click=${() => change({ runs: !runs })}>
            ${icon(goes ? 'debug-pause' : 'play')} ${goes ? l10n.t('Pause') : l10n.t('Blink')}
          </button>`
    }
    <span class="blink-side">${isOriginal ? l10n.t('Screenshot') : l10n.t('Page')}</span>
  `;
}

function legend({ compare }: StudioModel): TemplateResult {
  if (!compare.heat) {
    return html`<span role="status">${icon('loading codicon-modifier-spin')} ${l10n.t('Comparing…')}</span>`;
  }
  return html`
    <span>${l10n.t('Same')}</span>
    <span class="heat-ramp" role="presentation"></span>
    <span>${l10n.t('Wholly different')}</span>
  `;
}

/** Who wants nothing to move switches by hand. */
export function prefersStill(): boolean {
  return (
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion')
  );
}
