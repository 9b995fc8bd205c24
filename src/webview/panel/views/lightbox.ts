/** A picture in full, over the panel. Esc, the button or a click beside it closes. */
import * as l10n from '@vscode/l10n';
import { html, render } from 'lit';
import type { ImageView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import { pictureFacts } from './pictureFacts.ts';

let dialog: HTMLDialogElement | undefined;

export function showPicture(view: ImageView): void {
  dialog ??= create();
  dialog.ariaLabel = view.name;
  render(
    html`
      <img src=${view.uri} alt=${view.name} width=${view.width} height=${view.height} />
      <p class="lightbox-caption"><strong>${view.name}</strong> ${pictureFacts(view)}</p>
      <button
        type="button"
        class="icon-button lightbox-close"
        aria-label=${l10n.t('Close')}
        title=${l10n.t('Close')}
        @click=${() => dialog?.close()}
      >
        ${icon('close')}
      </button>
    `,
    dialog,
  );
  dialog.showModal();
}

function create(): HTMLDialogElement {
  const element = document.createElement('dialog');
  element.className = 'lightbox';
  element.addEventListener('click', event => {
    if (event.target === element) element.close();
  });
  // Esc closes the picture and nothing else: the answer goes on.
  element.addEventListener('keydown', event => event.stopPropagation());
  document.body.append(element);
  return element;
}
