/** The button beside the message that offers everything that can be attached. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import { type MenuEntry, openMenu } from '../../shared/menu.ts';
import type { PanelController } from '../panelController.ts';

export class AddMenu extends LitElement {
  static override properties = { controller: { attribute: false } };
  declare controller: PanelController;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const label = l10n.t('Attach');
    return html`<button
      type="button"
      class="icon-button add-button"
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      aria-expanded="false"
      @click=${(event: Event) => this.#open(event)}
      @keydown=${this.#onKey}
    >
      ${icon('add')}
    </button>`;
  }

  #open({ currentTarget }: Event, startsAt: 'first' | 'last' = 'first'): void {
    openMenu(currentTarget as HTMLElement, l10n.t('Attach'), this.#groups(), startsAt);
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#open(event, event.key === 'ArrowDown' ? 'first' : 'last');
  };

  #groups(): readonly (readonly MenuEntry[])[] {
    const { attach } = this.controller;
    const item = (name: string, label: string, run: () => unknown): MenuEntry => ({ icon: name, label, run });
    return [
      [
        item('files', l10n.t('Files…'), () => attach.pick()),
        item('file-code', l10n.t('Active File'), () => attach.fromEditor('file')),
        item('selection', l10n.t('Selection'), () => attach.fromEditor('selection')),
        item('multiple-windows', l10n.t('Open Editors…'), () => attach.fromEditor('open-editors')),
      ],
      [
        item('device-camera', l10n.t('Editor Screenshot'), () => attach.editorScreenshot()),
        item('settings', l10n.t('Screenshot Options…'), () => this.controller.pictures.configureScreenshot()),
        item('window', l10n.t('Window Screenshot…'), () => attach.windowScreenshot()),
        item('clippy', l10n.t('Picture from Clipboard'), () => attach.clipboardPicture()),
        item('file-media', l10n.t('Pictures…'), () => attach.pick('picture')),
      ],
      [
        item('file-pdf', l10n.t('PDF…'), () => attach.pick('document')),
        item('device-camera-video', l10n.t('Video…'), () => attach.pick('video')),
        item('mic', l10n.t('Audio…'), () => attach.pick('audio')),
        item('link', l10n.t('Web Address…'), () => attach.address()),
      ],
    ];
  }
}

customElements.define('glm-add-menu', AddMenu);
