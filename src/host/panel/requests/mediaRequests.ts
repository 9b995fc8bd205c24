import * as vscode from 'vscode';
import { type Attachment, type AttachmentKind, parsePages } from '../../../core/attachments/index.ts';
import { attachedIn } from '../../../core/conversation/index.ts';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { describeFileProblem } from '../../attachments/describeFileProblem.ts';
import { judgeAttachments } from '../../attachments/judgeAttachments.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { PanelContext } from '../panelContext.ts';
import type { PanelViews } from '../panelViews.ts';

export function mediaRequests(context: PanelContext, views: PanelViews): PanelHandlers<'media'> {
  const { services, session, pictures, maker, controls } = context;
  const { t } = vscode.l10n;

  const find = async <K extends AttachmentKind>(id: string, kind: K): Promise<Extract<Attachment, { kind: K }>> => {
    const attachment = await session.attachment(id);
    if (attachment.kind === kind) return attachment as Extract<Attachment, { kind: K }>;
    throw new PlainFailure(t('An attachment is no longer there. Attach it again.'));
  };

  return {
    async 'attachments/judge'({ ids }) {
      await controls.settled();
      const attachments = await Promise.all(ids.map(id => session.attachment(id)));
      const { conversation } = await session.current();
      return judgeAttachments(attachments, attachedIn(conversation.path), services);
    },
    async 'model/take'({ endpointId, modelId }) {
      if (!services.endpoints.find(endpointId))
        throw new PlainFailure(t('There is no endpoint {0} any more.', endpointId));
      await controls.change(() => services.settings.setModel('chat', endpointId, modelId));
      return controls.change(() => services.settings.setActiveEndpoint(endpointId));
    },
    async 'text/read'({ id }) {
      const data = await pictures.read(await find(id, 'text'));
      if (!data) throw new PlainFailure(t('An attachment is no longer there. Attach it again.'));
      return { text: new TextDecoder().decode(data) };
    },
    async 'video/setFrames'({ id, durationMs, width, height, frames }) {
      const video = await find(id, 'video');
      const stored = [];
      for (const { atMs, data } of frames) {
        const { mediaType, ...size } = await maker.picture(data, video.name);
        stored.push({ atMs, mediaType, hash: size.hash, bytes: size.bytes, width: size.width, height: size.height });
      }
      return views.attachment(await session.remember({ ...video, durationMs, width, height, frames: stored }));
    },
    async 'audio/setDuration'({ id, durationMs }) {
      return views.attachment(await session.remember({ ...(await find(id, 'audio')), durationMs }));
    },
    async 'document/choosePages'({ id, pages }) {
      const document = await find(id, 'document');
      const count = document.pageCount ?? 0;
      const wanted = parsePages(pages, count);
      if (!wanted) throw new PlainFailure(t('Name pages from 1 to {0}, for example 1-3, 7.', count));
      try {
        return views.attachment(await session.remember(await maker.choosePages(document, wanted)));
      } catch (error) {
        throw new PlainFailure(describeFileProblem(error, document.name));
      }
    },
  };
}
