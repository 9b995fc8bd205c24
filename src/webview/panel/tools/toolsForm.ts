/** Which tools the models of this conversation may use. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ToolsView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';

type Tool = ToolsView['tools'][number];

export class ToolsForm extends LitElement {
  static override properties = { tools: { attribute: false }, controller: { attribute: false } };
  declare tools: ToolsView | undefined;
  declare controller: PanelController;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { tools } = this;
    if (!tools) return nothing;
    const sources = Map.groupBy(tools.tools, ({ source }) => source ?? '');
    return html`
      <p class="drawer-note">
        ${l10n.t('With tools a model can look at your workspace by itself while it answers. What it reads goes to the endpoint that is chosen. This holds for the conversation, and new ones begin with it.')}
      </p>
      ${tools.problem === undefined ? nothing : html`<p class="drawer-problem">${icon('info')} ${tools.problem}</p>`}
      <label class="field-check">
        <input
          type="checkbox"
          role="switch"
          .checked=${live(tools.on)}
          @change=${(event: Event) => this.controller.tools.switch((event.target as HTMLInputElement).checked)}
        />
        <span>${l10n.t('The model may use tools')}</span>
      </label>
      ${[...sources].map(([source, group]) => this.#group(source, group, tools.on))}
      <p class="field-hint">
        ${l10n.t('For one answer a model may use tools in {0} rounds at most. The setting “{1}” changes that.', tools.maxRounds, 'glm.tools.maxRounds')}
      </p>
    `;
  }

  #group(source: string, tools: readonly Tool[], isOn: boolean): TemplateResult {
    const title = source === '' ? l10n.t('Tools of GLM') : source;
    return html`<fieldset class="tool-group" ?disabled=${!isOn}>
      <legend>${title}</legend>
      ${source === '' ? nothing : html`<p class="field-hint">${l10n.t('You are asked each time one of these is to be used, until you allow it always.')}</p>`}
      ${tools.map(tool => this.#tool(tool))}
    </fieldset>`;
  }

  #tool({ name, icon: glyph, label, source, isChosen, asks, isAllowed }: Tool): TemplateResult {
    return html`<div class="tool-row">
      <label class="tool-choice">
        <input
          type="checkbox"
          .checked=${live(isChosen)}
          @change=${(event: Event) => this.controller.tools.choose(name, (event.target as HTMLInputElement).checked)}
        />
        ${icon(glyph)}
        <span class="tool-label"
          >${label}
          <span class="tool-facts"
            ><code>${name}</code>${asks && source === undefined ? html`<span class="tool-asks">${l10n.t('asks you')}</span>` : nothing}</span
          ></span
        >
      </label>
      ${
        isAllowed
          ? html`<button type="button" class="text-button" @click=${() => this.controller.tools.forget(name)}>
              ${l10n.t('Always allowed: ask again')}
            </button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('glm-tools-form', ToolsForm);
