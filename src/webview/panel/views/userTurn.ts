/** What the user said: text as typed, pictures with what can be done with them. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { ImageView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import { sentFiles } from '../attach/attachmentChip.ts';
import { contextMark } from '../controls/contextMark.ts';
import type { PanelController } from '../panelController.ts';
import type { PanelModel, UserTurn } from '../state/panelModel.ts';
import { questionTools } from '../turns/turnTools.ts';
import { showPicture } from './lightbox.ts';
import { pictureFacts } from './pictureFacts.ts';
import './questionEdit.ts';

/** More than this is folded: a pasted file should not push the answer out of sight. */
const longText = { characters: 1500, lines: 20 };

/** CSS pixels. */
const thumbnail = { width: 240, height: 180, least: 48 } as const;

export class UserTurnElement extends LitElement {
  static override properties = {
    turn: { attribute: false },
    controller: { attribute: false },
    editing: { attribute: false },
    unfolded: { state: true },
  };
  declare turn: UserTurn;
  declare controller: PanelController;
  /** What the panel knows, while this question is edited. */
  declare editing: PanelModel | undefined;
  declare unfolded: boolean;

  #unmark: (() => void) | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unmark = contextMark.listen(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unmark?.();
  }

  protected override render(): unknown {
    const { text } = this.turn.view;
    const attachments = this.turn.view.attachments.filter(view => view.kind === 'image');
    if (this.editing) {
      return html`
        <h2 class="visually-hidden">${l10n.t('You said')}</h2>
        <glm-question-edit .turn=${this.turn} .model=${this.editing} .controller=${this.controller}></glm-question-edit>
      `;
    }
    const isLong = text.length > longText.characters || text.split('\n').length > longText.lines;
    return html`
      ${
        contextMark.is(this.turn.view.id)
          ? html`<p class="context-mark"><span>${l10n.t('The model no longer reads what stands above')}</span></p>`
          : nothing
      }
      <h2 class="visually-hidden">${l10n.t('You said')}</h2>
      ${attachments.length > 0 ? html`<div class="pictures">${attachments.map(view => this.#picture(view))}</div>` : nothing}
      ${sentFiles(this.turn.view.attachments, this.controller)}
      ${
        text === ''
          ? nothing
          : html`<div class="bubble">
              <div class="said ${isLong && !this.unfolded ? 'is-folded' : ''}">${saidText(this.turn.view)}</div>
              ${
                isLong
                  ? html`<button
                      type="button"
                      class="text-button"
                      aria-expanded=${Boolean(this.unfolded)}
                      @click=${() => {
                        this.unfolded = !this.unfolded;
                      }}
                    >
                      ${this.unfolded ? l10n.t('Show less') : l10n.t('Show all')}
                    </button>`
                  : nothing
              }
            </div>`
      }
      <footer class="question-foot">
        ${questionTools(this.turn.view, this.controller, () => this.controller.turns.beginEdit(this.turn.view))}
      </footer>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Given up: back to where it was begun. After sending, the turn is another one.
    if (changed.get('editing') && !this.editing) this.querySelector<HTMLElement>('[data-tool=edit]')?.focus();
  }

  #picture(view: ImageView): unknown {
    return html`<figure class="picture">
      <button
        type="button"
        class="picture-open"
        aria-label=${l10n.t('Show {0} in full', view.name)}
        title=${view.name}
        @click=${() => showPicture(view, this.controller)}
      >
        <img src=${view.uri} alt=${view.name} decoding="async" style=${styleMap(thumbnailSize(view))} />
      </button>
      <figcaption>
        <span class="picture-facts">${pictureFacts(view)}</span>
        <button
          type="button"
          class="text-button"
          title=${l10n.t('Mark up {0}', view.name)}
          @click=${() => this.controller.attach.annotate(view)}
        >
          ${icon('edit')} ${l10n.t('Mark up')}
        </button>
        <button
          type="button"
          class="text-button"
          title=${l10n.t('Write {0} as a web page', view.name)}
          @click=${() => this.controller.attach.convertToPage(view.id)}
        >
          ${icon('browser')} ${l10n.t('Make a page')}
        </button>
      </figcaption>
    </figure>`;
  }
}

/** The verb stands out from what is asked of it. */
function saidText({ text, verb }: UserTurn['view']): unknown {
  const call = verb === undefined ? undefined : `/${verb}`;
  if (call === undefined || !text.trimStart().startsWith(call)) return text;
  return html`<span class="said-verb">${call}</span>${text.trimStart().slice(call.length)}`;
}

/** Known before the picture is loaded, so that nothing below it moves when it comes. */
function thumbnailSize({ width, height }: ImageView): Record<string, string> {
  const scale = Math.min(1, thumbnail.width / width, thumbnail.height / height);
  return { width: `${Math.max(thumbnail.least, Math.round(width * scale))}px`, 'aspect-ratio': `${width} / ${height}` };
}

customElements.define('glm-user-turn', UserTurnElement);
