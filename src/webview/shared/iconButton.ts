import { html, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

/** `isOff`: it cannot be used now, and stays where the focus is. */
export function iconButton(name: string, label: string, run: () => unknown, isOff = false): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${label}
    title=${label}
    aria-disabled=${isOff}
    @click=${run}
  >
    ${icon(name)}
  </button>`;
}
