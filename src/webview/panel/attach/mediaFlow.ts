/** What is done with attachments in the tray: frames taken, pages chosen, and what the chosen model makes of them. */
import * as l10n from '@vscode/l10n';
import { defaultFrameCount } from '../../../core/attachments/frameTimes.ts';
import type { AttachmentView, VideoView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import type { HostCalls } from '../actions/hostCalls.ts';
import { type PanelModel, readyAttachments } from '../state/panelModel.ts';
import { soundDuration } from './soundDuration.ts';
import { takeFrames, UnreadableFilm } from './takeFrames.ts';

export class MediaFlow {
  readonly #host: HostCalls;
  /** Films and recordings that were looked at already, or are: once is enough, also where it failed. */
  readonly #prepared = new Map<string, AbortController>();
  #judgedKey = '';
  #lastJudgement = 0;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  /** To be called with every change of the model: prepares what is new in the tray and has it judged. */
  follow(model: PanelModel): void {
    if (model.phase !== 'open') return;
    const views = readyAttachments(model);
    // What is out of sight (a question is edited, another conversation is open) is prepared anew when it is back.
    const ids = new Set(views.map(view => view.id));
    for (const [id, work] of this.#prepared) {
      if (ids.has(id)) continue;
      work.abort();
      this.#prepared.delete(id);
    }
    for (const view of views) {
      if (this.#prepared.has(view.id)) continue;
      if (view.kind === 'video' && view.frames.length === 0) void this.#prepareFilm(view);
      if (view.kind === 'audio' && view.durationMs === undefined) void this.#measureSound(view.id, view.uri);
    }
    this.#judge(model, views);
  }

  /** Takes other frames. Resolves with whether that worked; where not, the reason is shown. */
  async setFrames(view: VideoView, times: readonly number[], signal: AbortSignal): Promise<boolean> {
    if (view.uri === undefined) return false;
    try {
      await this.#storeFrames(view, times, signal);
      return true;
    } catch (error) {
      if (!signal.aborted) this.#host.fail(error);
      return false;
    }
  }

  /** @throws RequestFailed with words for the user */
  async choosePages(id: string, pages: string): Promise<void> {
    this.#changed(await this.#host.channel.request('document/choosePages', { id, pages }, { timeoutMs: 0 }));
  }

  /** @throws RequestFailed with words for the user */
  async readText(id: string): Promise<string> {
    return (await this.#host.channel.request('text/read', { id })).text;
  }

  /** What the tray holds of it now: other pages may have been chosen. */
  current<T extends AttachmentView>(view: T): T {
    const found = readyAttachments(this.#host.store.model).find(other => other.id === view.id);
    return found?.kind === view.kind ? (found as T) : view;
  }

  takeModel(endpointId: string, modelId: string): void {
    void this.#host.ask(this.#host.channel.request('model/take', { endpointId, modelId }));
  }

  #judge(model: PanelModel, views: readonly AttachmentView[]): void {
    const { controls, turns } = model;
    const key = JSON.stringify([views, controls.endpointId, controls.modelId, controls.visionModelLabel, turns.length]);
    if (key === this.#judgedKey) return;
    this.#judgedKey = key;
    const { store, channel } = this.#host;
    if (views.length === 0) {
      if (model.trayPlan) store.dispatch({ type: 'tray/judged', plan: undefined });
      return;
    }
    const mine = ++this.#lastJudgement;
    channel.request('attachments/judge', { ids: views.map(view => view.id) }).then(
      plan => {
        if (mine === this.#lastJudgement) store.dispatch({ type: 'tray/judged', plan });
      },
      () => {
        // Something is no longer stored: sending says so. Asked again with the next change.
        if (mine === this.#lastJudgement) this.#judgedKey = '';
      },
    );
  }

  async #prepareFilm(view: VideoView): Promise<void> {
    const work = new AbortController();
    this.#prepared.set(view.id, work);
    if (view.uri === undefined) return;
    const { store } = this.#host;
    store.dispatch({ type: 'film/preparing', id: view.id, isOn: true });
    try {
      await this.#storeFrames(view, { even: defaultFrameCount }, work.signal);
    } catch (error) {
      // What that means for sending is said by the judgement, and only where it matters.
      if (!(error instanceof UnreadableFilm) && !work.signal.aborted) this.#host.fail(error);
    } finally {
      store.dispatch({ type: 'film/preparing', id: view.id, isOn: false });
    }
  }

  async #storeFrames(
    { id, uri = '' }: VideoView,
    times: readonly number[] | { even: number },
    signal: AbortSignal,
  ): Promise<void> {
    const film = await takeFrames(uri, times, signal);
    const view = await this.#host.channel.request('video/setFrames', { id, ...film }, { timeoutMs: 0 });
    if (signal.aborted) return;
    this.#changed(view);
    announce(l10n.t('{0} pictures were taken out of {1}.', film.frames.length, view.name));
  }

  async #measureSound(id: string, uri: string): Promise<void> {
    this.#prepared.set(id, new AbortController());
    const durationMs = await soundDuration(uri);
    if (durationMs === undefined) return;
    await this.#host.channel.request('audio/setDuration', { id, durationMs }).then(
      view => this.#changed(view),
      () => undefined,
    );
  }

  /** Shown only where it still is: removed meanwhile, it stays removed. */
  #changed(view: AttachmentView): void {
    const isThere = readyAttachments(this.#host.store.model).some(other => other.id === view.id);
    if (isThere) this.#host.store.dispatch({ type: 'attachment/added', view });
  }
}
