import * as vscode from 'vscode';
import { inspectPicture } from '../../../core/attachments/index.ts';
import type { AttachmentView, PanelHandlers } from '../../../protocol/index.ts';
import { droppedUri } from '../../attachments/droppedUri.ts';
import { pickPictures } from '../../attachments/pickPictures.ts';
import { nameOf, readPicture } from '../../attachments/readPicture.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { describePictureProblem } from '../../pictures/describePictureProblem.ts';
import { showError } from '../../showError.ts';
import { codePicture } from '../codePicture.ts';
import type { PanelContext } from '../panelContext.ts';
import type { PanelViews } from '../panelViews.ts';

export function attachmentRequests(
  { services, session, pictures, lastEditor, features }: PanelContext,
  views: PanelViews,
): PanelHandlers<'attachments'> {
  const { endpoints, log } = services;

  const attachAll = async (sources: readonly (() => vscode.Uri)[]): Promise<AttachmentView[]> => {
    const attached: AttachmentView[] = [];
    const problems: string[] = [];
    for (const source of sources) {
      let name = '';
      try {
        const uri = source();
        name = nameOf(uri);
        attached.push(views.attachment(await session.attach(await readPicture(uri))));
      } catch (error) {
        problems.push(name === '' && error instanceof Error ? error.message : describePictureProblem(error, name));
      }
    }
    if (problems.length > 0 && attached.length === 0) throw new PlainFailure(problems.join(' '));
    // The others are attached: that must not hide behind a failed request.
    if (problems.length > 0) void vscode.window.showWarningMessage(problems.join(' '));
    return attached;
  };

  return {
    'attachment/add': async ({ name, data }) => {
      try {
        return views.attachment(await session.attach(inspectPicture(data, name)));
      } catch (error) {
        throw new PlainFailure(describePictureProblem(error, name));
      }
    },
    'attachment/addUris': ({ uris }) => attachAll(uris.map(uri => () => droppedUri(uri))),
    'attachment/pick': async () => attachAll((await pickPictures()).map(uri => () => uri)),
    'picture/source': async () => (await codePicture(lastEditor, message => log.warn(message))) ?? null,
    'page/convert': async ({ attachmentId }) => {
      const attachment = await session.attachment(attachmentId);
      const data = attachment.kind === 'image' ? await pictures.read(attachment) : undefined;
      if (!data) throw new PlainFailure(vscode.l10n.t('An attachment is no longer there. Attach it again.'));
      // The preview shows how it goes, for as long as it takes.
      const picture = inspectPicture(data, attachment.name);
      features.studio.convert({ picture }).catch(error => showError(error, endpoints.active, log));
    },
  };
}
