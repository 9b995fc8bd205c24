/** The tools that an answer uses at one place of its text: what each does, whether it may, and what came of it. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CallView } from '../../../protocol/index.ts';
import { formatDuration, pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import { showPicture } from '../views/lightbox.ts';
import './callQuestion.ts';
import { callDetails } from './callDetails.ts';
import { callStatus } from './callStatus.ts';

export class ToolCalls extends LitElement {
  static override properties = {
    calls: { attribute: false },
    turnId: { attribute: false },
    controller: { attribute: false },
    open: { state: true },
  };
  declare calls: readonly CallView[];
  declare turnId: string;
  declare controller: PanelController;
  /** Ids of those whose arguments and result are shown. */
  declare open: ReadonlySet<string>;

  constructor() {
    super();
    this.open = new Set();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<ul class="calls" aria-label=${l10n.t('Tools that were used')}>
      ${repeat(
        this.calls,
        ({ id }) => id,
        call => this.#call(call),
      )}
    </ul>`;
  }

  #call(call: CallView): TemplateResult {
    const { id, status, title, pictures, question } = call;
    const hasDetails = call.arguments !== '' || (call.result ?? '') !== '';
    const isOpen = this.open.has(id) && hasDetails;
    const said = callStatus(status);
    const head = html`
      ${icon(status === 'running' || status === 'preparing' ? 'loading codicon-modifier-spin' : call.icon)}
      <span class="call-title">${title}</span>
      ${said === '' ? nothing : html`<span class="call-status">${said}</span>`}
      ${this.#duration(call)}
    `;
    return html`<li class="call is-${status}" data-call=${id}>
      ${
        hasDetails
          ? html`<button
              type="button"
              class="call-head"
              aria-expanded=${isOpen}
              title=${call.name}
              @click=${() => this.#toggle(id)}
            >
              ${head}${icon(isOpen ? 'chevron-down' : 'chevron-right')}
            </button>`
          : html`<div class="call-head" title=${call.name}>${head}</div>`
      }
      ${isOpen ? callDetails(call, text => this.controller.code.copy(text)) : nothing}
      ${
        pictures.length === 0
          ? nothing
          : html`<ul class="call-pictures" aria-label=${l10n.t('Pictures that it returned')}>
              ${pictures.map(
                ({ view }) =>
                  html`<li>
                    <button
                      type="button"
                      class="call-picture"
                      aria-label=${l10n.t('Show {0}', view.name)}
                      title=${`${view.name} · ${view.width} × ${view.height}`}
                      @click=${() => showPicture(view, this.controller)}
                    >
                      <img src=${view.uri} alt="" decoding="async" />
                    </button>
                  </li>`,
              )}
            </ul>`
      }
      ${
        question
          ? html`<glm-call-question
              .call=${call}
              .decide=${(decision: 'once' | 'conversation' | 'always' | 'refuse', word?: string) =>
                this.controller.tools.decide(this.turnId, id, decision, word)}
            ></glm-call-question>`
          : nothing
      }
    </li>`;
  }

  #duration({ durationMs }: CallView): TemplateResult | typeof nothing {
    if (durationMs === undefined) return nothing;
    return html`<span class="call-duration">${formatDuration(durationMs, pageLocale(document.documentElement))}</span>`;
  }

  #toggle(id: string): void {
    const open = new Set(this.open);
    if (!open.delete(id)) open.add(id);
    this.open = open;
  }
}

customElements.define('glm-tool-calls', ToolCalls);
