import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import type { StudioController } from '../studioController.ts';
import { isBusy, isWriting, type StudioModel } from '../studioModel.ts';
import { breadcrumb } from './breadcrumb.ts';
import { nameOf } from './elementLabel.ts';
import { typedText } from './typedText.ts';
import { WishHistory } from './wishHistory.ts';

const history = new WishHistory();

/** Below the stage: what is pointed at, and what is to become of it. */
export function tellLine(model: StudioModel, controller: StudioController): TemplateResult | typeof nothing {
  const { state, choices, stopping } = model;
  if (state.html === '' || isWriting(state)) return nothing;
  const { draft } = choices.points;
  const { point } = controller;
  const busy = isBusy(state);
  return html`
    <section class="tell" aria-label=${l10n.t('Change the page')}>
      ${breadcrumb(model, controller)}
      <div class="tell-box">
        ${chips(model, controller)}
        <textarea
          rows="1"
          aria-label=${l10n.t('What to change')}
          placeholder=${placeholderOf(model)}
          .value=${draft}
          @input=${(event: Event) => point.write(typedText(event, draft) ?? draft)}
          @keydown=${(event: KeyboardEvent) => onKey(event, model, controller)}
        ></textarea>
        ${
          busy
            ? html`<button type="button" class="tell-send is-stop" aria-label=${stopping ? l10n.t('Stopping…') : l10n.t('Stop')} title=${l10n.t('Stop and keep what came')} @click=${() => controller.stop()}>
                ${icon('debug-stop')}
              </button>`
            : html`<button
                type="button"
                class="tell-send"
                aria-label=${l10n.t('Send')}
                title=${l10n.t('Send (Enter)')}
                ?disabled=${draft.trim() === ''}
                @click=${() => point.tell()}
              >
                ${icon('send')}
              </button>`
        }
      </div>
    </section>
  `;
}

function chips(model: StudioModel, { point }: StudioController): TemplateResult | typeof nothing {
  const { picked } = model.point;
  const { regions } = model.choices.points;
  if (picked.length + regions.length === 0) return nothing;
  return html`
    <ul class="tell-chips" aria-label=${l10n.t('What it is about')}>
      ${picked.map(element => {
        const others = picked.filter(other => other !== element).map(({ path }) => path);
        return chip('symbol-misc', nameOf(element), element.text, () => point.select(others));
      })}
      ${regions.map((region, index) =>
        chip(
          'symbol-ruler',
          l10n.t('Region {0} × {1}', Math.round(region.width), Math.round(region.height)),
          l10n.t('A part of the screenshot'),
          () => point.uncircle(index),
        ),
      )}
    </ul>
  `;
}

function chip(name: string, label: string, title: string, remove: () => void): TemplateResult {
  return html`
    <li class="tell-chip" title=${title}>
      ${icon(name)}<span>${label}</span>
      <button type="button" aria-label=${l10n.t('Leave {0} out', label)} title=${l10n.t('Leave out')} @click=${remove}>
        ${icon('close')}
      </button>
    </li>
  `;
}

function placeholderOf({ point: { picked }, choices }: StudioModel): string {
  const { regions } = choices.points;
  if (picked.length === 1 && picked[0] && regions.length === 0)
    return l10n.t('Say what to change of {0}', nameOf(picked[0]));
  if (picked.length + regions.length > 0) return l10n.t('Say what to change of these');
  return l10n.t('Say what to change, or point at it first');
}

function onKey(event: KeyboardEvent, model: StudioModel, { point }: StudioController): void {
  const field = event.target as HTMLTextAreaElement;
  const { draft, wishes } = model.choices.points;
  // A line that is being composed is not finished by the Enter that chooses its characters.
  if (event.isComposing) return;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    point.tell();
    return;
  }
  const up = event.key === 'ArrowUp' && field.selectionStart === 0 && field.selectionEnd === 0;
  const down = event.key === 'ArrowDown' && field.selectionStart === field.value.length;
  if ((!up && !down) || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
  const other = up ? history.earlier(wishes, draft) : history.later(wishes, draft);
  if (other === undefined) return;
  event.preventDefault();
  point.write(other);
  requestAnimationFrame(() => {
    const end = up ? 0 : field.value.length;
    field.setSelectionRange(end, end);
  });
}
