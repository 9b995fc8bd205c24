/** Asking and answering: makes sure that every failure is seen and loses nothing. */
import * as l10n from '@vscode/l10n';
import type { ModelView, NamedLines, UserTurnView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { isRunning, isUploading, type PanelModel, runningId } from '../state/panelModel.ts';
import { type HostCalls, messageOf } from './hostCalls.ts';

interface EndedElsewhere {
  conversationId: string;
  turnId: string;
  title: string;
  failed: boolean;
  elsewhere: 'conversation' | 'branch';
}

export class TurnActions {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  /**
   * Sends the text with what is in the tray, after what is still under way: the panel's own opening, uploads. Resolves
   * with whether it was sent; when not, text and tray stay. `replacing`: the question that it is another version of.
   */
  async send(text: string, replacing?: string): Promise<boolean> {
    const { store } = this.#host;
    const { model } = store;
    // Another version of a question is asked in a branch of its own: what runs in this one goes on.
    const isBlocked = (now: PanelModel): boolean => replacing === undefined && isRunning(now);
    if (model.sending || isBlocked(model) || !canSend(model, text)) return false;
    store.dispatch({ type: 'message/sending' });
    await store.until(now => now.phase !== 'opening');
    if (isBlocked(store.model) || store.model.phase === 'failed') {
      const reason = isBlocked(store.model)
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
    const question = text.trim() === '' ? questionAbout(tray) : text;
    try {
      await this.#host.channel.request('message/send', { text: question, attachmentIds, replacing });
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
    const turnId = runningId(model);
    if (turnId === undefined || model.stopping) return;
    store.dispatch({ type: 'answer/stopping' });
    void this.#host.ask(channel.request('answer/stop', { turnId }));
  }

  /** Who may be asked at the endpoint that is chosen. */
  get models(): readonly ModelView[] {
    return this.#host.store.model.controls.models;
  }

  /** @param modelId of another model, for this answer alone */
  retry(turnId: string, modelId?: string): void {
    void this.#host.ask(this.#host.channel.request('answer/retry', { turnId, modelId }));
  }

  continue(turnId: string): void {
    void this.#host.ask(this.#host.channel.request('answer/continue', { turnId }));
  }

  /** Shows the version so many steps later, or earlier. */
  switch(turnId: string, steps: number): void {
    void this.#host.ask(this.#host.channel.request('turn/switch', { turnId, steps }));
  }

  async copy(turnId: string, what: 'turn' | 'exchange' | 'conversation'): Promise<boolean> {
    const copied = await this.#host.ask(this.#host.channel.request('turn/copy', { turnId, what }));
    if (copied) announce(l10n.t('Copied'));
    return copied;
  }

  beginEdit(turn: UserTurnView): void {
    this.#host.store.dispatch({ type: 'edit/begun', turn });
  }

  endEdit(): void {
    this.#host.store.dispatch({ type: 'edit/ended' });
  }

  /** Sends the edited question; where that fails it stays open, with all that is in it. */
  async sendEdit(turnId: string, text: string): Promise<boolean> {
    const sent = await this.send(text, turnId);
    if (sent) this.endEdit();
    return sent;
  }

  /** News of an answer that nobody saw end. */
  tellEnded({ conversationId, turnId, title, failed, elsewhere }: EndedElsewhere): void {
    const name = title || l10n.t('New Conversation');
    const text =
      elsewhere === 'branch'
        ? failed
          ? l10n.t('An answer in another version failed.')
          : l10n.t('An answer in another version is complete.')
        : failed
          ? l10n.t('The answer in “{0}” failed.', name)
          : l10n.t('The answer in “{0}” is complete.', name);
    const place = { conversationId, turnId };
    this.#host.store.dispatch({ type: 'notice/shown', notice: { kind: failed ? 'error' : 'info', text, place } });
  }

  reveal(place: { conversationId: string; turnId: string }): void {
    this.#host.store.dispatch({ type: 'notice/dismissed' });
    void this.#host.ask(this.#host.channel.request('turn/reveal', place));
  }

  /** `retry` and `continue` belong to the turn that failed; all others are the host's. */
  runFix(id: string, turnId?: string): void {
    if (id === 'retry' && turnId !== undefined) this.retry(turnId);
    else if (id === 'continue' && turnId !== undefined) this.continue(turnId);
    else void this.#host.ask(this.#host.channel.request('fix/run', { id }, { timeoutMs: 0 }));
  }

  openLines(lines: NamedLines): void {
    void this.#host.ask(this.#host.channel.request('lines/open', lines));
  }

  /** Which of the lines that an answer names there are; where the host does not say, none. */
  async findLines(lines: readonly NamedLines[]): Promise<readonly boolean[]> {
    try {
      return (await this.#host.channel.request('lines/find', { lines: [...lines] })).found;
    } catch {
      return [];
    }
  }

  openLink(href: string): void {
    void this.#host.ask(this.#host.channel.request('link/open', { href }, { timeoutMs: 0 }));
  }
}

/** There is something to send, or will be when the uploads are done. */
export function canSend(model: PanelModel, text: string): boolean {
  return model.phase !== 'failed' && (text.trim() !== '' || model.tray.some(item => item.status !== 'failed'));
}

/** A message without words is a question all the same. */
function questionAbout(tray: PanelModel['tray']): string {
  const isPicture = tray.every(item => item.status !== 'ready' || item.view.kind === 'image');
  return isPicture ? l10n.t('What does this picture show?') : l10n.t('What is in this?');
}
