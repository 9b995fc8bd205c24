import { html, type TemplateResult } from 'lit';

/** A codicon, for the eye only: whatever it stands in carries the name. */
export function icon(name: string): TemplateResult {
  return html`<span class="codicon codicon-${name}" aria-hidden="true"></span>`;
}
