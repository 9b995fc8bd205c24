/** Marks a picture of the tray anew, or makes one for the tray out of a picture of the conversation. */
import * as l10n from '@vscode/l10n';
import type { ImageView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import type { HostCalls } from '../actions/hostCalls.ts';
import { countFrames } from '../pictures/countFrames.ts';
import { decode } from '../pictures/encode.ts';
import { readyAttachments } from '../state/panelModel.ts';
import './annotator.ts';
import { editOf, rememberEdit } from './editMemory.ts';
import type { Mark } from './mark.ts';
import { renderMarks } from './renderMarks.ts';

export function openAnnotator(view: ImageView, host: HostCalls): void {
  // Pressed twice while this was being loaded.
  if (document.querySelector('glm-annotator')) return;
  const { original, marks } = editOf(view.id) ?? { original: view, marks: [] };
  const read = async () => {
    const { mediaType, data } = await host.channel.request('picture/read', { attachmentId: original.id });
    return new Blob([data], { type: mediaType });
  };
  const load = async () => decode(await read());
  const bytes = read();
  const picture = bytes.then(decode);
  // Whoever waits for it says why it failed.
  picture.catch(() => {});
  const annotator = document.createElement('glm-annotator');
  annotator.task = {
    original,
    marks,
    load: () => picture,
    isAnimated: async () => (await countFrames(await bytes)) > 1,
    apply: async drawn => {
      const made = drawn.length === 0 ? original : await attach(drawn);
      if (drawn.length > 0) {
        const kept = new Set(readyAttachments(host.store.model).map(({ id }) => id));
        rememberEdit(made.id, { original, marks: drawn }, kept);
      }
      putIntoTray(made);
      announce(l10n.t('{0} is attached.', made.name));
    },
  };
  document.body.append(annotator);

  async function attach(drawn: readonly Mark[]): Promise<ImageView> {
    const blob = await renderMarks(await load(), original, drawn, original.mediaType);
    const data = new Uint8Array(await blob.arrayBuffer());
    const name = markedName(original.name, blob.type);
    const made = await host.channel.request('attachment/add', { key: crypto.randomUUID(), name, data });
    if (made.kind !== 'image') throw new Error(l10n.t('Not a picture.'));
    return made;
  }

  /** In place of what it was made from, where that still waits to be sent. */
  function putIntoTray(made: ImageView): void {
    const item = host.store.model.tray.find(other => other.status === 'ready' && other.view.id === view.id);
    if (item) host.store.dispatch({ type: 'upload/finished', key: item.key, view: made });
    else host.store.dispatch({ type: 'attachment/added', view: made });
  }
}

/** "checkout.png" becomes "checkout-marked.png". */
function markedName(name: string, mediaType: string): string {
  const ending = mediaType === 'image/jpeg' ? 'jpg' : 'png';
  return `${name.replace(/\.\w{1,5}$/, '')}-${l10n.t('marked')}.${ending}`;
}
