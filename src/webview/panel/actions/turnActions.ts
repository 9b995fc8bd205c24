/** Asking and answering: makes sure that every failure is seen and loses nothing. */
import * as l10n from '@vscode/l10n';
import { isRunning, isUploading, type PanelModel } from '../state/panelModel.ts';
import { type HostCalls, messageOf } from './hostCalls.ts';

export class TurnActions {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  /**
   * Sends the text with what is in the tray, after what is still under way: the panel's own opening, uploads. Resolves
   * with whether it was sent; when not, text and tray stay.
   */
  async send(text: string): Promise<boolean> {
    const { store } = this.#host;
    const { model } = store;
    if (model.sending || isRunning(model) || !canSend(model, text)) return false;
    store.dispatch({ type: 'message/sending' });
    await store.until(now => now.phase !== 'opening');
    if (isRunning(store.model) || store.model.phase === 'failed') {
      const reason = isRunning(store.model)
        ? l10n.t('An answer is still under way. Stop it first.')
        : l10n.t('The panel could not reach the extension.');
      store.dispatch({ type: 'message/failed', reason });
      return false;
    }
    const awaited = new Set(model.tray.filter(item => item.status === 'uploading').map(item => item.key));
    await store.until(now => !isUploading(now));
    const { tray } = store.model;
    if (tray.some(item => item.status === 'failed' && awaited.has(item.key))) {
      store.dispatch({
        type: 'message/failed',
        reason: l10n.t('Not sent, because an attachment failed. Remove it, or send without it.'),
      });
      return false;
    }
    const attachmentIds = tray.flatMap(item => (item.status === 'ready' ? [item.view.id] : []));
    const question = text.trim() === '' ? l10n.t('What does this picture show?') : text;
    try {
      await this.#host.channel.request('message/send', { text: question, attachmentIds });
      store.dispatch({ type: 'message/sent', trayKeys: tray.map(item => item.key) });
      return true;
    } catch (error) {
      store.dispatch({ type: 'message/failed', reason: messageOf(error) });
      return false;
    }
  }

  stop(): void {
    const { store, channel } = this.#host;
    const { model } = store;
    if (!isRunning(model) || model.stopping) return;
    store.dispatch({ type: 'answer/stopping' });
    void this.#host.ask(channel.request('answer/stop', null));
  }

  retry(turnId: string): void {
    if (isRunning(this.#host.store.model)) return;
    void this.#host.ask(this.#host.channel.request('answer/retry', { turnId }));
  }

  /** `retry` belongs to the turn that failed; all others are the host's. */
  runFix(id: string, turnId?: string): void {
    if (id === 'retry' && turnId !== undefined) this.retry(turnId);
    else void this.#host.ask(this.#host.channel.request('fix/run', { id }, { timeoutMs: 0 }));
  }

  openLink(href: string): void {
    void this.#host.ask(this.#host.channel.request('link/open', { href }, { timeoutMs: 0 }));
  }
}

/** There is something to send, or will be when the uploads are done. */
export function canSend(model: PanelModel, text: string): boolean {
  return model.phase !== 'failed' && (text.trim() !== '' || model.tray.some(item => item.status !== 'failed'));
}
