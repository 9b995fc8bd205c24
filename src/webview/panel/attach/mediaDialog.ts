/** A dialog over the panel for one attachment. Esc or the button closes; the focus goes back to where it was. */
import * as l10n from '@vscode/l10n';
import { html, render, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';

export interface MediaDialog {
  readonly element: HTMLDialogElement;
  /** Draws the body again. */
  update(): void;
  close(): void;
}

export function showDialog(title: string, body: () => TemplateResult): MediaDialog {
  const element = document.createElement('dialog');
  element.className = 'media-dialog';
  element.ariaLabel = title;
  element.addEventListener('click', event => {
    if (event.target === element) element.close();
  });
  // Esc closes the dialog and nothing else: the answer goes on.
  element.addEventListener('keydown', event => event.stopPropagation());
  element.addEventListener('close', () => element.remove());
  const dialog: MediaDialog = {
    element,
    update: () => {
      render(
        html`<header class="media-head">
            <h2>${title}</h2>
            <button
              type="button"
              class="icon-button"
              aria-label=${l10n.t('Close')}
              title=${l10n.t('Close')}
              @click=${() => element.close()}
            >
              ${icon('close')}
            </button>
          </header>
          ${body()}`,
        element,
      );
    },
    close: () => element.close(),
  };
  dialog.update();
  document.body.append(element);
  element.showModal();
  return dialog;
}
