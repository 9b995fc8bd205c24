import { html, type TemplateResult } from 'lit';

/** The extension's mark in the text's colour: an eye whose lids are code brackets and whose iris is a speech bubble. */
export function mark(): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 24 24" fill="none" aria-hidden="true">
    <g stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">
      <path d="M6.8 5.2Q3.8 8 1.8 12Q3.8 16 6.8 18.8"/><path d="M17.2 5.2Q20.2 8 22.2 12Q20.2 16 17.2 18.8"/>
    </g>
    <path fill="currentColor" fill-rule="evenodd" d="M12 6.5a5 5 0 0 1 .9 9.92Q11.8 18.3 9.5 18.7Q10.3 17.5 10.25 16.18A5 5 0 0 1 12 6.5zM12 9.5a2 2 0 1 0 0 4a2 2 0 0 0 0-4z"/>
  </svg>`;
}
