/** What can be done with a picture that the host keeps. */
import * as l10n from '@vscode/l10n';
import type { ImageView } from '../../../protocol/index.ts';
import { encode } from '../pictures/encode.ts';
import { withinTime } from '../../shared/withinTime.ts';
import type { PanelModel } from '../state/panelModel.ts';
import type { HostCalls } from './hostCalls.ts';

const clipboardTimeoutMs = 5000;

export class PictureActions {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  /** Pictures of the conversation as it is shown, then those of the message being written; each once. */
  get all(): readonly ImageView[] {
    return picturesOf(this.#host.store.model);
  }

  /** @throws when the host no longer has it */
  async read(view: Pick<ImageView, 'id'>): Promise<Blob> {
    const { mediaType, data } = await this.#host.channel.request('picture/read', { attachmentId: view.id });
    return new Blob([data], { type: mediaType });
  }

  /** What the next editor screenshots show. */
  async configureScreenshot(): Promise<void> {
    await this.#host.ask(this.#host.channel.request('screenshot/configure', null, { timeoutMs: 0 }));
  }

  /** @returns what to say about it. @throws with words for the user */
  async copy(view: ImageView): Promise<string> {
    const blob = await this.read(view);
    // The one type that a clipboard takes.
    const png = blob.type === 'image/png' ? blob : await encode(blob, 'image/png');
    try {
      await withinTime(navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]), clipboardTimeoutMs);
    } catch {
      throw new Error(l10n.t('The editor does not let the panel write to the clipboard. Save the picture instead.'));
    }
    return l10n.t('{0} is on the clipboard.', view.name);
  }

  /** Opens the Studio with it, where a page begins. @throws with words for the user */
  async beginPage({ id }: ImageView): Promise<undefined> {
    await this.#host.channel.request('page/begin', { attachmentId: id }, { timeoutMs: 0 });
  }

  /** @returns what to say about it; nothing when the user backed out. @throws with words for the user */
  async save(view: ImageView): Promise<string | undefined> {
    const place = await this.#host.channel.request('picture/save', { attachmentId: view.id }, { timeoutMs: 0 });
    return place === null ? undefined : l10n.t('Saved as {0}.', place);
  }
}

function picturesOf({ turns, tray }: PanelModel): readonly ImageView[] {
  const views = [
    ...turns.flatMap(({ view }) =>
      view.role === 'user'
        ? view.attachments
        : (view.calls ?? []).flatMap(({ pictures }) => pictures.map(picture => picture.view)),
    ),
    ...tray.flatMap(item => (item.status === 'ready' ? [item.view] : [])),
  ].filter(view => view.kind === 'image');
  return [...new Map(views.map(view => [view.id, view])).values()];
}
