/** The annotator's tools and what they draw with. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import { colors, keyOf, type Tool, toolFacts, weights } from './tools.ts';

export function toolBar(current: Tool, choose: (tool: Tool) => void): TemplateResult {
  return html`<div class="annotator-tools" role="toolbar" aria-label=${l10n.t('Tools')} @keydown=${walk}>
    ${toolFacts().map(({ tool, icon: name, label }) => {
      const key = keyOf(tool);
      const title = l10n.t('{0} ({1})', label, key.toUpperCase());
      return html`<button
        type="button"
        class="icon-button mark-tool is-${tool}"
        aria-label=${label}
        aria-pressed=${tool === current}
        aria-keyshortcuts=${key}
        title=${title}
        tabindex=${tool === current ? 0 : -1}
        @click=${() => choose(tool)}
      >
        ${icon(name)}
      </button>`;
    })}
  </div>`;
}

export interface BrushView {
  readonly color: string;
  readonly weight: number;
  /** Of the text that is being written. */
  readonly text?: string | undefined;
  chooseColor(color: string): void;
  chooseWeight(weight: number): void;
  write(text: string): void;
}

export function brushBar(brush: BrushView): TemplateResult {
  return html`
    <div class="annotator-tools" role="toolbar" aria-label=${l10n.t('Color')} @keydown=${walk}>
      ${colors().map(
        ({ value, label }) => html`<button
          type="button"
          class="swatch"
          style="--swatch: ${value}"
          aria-label=${label}
          title=${label}
          aria-pressed=${value === brush.color}
          tabindex=${value === brush.color ? 0 : -1}
          @click=${() => brush.chooseColor(value)}
        ></button>`,
      )}
    </div>
    <div class="annotator-tools" role="toolbar" aria-label=${l10n.t('Line')} @keydown=${walk}>
      ${weights().map(
        ({ value, label }) => html`<button
          type="button"
          class="icon-button weight"
          style="--weight: ${value * 2}px"
          aria-label=${label}
          title=${label}
          aria-pressed=${value === brush.weight}
          tabindex=${value === brush.weight ? 0 : -1}
          @click=${() => brush.chooseWeight(value)}
        ></button>`,
      )}
    </div>
    ${
      brush.text === undefined
        ? nothing
        : html`<input
            class="annotator-text"
            type="text"
            aria-label=${l10n.t('Text on the picture')}
            placeholder=${l10n.t('Text on the picture')}
            .value=${brush.text}
            @input=${(event: Event) => brush.write((event.target as HTMLInputElement).value)}
          />`
    }
  `;
}

/** One stop of the Tab key for each bar; the arrows walk within. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const bar = event.currentTarget;
  if (step === undefined || !(bar instanceof HTMLElement)) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...bar.querySelectorAll<HTMLElement>('button')];
  const next = buttons.indexOf(document.activeElement as HTMLElement) + step;
  buttons.at(next % buttons.length)?.focus();
}
