/** The button beside the message that offers everything that can be attached. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';

interface MenuItem {
  readonly icon: string;
  readonly label: string;
  run(): unknown;
}

export class AddMenu extends LitElement {
  static override properties = { controller: { attribute: false }, open: { state: true } };
  declare controller: PanelController;
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

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
        aria-expanded=${this.open}
        @click=${() => this.#show(!this.open)}
        @keydown=${this.#onButtonKey}
      >
        ${icon('add')}
      </button>
      ${this.open ? this.#menu() : nothing}`;
  }

  #menu(): TemplateResult {
    return html`<div
      class="add-menu"
      role="menu"
      aria-label=${l10n.t('Attach')}
      @keydown=${this.#onMenuKey}
      @focusout=${this.#onFocusOut}
    >
      ${this.#groups().map(
        (group, index) => html`${index > 0 ? html`<div role="separator" class="add-separator"></div>` : nothing}
          ${group.map(
            item =>
              html`<button type="button" role="menuitem" tabindex="-1" class="add-item" @click=${() => this.#run(item)}>
                ${icon(item.icon)}<span>${item.label}</span>
              </button>`,
          )}`,
      )}
    </div>`;
  }

  #groups(): readonly (readonly MenuItem[])[] {
    const { attach } = this.controller;
    const item = (name: string, label: string, run: () => unknown): MenuItem => ({ icon: name, label, run });
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

  get #items(): HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>('[role=menuitem]')];
  }

  #show(isOpen: boolean, first = 0): void {
    this.open = isOpen;
    void this.updateComplete.then(() => {
      if (isOpen) this.#items.at(first)?.focus();
      else this.querySelector<HTMLElement>('.add-button')?.focus();
    });
  }

  #run(item: MenuItem): void {
    this.#show(false);
    void item.run();
  }

  #onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#show(true, event.key === 'ArrowDown' ? 0 : -1);
  };

  #onMenuKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = (index: number): void => items.at(index % items.length)?.focus();
    switch (event.key) {
      case 'ArrowDown':
        to(at + 1);
        break;
      case 'ArrowUp':
        to(at - 1);
        break;
      case 'Home':
        to(0);
        break;
      case 'End':
        to(-1);
        break;
      case 'Escape':
        this.#show(false);
        break;
      case 'Tab':
        this.open = false;
        return;
      default: {
        if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === ' ') return;
        const begins = (item: HTMLElement): boolean =>
          item.innerText.trim().toLowerCase().startsWith(event.key.toLowerCase());
        const next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find(begins);
        if (!next) return;
        next.focus();
      }
    }
    // Esc closes the menu and nothing else: the answer goes on.
    event.preventDefault();
    event.stopPropagation();
  };

  #onFocusOut = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node) || !this.contains(event.relatedTarget)) this.open = false;
  };
}

customElements.define('glm-add-menu', AddMenu);
