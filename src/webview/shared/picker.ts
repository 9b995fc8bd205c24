/** vscode-single-select as a quiet control of a toolbar: no frame until it is used, and a list as wide as its entries. */
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import { type CSSResult, css, type PropertyValues } from 'lit';

export interface PickerOption {
  readonly value: string;
  readonly label: string;
  /** Shown with the list, for the entry that the user is on. */
  readonly description?: string;
}

const edge = 8;

export class Picker extends VscodeSingleSelect {
  static override styles: CSSResult[] = [
    ...VscodeSingleSelect.styles,
    css`
      :host {
        min-width: 0;
        width: auto;
      }
      .select-face {
        background: transparent;
        border-color: transparent;
        color: var(--vscode-descriptionForeground, inherit);
        padding: 1px 4px;
      }
      .select-face .text {
        padding-right: 18px;
      }
      .select-face .icon {
        color: inherit;
        right: 3px;
        top: 3px;
      }
      .select-face:hover,
      :host([open]) .select-face {
        background: var(--vscode-toolbar-hoverBackground, rgba(90, 93, 94, 0.31));
        color: var(--vscode-foreground);
      }
      .dropdown {
        left: var(--picker-left, 8px) !important;
        max-width: calc(100vw - 16px);
        min-width: min(220px, 100vw - 16px);
        width: max-content !important;
      }
      .option {
        padding: 1px 8px;
      }
      /* Themes without these two colours (high contrast) mean the ordinary one, where the base class takes white. */
      .option:not(.disabled):hover {
        color: var(--vscode-list-hoverForeground, var(--vscode-foreground));
      }
      .option.active,
      .option.active:hover {
        color: var(--vscode-list-activeSelectionForeground, var(--vscode-foreground));
      }
      .description {
        padding: 6px 8px;
        color: var(--vscode-descriptionForeground, inherit);
        max-width: 320px;
      }
      :host-context(body.vscode-high-contrast) .select-face {
        border-color: var(--vscode-contrastBorder);
      }
    `,
  ];

  /** The base class puts the list under the left edge of the control, where it may not fit into a narrow panel. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.open) return;
    const list = this.renderRoot.querySelector('.dropdown');
    if (!list) return;
    const left = Math.min(this.getBoundingClientRect().left, window.innerWidth - list.clientWidth - edge);
    this.style.setProperty('--picker-left', `${Math.max(edge, left)}px`);
  }
}

customElements.define('glm-picker', Picker);
