/** What is done with what an answer shows beside its words. */
import * as l10n from '@vscode/l10n';
import type { Box } from '../../../core/vision/index.ts';
import type { ImageView } from '../../../protocol/index.ts';
import { AskedAbout } from '../sight/askedAbout.ts';
import type { AnswerMedia } from '../sight/mediaMarks.ts';
import { announce } from '../../shared/announce.ts';
import type { HostCalls } from './hostCalls.ts';

export class SightActions {
  readonly #host: HostCalls;
  readonly #listeners = new Set<() => void>();
  #drew = true;
  readonly #pictures = new AskedAbout(attachment => attachment.kind === 'image');
  readonly #media = new AskedAbout(attachment => attachment.kind === 'video' || attachment.kind === 'document');

  constructor(host: HostCalls) {
    this.#host = host;
    host.store.subscribe(() => {
      if (this.draws === this.#drew) return;
      this.#drew = this.draws;
      for (const listener of this.#listeners) listener();
    });
  }

  /** Whether places are drawn on pictures at all. */
  get draws(): boolean {
    return this.#host.store.model.controls.drawsRegions !== false;
  }

  /** Returns what ends the listening. */
  onDrawsChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  draw(on: boolean): void {
    void this.#host.ask(this.#host.channel.request('regions/draw', { on }));
  }

  /** The pictures that an answer was asked about: those of its question, else of the last question that had some. */
  picturesOf(turnId: string): readonly ImageView[] {
    return this.#pictures.of(turnId, this.#host.store.model.turns);
  }

  /** Films and documents that an answer was asked about: those of its question, else of the last that had some. */
  mediaOf(turnId: string): readonly AnswerMedia[] {
    return this.#media.of(turnId, this.#host.store.model.turns);
  }

  /** Cuts a part out of a picture into the tray. Resolves with whether it is there. */
  async crop(picture: ImageView, box: Box, label: string): Promise<boolean> {
    try {
      const { left, top, right, bottom } = box;
      const part = { attachmentId: picture.id, box: { left, top, right, bottom }, label };
      const view = await this.#host.channel.request('region/crop', part);
      this.#host.store.dispatch({ type: 'attachment/added', view });
      announce(l10n.t('{0} is attached.', view.name));
      return true;
    } catch (error) {
      this.#host.fail(error);
      return false;
    }
  }

  async saveSound(turnId: string): Promise<void> {
    try {
      const place = await this.#host.channel.request('sound/save', { turnId }, { timeoutMs: 0 });
      if (place !== null) this.#host.say(l10n.t('Saved as {0}.', place));
    } catch (error) {
      this.#host.fail(error);
    }
  }

  chooseSpeech(on: boolean): void {
    void this.#host.ask(this.#host.channel.request('speech/choose', { on }));
  }

  chooseSearch(on: boolean): void {
    void this.#host.ask(this.#host.channel.request('search/choose', { on }));
  }
}
