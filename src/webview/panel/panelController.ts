/** What the panel's controls do: asks the host, and makes sure that every failure is seen and loses nothing. */
import * as l10n from '@vscode/l10n';
import type { Channel, PanelToHost, ThinkingMode } from '../../protocol/index.ts';
import { announce } from '../shared/announce.ts';
import { AttachFlow, messageOf } from './attach/attachFlow.ts';
import { isRunning, isUploading, type PanelModel, type TrayItem } from './state/panelModel.ts';
import type { PanelStore } from './state/panelStore.ts';

export class PanelController {
  readonly attach: AttachFlow;
  readonly #store: PanelStore;
  readonly #channel: Channel<PanelToHost>;

  constructor(store: PanelStore, channel: Channel<PanelToHost>) {
    this.#store = store;
    this.#channel = channel;
    this.attach = new AttachFlow(store, channel);
  }

  /** First word to the host; may be called again after a failure. */
  async open(): Promise<void> {
    try {
      const state = await this.#channel.request('panel/open', null);
      this.#store.dispatch({ type: 'state/changed', state });
    } catch {
      this.#store.dispatch({ type: 'open/failed' });
    }
  }

  /**
   * Sends the text with what is in the tray, after what is still under way: the panel's own opening, uploads. Resolves
   * with whether it was sent; when not, text and tray stay.
   */
  async send(text: string): Promise<boolean> {
    const { model } = this.#store;
    if (model.sending || isRunning(model) || !canSend(model, text)) return false;
    this.#store.dispatch({ type: 'message/sending' });
    await this.#store.until(now => now.phase !== 'opening');
    if (isRunning(this.#store.model) || this.#store.model.phase === 'failed') {
      const reason = isRunning(this.#store.model)
        ? l10n.t('An answer is still under way. Stop it first.')
        : l10n.t('The panel could not reach the extension.');
      this.#store.dispatch({ type: 'message/failed', reason });
      return false;
    }
    const awaited = new Set(model.tray.filter(item => item.status === 'uploading').map(item => item.key));
    await this.#store.until(now => !isUploading(now));
    const { tray } = this.#store.model;
    if (tray.some(item => item.status === 'failed' && awaited.has(item.key))) {
      this.#store.dispatch({
        type: 'message/failed',
        reason: l10n.t('Not sent, because an attachment failed. Remove it, or send without it.'),
      });
      return false;
    }
    const attachmentIds = tray.flatMap(item => (item.status === 'ready' ? [item.view.id] : []));
    const question = text.trim() === '' ? l10n.t('What does this picture show?') : text;
    try {
      await this.#channel.request('message/send', { text: question, attachmentIds });
      this.#store.dispatch({ type: 'message/sent', trayKeys: tray.map(item => item.key) });
      return true;
    } catch (error) {
      this.#store.dispatch({ type: 'message/failed', reason: messageOf(error) });
      return false;
    }
  }

  stop(): void {
    const { model } = this.#store;
    if (!isRunning(model) || model.stopping) return;
    this.#store.dispatch({ type: 'answer/stopping' });
    this.#ask(this.#channel.request('answer/stop', null));
  }

  retry(turnId: string): void {
    if (isRunning(this.#store.model)) return;
    this.#ask(this.#channel.request('answer/retry', { turnId }));
  }

  startConversation(): void {
    this.#ask(this.#channel.request('conversation/start', null));
  }

  convertToPage(attachmentId: string): void {
    // Waits as long as it takes: the page is written meanwhile, and shown in its own view.
    this.#ask(this.#channel.request('page/convert', { attachmentId }, { timeoutMs: 0 }));
  }

  removeFromTray(item: TrayItem): void {
    this.#store.dispatch({ type: 'tray/removed', keys: [item.key] });
    announce(l10n.t('{0} is removed.', item.status === 'ready' ? item.view.name : item.name));
  }

  async copyCode(code: string): Promise<boolean> {
    return this.#ask(this.#channel.request('code/copy', { code }));
  }

  async insertCode(code: string): Promise<boolean> {
    return this.#ask(this.#channel.request('code/insert', { code }));
  }

  chooseEndpoint(id: string): void {
    this.#ask(this.#channel.request('endpoint/choose', { id }));
  }

  chooseModel(id: string): void {
    this.#ask(this.#channel.request('model/choose', { id }));
  }

  chooseThinking(mode: ThinkingMode): void {
    this.#ask(this.#channel.request('thinking/choose', { mode }));
  }

  /** `retry` belongs to the turn that failed; all others are the host's. */
  runFix(id: string, turnId?: string): void {
    if (id === 'retry' && turnId !== undefined) this.retry(turnId);
    else this.#ask(this.#channel.request('fix/run', { id }, { timeoutMs: 0 }));
  }

  openLink(href: string): void {
    this.#ask(this.#channel.request('link/open', { href }, { timeoutMs: 0 }));
  }

  /** Code of the active editor, for a question about it; `undefined` when there is none, which has been said then. */
  async activeCode(): Promise<{ fileName: string; languageId: string; code: string } | undefined> {
    try {
      const source = await this.#channel.request('picture/source', null);
      if (source) return source;
      this.say(l10n.t('Open a file first, then ask about it.'));
    } catch (error) {
      this.#store.dispatch({ type: 'notice/shown', notice: { kind: 'error', text: messageOf(error) } });
    }
    return undefined;
  }

  say(text: string): void {
    this.#store.dispatch({ type: 'notice/shown', notice: { kind: 'info', text } });
  }

  dismissNotice(): void {
    this.#store.dispatch({ type: 'notice/dismissed' });
  }

  async #ask(request: Promise<unknown>): Promise<boolean> {
    try {
      await request;
      return true;
    } catch (error) {
      this.#store.dispatch({ type: 'notice/shown', notice: { kind: 'error', text: messageOf(error) } });
      return false;
    }
  }
}

/** There is something to send, or will be when the uploads are done. */
export function canSend(model: PanelModel, text: string): boolean {
  return model.phase !== 'failed' && (text.trim() !== '' || model.tray.some(item => item.status !== 'failed'));
}
