import * as vscode from 'vscode';
import { inspectPicture, type Picture } from '../../../core/attachments/index.ts';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { attachAddress } from '../../attachments/attachAddress.ts';
import { attachFromEditor } from '../../attachments/attachFromEditor.ts';
import { describeFileProblem } from '../../attachments/describeFileProblem.ts';
import { droppedUri } from '../../attachments/droppedUri.ts';
import { pickFiles } from '../../attachments/pickFiles.ts';
import { readAttachment } from '../../attachments/readAttachment.ts';
import { nameOf } from '../../attachments/readPicture.ts';
import { Cancelled, isCancelled } from '../../cancellation.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { showError } from '../../showError.ts';
import { codePicture } from '../codePicture.ts';
import type { PanelContext } from '../panelContext.ts';
import type { PanelViews } from '../panelViews.ts';
import { attachAll } from './attachAll.ts';

export function attachmentRequests(context: PanelContext, views: PanelViews): PanelHandlers<'attachments'> {
  const { services, session, pictures, maker, lastEditor, features } = context;
  const { endpoints, log } = services;
  /** Uploads under way, by the key of their page. */
  const uploads = new Map<string, AbortController>();
  const attach = attachAll(session, views);
  const pictureOf = async (attachmentId: string): Promise<Picture> => {
    const attachment = await session.attachment(attachmentId);
    const data = attachment.kind === 'image' ? await pictures.read(attachment) : undefined;
    if (!data) throw new PlainFailure(vscode.l10n.t('An attachment is no longer there. Attach it again.'));
    return inspectPicture(data, attachment.name);
  };

  return {
    async 'attachment/add'({ key, name, data }) {
      const upload = new AbortController();
      uploads.set(key, upload);
      try {
        const attachment = await maker.fromBytes(data, name, name, upload.signal);
        upload.signal.throwIfAborted();
        return views.attachment(await session.remember(attachment));
      } catch (error) {
        if (isCancelled(error)) throw new PlainFailure(vscode.l10n.t('Cancelled.'));
        throw new PlainFailure(describeFileProblem(error, name));
      } finally {
        uploads.delete(key);
      }
    },
    async 'attachment/cancel'({ key }) {
      uploads.get(key)?.abort(new Cancelled());
      return undefined;
    },
    'attachment/addUris': ({ uris }) =>
      attach(uris.map(text => ({ name: '', read: () => readAttachment(droppedUri(text), maker) }))),
    'attachment/pick': async ({ kind }) =>
      attach((await pickFiles(kind)).map(uri => ({ name: nameOf(uri), read: () => readAttachment(uri, maker) }))),
    'attachment/fromEditor': async ({ what }) => attach(await attachFromEditor(what, lastEditor, maker)),
    'attachment/addAddress': async ({ url }) => attach(await attachAddress(url, maker)),
    'attachment/addText': async ({ text }) => {
      const name = vscode.l10n.t('Pasted text');
      const origin = { name, path: name, languageId: '', part: 'pasted', firstLine: 1 } as const;
      return views.attachment(await session.remember(await maker.text(text, origin)));
    },
    'picture/source': async () =>
      (await codePicture(lastEditor, services.settings.screenshot, message => log.warn(message))) ?? null,
    'page/begin': async ({ attachmentId }) => {
      await features.start.add(await pictureOf(attachmentId));
    },
    'page/convert': async ({ attachmentId }) => {
      // The preview shows how it goes, for as long as it takes.
      const picture = await pictureOf(attachmentId);
      features.studio.convert({ picture }).catch(error => showError(error, endpoints.active, log));
    },
  };
}
