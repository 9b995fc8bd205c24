/** The page: conversation above, composer below. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import '../conversations/conversationList.ts';
import type { PanelController } from '../panelController.ts';
import type { Notice, PanelModel, Turn } from '../state/panelModel.ts';
import '../turns/turnList.ts';
import './composer.ts';
import { emptyState } from './emptyState.ts';

export interface PanelViewOptions {
  readonly controller: PanelController;
  /** In an editor tab there is no title bar of a view: the page brings its own. */
  readonly hasHeader: boolean;
  readonly isFollowing: boolean;
  jump(): void;
  compose(text: string): void;
}

export function panelView(model: PanelModel, options: PanelViewOptions): TemplateResult {
  const { controller } = options;
  return html`
    <main class="page ${controller.list.store.model.shown ? 'is-listing' : ''}">
      ${header(model, options)}
      <glm-conversations .list=${controller.list}></glm-conversations>
      <div class="log" role="log" aria-live="off" aria-label=${l10n.t('Conversation')} tabindex="0">
        <div class="log-content">${conversation(model, options)}</div>
      </div>
      <div class="dock">
        ${
          options.isFollowing || model.turns.length === 0
            ? nothing
            : html`<button type="button" class="jump" @click=${options.jump}>
                ${icon('arrow-down')} ${l10n.t('Jump to latest')}
              </button>`
        }
        ${model.notice ? noticeBar(model.notice, controller) : nothing}
        <glm-composer .model=${model} .controller=${controller}></glm-composer>
      </div>
    </main>
  `;
}

function conversation(model: PanelModel, options: PanelViewOptions): unknown {
  const { controller } = options;
  if (model.phase === 'opening') return nothing;
  if (model.phase === 'failed') {
    return html`<section class="welcome">
      <p role="alert">${l10n.t('The panel could not reach the extension.')}</p>
      <vscode-button icon="refresh" @click=${() => controller.conversations.open()}>${l10n.t('Try Again')}</vscode-button>
    </section>`;
  }
  if (model.turns.length === 0) return emptyState(model.controls, controller, options.compose);
  return html`
    <glm-turn-list .controller=${controller} .model=${model}></glm-turn-list>
    ${model.usage === undefined ? nothing : html`<p class="usage conversation-usage">${l10n.t('Conversation: {0}', model.usage)}</p>`}
  `;
}

function header({ title, turns }: PanelModel, { controller, hasHeader }: PanelViewOptions): TemplateResult {
  const label = l10n.t('New Conversation');
  const heading = html`<h1 class=${hasHeader ? '' : 'visually-hidden'}>${title || titleFrom(turns) || label}</h1>`;
  if (!hasHeader) return heading;
  return html`<header class="page-head">
    <button
      type="button"
      class="icon-button"
      aria-label=${l10n.t('Conversations')}
      aria-expanded=${controller.list.store.model.shown}
      title=${l10n.t('Conversations')}
      @click=${() => controller.list.toggle()}
    >
      ${icon('history')}
    </button>
    ${heading}
    <button
      type="button"
      class="icon-button"
      aria-label=${label}
      title=${label}
      @click=${() => controller.conversations.start()}
    >
      ${icon('add')}
    </button>
  </header>`;
}

/** How the conversation began, until the host tells its name with the whole state. */
function titleFrom([first]: readonly Turn[]): string {
  if (first?.view.role !== 'user') return '';
  const { text, attachments } = first.view;
  return text.trim().split('\n')[0] || attachments.map(({ name }) => name).join(', ');
}

function noticeBar(notice: Notice, controller: PanelController): TemplateResult {
  const { place } = notice;
  return html`<div class="notice is-${notice.kind}" role=${notice.kind === 'error' ? 'alert' : 'status'}>
    ${icon(notice.kind === 'error' ? 'error' : 'info')}<span class="grow"
      >${notice.text}
      ${
        place
          ? html`<button type="button" class="text-button" @click=${() => controller.turns.reveal(place)}>
              ${l10n.t('Show')}
            </button>`
          : nothing
      }</span
    >
    <button
      type="button"
      class="icon-button"
      aria-label=${l10n.t('Dismiss')}
      title=${l10n.t('Dismiss')}
      @click=${() => controller.dismissNotice()}
    >
      ${icon('close')}
    </button>
  </div>`;
}
