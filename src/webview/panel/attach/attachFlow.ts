/** Ways for a picture to get into the tray. Each ends with the picture there or the reason in its place. */
import * as l10n from '@vscode/l10n';
import { maxPictureBytes } from '../../../core/attachments/pictureLimits.ts';
import type { AttachmentView, Channel, CodePicture, PanelToHost } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { pictureOfCode } from '../../shared/codePicture/codePicture.ts';
import { formatBytes, pageLocale } from '../../shared/format.ts';
import type { PanelStore } from '../state/panelStore.ts';

export class AttachFlow {
  readonly #store: PanelStore;
  readonly #channel: Channel<PanelToHost>;

  constructor(store: PanelStore, channel: Channel<PanelToHost>) {
    this.#store = store;
    this.#channel = channel;
  }

  async files(files: readonly File[]): Promise<void> {
    await Promise.all(files.map(file => this.#upload(file, nameOf(file))));
  }

  async uris(uris: readonly string[]): Promise<void> {
    await this.#take(() => this.#channel.request('attachment/addUris', { uris: [...uris] }));
  }

  /** Opens the file picker. Resolves with what was picked, which is in the tray then. */
  async pick(): Promise<readonly AttachmentView[]> {
    return this.#take(() => this.#channel.request('attachment/pick', null, { timeoutMs: 0 }));
  }

  /** Draws the editor's visible or selected code. */
  async editorScreenshot(): Promise<void> {
    try {
      const source = await this.#channel.request('picture/source', null);
      if (source) await this.code(source);
      else this.#say('info', l10n.t('Open a file first: its code becomes the picture.'));
    } catch (error) {
      this.#fail(error);
    }
  }

  async code(source: CodePicture): Promise<void> {
    try {
      const { blob, fileName, note } = await pictureOfCode(source);
      await this.#upload(blob, fileName);
      if (note) this.#say('info', note);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #upload(blob: Blob, name: string): Promise<void> {
    const key = crypto.randomUUID();
    const tooLarge = blob.size > maxPictureBytes;
    if (tooLarge || (blob.type !== '' && !blob.type.startsWith('image/'))) {
      const limit = formatBytes(maxPictureBytes, pageLocale(document.documentElement));
      const reason = tooLarge ? l10n.t('Larger than {0}.', limit) : l10n.t('Not a picture.');
      this.#store.dispatch({ type: 'upload/failed', key, name, reason });
      announce(l10n.t('{0} was not attached: {1}', name, reason));
      return;
    }
    const previewUri = URL.createObjectURL(blob);
    this.#store.dispatch({ type: 'upload/started', key, name, previewUri });
    try {
      const data = new Uint8Array(await blob.arrayBuffer());
      const view = await this.#channel.request('attachment/add', { name, mediaType: blob.type, data });
      this.#store.dispatch({ type: 'upload/finished', key, view });
      announce(l10n.t('{0} is attached.', view.name));
    } catch (error) {
      const reason = messageOf(error);
      this.#store.dispatch({ type: 'upload/failed', key, name, reason });
      announce(l10n.t('{0} was not attached: {1}', name, reason));
    } finally {
      URL.revokeObjectURL(previewUri);
    }
  }

  async #take(ask: () => Promise<AttachmentView[]>): Promise<readonly AttachmentView[]> {
    try {
      const views = await ask();
      for (const view of views) this.#store.dispatch({ type: 'attachment/added', view });
      if (views.length > 0) announce(l10n.t('{0} is attached.', views.map(view => view.name).join(', ')));
      return views;
    } catch (error) {
      this.#fail(error);
      return [];
    }
  }

  #fail(error: unknown): void {
    this.#say('error', messageOf(error));
  }

  #say(kind: 'error' | 'info', text: string): void {
    this.#store.dispatch({ type: 'notice/shown', notice: { kind, text } });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Pasted pictures are all called image.png. */
function nameOf(file: File): string {
  if (file.name !== '' && file.name !== 'image.png') return file.name;
  const time = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join('');
  return `${l10n.t('pasted')}-${clock}.${file.type.split('/')[1] || 'png'}`;
}
