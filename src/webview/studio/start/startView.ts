import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { PageTarget } from '../../../core/studio/pageTarget.ts';
import { icon } from '../../shared/icon.ts';
import { recentPages } from './recentPages.ts';
import { shotCard } from './shotCard.ts';
import type { StartController, StartModel } from './startController.ts';

export function startView(model: StartModel, controller: StartController, locale: string): TemplateResult {
  const { view, adding } = model;
  return html`
    <main class="start">
      <header>
        <h1>${l10n.t('HTML Studio')}</h1>
        <p class="lead">${l10n.t('A screenshot becomes a page: written beside it, compared with it, changed by pointing and telling.')}</p>
      </header>
      ${problem(model, controller)}
      ${dropZone(view.shots.length > 0, controller)}
      ${
        view.shots.length > 0 || adding.length > 0
          ? html`<ol class="shots" aria-label=${l10n.t('Screenshots')}>
              ${repeat(
                view.shots,
                shot => shot.id,
                (shot, index) => shotCard(shot, index, view.shots.length, controller, locale),
              )}
              ${adding.map(name => html`<li class="shot is-adding">${icon('loading codicon-modifier-spin')} ${l10n.t('Adding {0}…', name)}</li>`)}
            </ol>`
          : nothing
      }
      ${removedLine(model, controller)}
      ${options(model, controller)}
      ${actions(model, controller)}
      ${recentPages(view.recent, controller, locale)}
    </main>
  `;
}

function problem({ failure }: StartModel, controller: StartController): TemplateResult | typeof nothing {
  if (failure === undefined) return nothing;
  return html`<div class="problem" role="alert">
    ${icon('error')}
    <p>${failure}</p>
    <button type="button" class="icon-button" aria-label=${l10n.t('Close')} title=${l10n.t('Close')} @click=${() => controller.dismissFailure()}>
      ${icon('close')}
    </button>
  </div>`;
}

function dropZone(isSmall: boolean, controller: StartController): TemplateResult {
  const { channel } = controller;
  return html`
    <section class="drop ${isSmall ? 'is-small' : ''}" aria-label=${l10n.t('Add Screenshots')}>
      ${isSmall ? nothing : html`<span class="drop-sign">${icon('device-camera')}</span>`}
      <p class="drop-title">
        ${isSmall ? l10n.t('Another state or width of the same page? Paste it or drop it here.') : l10n.t('Paste a screenshot, or drop it here')}
      </p>
      ${
        isSmall
          ? nothing
          : html`<p class="quiet">
              ${l10n.t('From the Explorer, hold Shift while dropping. Several make one page: its states and widths.')}
            </p>`
      }
      <div class="drop-buttons">
        <button
          type="button"
          class="button ${isSmall ? 'is-secondary' : ''}"
          @click=${() => controller.ask(channel.request('shot/pick', null, { timeoutMs: 0 }))}
        >
          ${icon('folder-opened')} ${l10n.t('Choose Pictures…')}
        </button>
        <button type="button" class="button is-secondary" @click=${() => controller.paste()}>
          ${icon('clippy')} ${l10n.t('Paste')}
        </button>
        ${
          isSmall
            ? nothing
            : html`<button
                type="button"
                class="button is-secondary"
                @click=${() => controller.ask(channel.request('page/openFile', null, { timeoutMs: 0 }))}
              >
                ${icon('file-code')} ${l10n.t('Open HTML File…')}
              </button>`
        }
      </div>
    </section>
  `;
}

function removedLine({ removed, view }: StartModel, controller: StartController): TemplateResult | typeof nothing {
  if (!removed || view.shots.some(({ id }) => id === removed.id)) return nothing;
  return html`<p class="removed" role="status">
    ${l10n.t('{0} was removed.', removed.name)}
    <button type="button" class="link" @click=${() => controller.restore(removed)}>${l10n.t('Undo')}</button>
  </p>`;
}

function options({ view }: StartModel, controller: StartController): TemplateResult {
  const { channel } = controller;
  const target = (value: PageTarget, label: string, what: string): TemplateResult => html`
    <label class="choice">
      <input
        type="radio"
        name="target"
        .checked=${live(view.target === value)}
        @change=${() => controller.ask(channel.request('choice/set', { target: value }))}
      />
      <span><span class="choice-name">${label}</span><span class="quiet">${what}</span></span>
    </label>
  `;
  return html`
    <section class="options" aria-label=${l10n.t('How the Page Is Written')}>
      <fieldset>
        <legend>${l10n.t('Written in')}</legend>
        ${target('css', l10n.t('HTML and CSS'), l10n.t('One file with its own style sheet'))}
        ${target('tailwind', l10n.t('HTML and Tailwind'), l10n.t('Utility classes; their style sheet is built here'))}
      </fieldset>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${live(view.isSketch)}
          @change=${(event: Event) => {
            const isSketch = (event.target as HTMLInputElement).checked;
            void controller.ask(channel.request('choice/set', { isSketch }));
          }}
        />
        <span>
          <span class="choice-name">${l10n.t('It is a sketch')}</span>
          <span class="quiet">${l10n.t('Drawn by hand: what it means is built, not what it looks like')}</span>
        </span>
      </label>
      <label class="wish">
        <span>${l10n.t('What else do you want?')} <span class="quiet">${l10n.t('(optional)')}</span></span>
        <textarea
          rows="2"
          placeholder=${l10n.t('For example: dark colours, German texts, a menu that sticks to the top')}
          .value=${live(controller.typed('wish') ?? view.wish)}
          @input=${(event: Event) => {
            const wish = (event.target as HTMLTextAreaElement).value;
            controller.type('wish', wish, () => channel.request('choice/set', { wish }));
          }}
        ></textarea>
      </label>
    </section>
  `;
}

function actions({ view, creating }: StartModel, controller: StartController): TemplateResult {
  const { model, shots } = view;
  const isOff = shots.length === 0 || creating;
  return html`
    <div class="actions">
      <button
        type="button"
        class="button is-large"
        aria-disabled=${isOff}
        title=${shots.length === 0 ? l10n.t('Add a screenshot first.') : l10n.t('Ctrl+Enter')}
        @click=${() => {
          if (!isOff) void controller.create();
          else if (shots.length === 0) controller.fail(l10n.t('Add a screenshot first.'));
        }}
      >
        ${icon(creating ? 'loading codicon-modifier-spin' : 'wand')} ${l10n.t('Create Page')}
      </button>
      <p class="quiet who">
        ${model ? l10n.t('{0} writes it; the pictures go to {1}.', model.label, model.endpointLabel) : l10n.t('The endpoint has no model that sees pictures.')}
        <button
          type="button"
          class="link"
          @click=${() => controller.ask(controller.channel.request('model/pick', null, { timeoutMs: 0 }))}
        >
          ${l10n.t('Choose Model…')}
        </button>
      </p>
    </div>
  `;
}
