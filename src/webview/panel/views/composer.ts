/** Where a message is written: text, attachments, who answers and how. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.ts';
import '../attach/addMenu.ts';
import { type PasteOffer, pasteOffer } from '../attach/pasteOffer.ts';
import '../controls/contextMeter.ts';
import '../controls/optionsDrawer.ts';
import type { OptionsDrawer } from '../controls/optionsDrawer.ts';
import { firstPlace, PromptMenu, promptMenuId } from '../controls/promptMenu.ts';
import { thinkingControl } from '../controls/thinkingControl.ts';
import { endpointPicker, modelPicker } from '../controls/whoAnswers.ts';
import { pastedFiles } from '../../shared/transferredItems.ts';
import { canSend } from '../actions/turnActions.ts';
import type { PanelController } from '../panelController.ts';
import { isRunning, isUploading, type PanelModel } from '../state/panelModel.ts';
import { saveDraft, savedDraft } from '../state/savedState.ts';
import { answerSwitches } from './answerSwitches.ts';
import { tray } from './tray.ts';

export class Composer extends LitElement {
  static override properties = {
    model: { attribute: false, hasChanged: isOtherForComposer },
    controller: { attribute: false },
    draft: { state: true },
    offer: { state: true },
  };
  declare model: PanelModel;
  declare controller: PanelController;
  declare draft: string;
  /** What was just pasted and could be an attachment as well. */
  declare offer: PasteOffer | undefined;
  readonly #menu = new PromptMenu(
    this,
    () => this.model.controls,
    choice => (choice.kind === 'verb' ? this.#beginVerb(choice.verb.name) : void this.#usePrompt(choice.prompt.id)),
  );

  constructor() {
    super();
    this.draft = savedDraft();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get #textarea(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  /** Puts text after what stands there and the cursor behind it. */
  insert(text: string): void {
    const separator = this.draft === '' || /\s$/.test(this.draft) ? '' : '\n';
    this.#setDraft(this.draft + separator + text);
    void this.updateComplete.then(() => {
      this.focusText();
      this.#textarea?.setSelectionRange(this.draft.length, this.draft.length);
    });
  }

  /** Another conversation is shown, with what was begun there. */
  showDraft(text: string): void {
    this.draft = text;
    this.offer = undefined;
  }

  focusText(): void {
    this.#textarea?.focus();
  }

  protected override render(): TemplateResult {
    const { controls } = this.model;
    const isEditing = this.model.editing !== undefined;
    const placeholder = isEditing ? l10n.t('A question above is being edited') : placeholderFor(this.model);
    return html`
      <div class="composer-card">
        ${this.#menu.render()}
        ${isEditing ? nothing : tray(this.model, this.controller)} ${this.#pasteOffer()}
        <textarea
          rows="2"
          aria-label=${l10n.t('Message')}
          ?disabled=${isEditing}
          placeholder=${placeholder}
          aria-autocomplete="list"
          aria-controls=${this.#menu.activeId ? promptMenuId : nothing}
          aria-activedescendant=${this.#menu.activeId ?? nothing}
          .value=${this.draft}
          @blur=${() => this.#menu.close()}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @paste=${this.#onPaste}
        ></textarea>
        <div class="composer-bar" role="group" aria-label=${l10n.t('Message options')}>
          <glm-add-menu .controller=${this.controller}></glm-add-menu>
          ${thinkingControl(controls, this.controller)} ${answerSwitches(controls, this.controller)}
          ${this.#iconButton('settings', l10n.t('Options'), () => this.querySelector<OptionsDrawer>('glm-options')?.show())}
          <span class="grow"></span>
          ${modelPicker(controls, this.controller)}
          ${this.#sendButton()}
        </div>
      </div>
      <div class="composer-foot">
        ${endpointPicker(controls, this.controller)}
        ${this.#keyHint()}
        <span class="composer-hint">${l10n.t('Enter to send, Shift+Enter for a new line')}</span>
        <glm-context-meter .model=${this.model} .controller=${this.controller} .draft=${this.draft}></glm-context-meter>
      </div>
      <glm-options
        .controls=${controls}
        .controller=${this.controller}
        .problem=${this.model.notice?.kind === 'error' ? this.model.notice.text : undefined}
        .usePrompt=${(id: string) => void this.#usePrompt(id)}
      ></glm-options>
    `;
  }

  #pasteOffer(): TemplateResult | typeof nothing {
    const { offer } = this;
    // Changed or sent meanwhile: there is nothing to take out of the message any more.
    if (!offer || (!offer.isDropped && !this.draft.includes(offer.text))) return nothing;
    const accept =
      offer.kind === 'text' ? l10n.t('Attach the pasted text instead') : l10n.t('Attach {0}', shortAddress(offer.text));
    return html`<p class="tray-hint" role="status">
      ${icon('info')}
      <button type="button" class="text-button" @click=${() => void this.#acceptOffer(offer)}>${accept}</button>
      <button type="button" class="text-button" @click=${() => this.#dismissOffer()}>${l10n.t('Dismiss')}</button>
    </p>`;
  }

  /** Something on the web was dropped: whether it is fetched is the user's to say. */
  offerAddress(text: string): void {
    this.offer = { kind: 'address', text, isDropped: true };
  }

  #dismissOffer(): void {
    this.offer = undefined;
    this.focusText();
  }

  async #acceptOffer({ kind, text }: PasteOffer): Promise<void> {
    this.#dismissOffer();
    const { attach } = this.controller;
    if (kind === 'address') await attach.address(text.trim());
    else if (!(await attach.text(text))) return;
    // An address stays when it could not be attached: the tray says why.
    if (kind === 'text' || this.model.tray.length > 0) this.#setDraft(this.draft.replace(text, () => '').trimStart());
  }

  #keyHint(): TemplateResult | typeof nothing {
    const endpoint = this.model.controls.endpoints.find(({ id }) => id === this.model.controls.endpointId);
    // The page before the first question says it in large.
    if (!endpoint?.needsKey || endpoint.hasKey || this.model.turns.length === 0) return nothing;
    return html`<button type="button" class="text-button key-hint" @click=${() => this.controller.turns.runFix('set-key')}>
      ${icon('key')} ${l10n.t('Set API Key')}
    </button>`;
  }

  #sendButton(): TemplateResult {
    if (isRunning(this.model)) {
      const label = this.model.stopping ? l10n.t('Stopping…') : l10n.t('Stop (Esc)');
      return html`<button
        type="button"
        class="send is-stop"
        aria-label=${l10n.t('Stop')}
        title=${label}
        aria-disabled=${this.model.stopping}
        @click=${() => this.controller.turns.stop()}
      >
        <span class="stop-square"></span>
      </button>`;
    }
    const isWaiting = this.model.sending && isUploading(this.model);
    const label = isWaiting ? l10n.t('Sends as soon as the attachments are ready') : l10n.t('Send (Enter)');
    return html`<button
      type="button"
      class="send"
      aria-label=${l10n.t('Send')}
      title=${label}
      ?disabled=${this.model.sending || this.model.editing !== undefined || !canSend(this.model, this.draft)}
      @click=${this.#send}
    >
      ${icon(isWaiting ? 'loading codicon-modifier-spin' : 'arrow-up')}
    </button>`;
  }

  #iconButton(name: string, label: string, run: () => void): TemplateResult {
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${run}>
      ${icon(name)}
    </button>`;
  }

  /** Puts a prompt in place of what called it, with the first place of it selected that is to be written over. */
  async #usePrompt(id: string): Promise<void> {
    const text = await this.controller.prompts.fill(id);
    if (text === undefined) return;
    if (/^\/[^\n/]*$/.test(this.draft)) this.#setDraft('');
    const from = this.draft.length;
    this.insert(text);
    await this.updateComplete;
    const place = firstPlace(this.draft.slice(from));
    if (place) this.#textarea?.setSelectionRange(from + place[0], from + place[1]);
  }

  /** Puts a verb in place of what called it; the cursor stands behind it, for what is to be said of it. */
  #beginVerb(name: string): void {
    this.#setDraft('');
    this.insert(`/${name} `);
  }

  #setDraft(draft: string): void {
    this.draft = draft;
    saveDraft(draft);
  }

  #send = async (): Promise<void> => {
    const sent = this.draft;
    if (!(await this.controller.turns.send(sent))) return;
    this.dispatchEvent(new Event('asked', { bubbles: true }));
    // What was typed while the message was on its way stays.
    this.#setDraft(this.draft.startsWith(sent) ? this.draft.slice(sent.length).trimStart() : this.draft);
    this.focusText();
  };

  #onInput = (event: Event): void => {
    this.#setDraft((event.target as HTMLTextAreaElement).value);
    this.#menu.follow(this.draft);
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (this.#menu.take(event)) return;
    // While an input method composes, Enter chooses a candidate; 229 is what older engines say then.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void this.#send();
  };

  #onPaste = (event: ClipboardEvent): void => {
    const files = event.clipboardData ? pastedFiles(event.clipboardData) : [];
    // The clipboard gives its lines with the breaks of its system, the field with its own.
    const pasted = event.clipboardData?.getData('text/plain').replaceAll(/\r\n?/g, '\n') ?? '';
    this.offer = files.length === 0 ? pasteOffer(pasted) : undefined;
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void this.controller.attach.files(files);
  };
}

function placeholderFor({ tray }: PanelModel): string {
  const items = tray.filter(item => item.status !== 'failed');
  if (items.length === 0) return l10n.t('Ask about code, or paste a picture');
  const isPicture = items.every(item => item.status !== 'ready' || item.view.kind === 'image');
  return isPicture ? l10n.t('Ask about the picture') : l10n.t('Ask about what is attached');
}

/** Host and file: the query may be as long as it likes. */
function shortAddress(text: string): string {
  const { host, pathname } = new URL(text.trim());
  return `${host}/${pathname.split('/').at(-1) ?? ''}`;
}

/** Text that streams in is no reason to draw the composer again. */
function isOtherForComposer(now: PanelModel, before: PanelModel | undefined): boolean {
  return (
    before === undefined ||
    now.controls !== before.controls ||
    now.usage !== before.usage ||
    now.notice !== before.notice ||
    now.tray !== before.tray ||
    now.trayPlan !== before.trayPlan ||
    now.preparing !== before.preparing ||
    now.phase !== before.phase ||
    now.editing !== before.editing ||
    now.sending !== before.sending ||
    now.stopping !== before.stopping ||
    isRunning(now) !== isRunning(before) ||
    (now.turns.length === 0) !== (before.turns.length === 0)
  );
}

customElements.define('glm-composer', Composer);
