import * as vscode from 'vscode';
import type { ImageAttachment } from '../../../core/attachments/index.ts';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { commandIds } from '../../ids.ts';
import type { PanelContext } from '../panelContext.ts';
import { savePicture } from '../savePicture.ts';
import { settle } from './settle.ts';

export function pictureRequests({ session, pictures }: PanelContext): PanelHandlers<'pictures'> {
  const read = async (attachmentId: string): Promise<{ picture: ImageAttachment; data: Uint8Array }> => {
    const picture = await session.attachment(attachmentId);
    const data = picture.kind === 'image' ? await pictures.read(picture) : undefined;
    if (picture.kind === 'image' && data) return { picture, data };
    throw new PlainFailure(vscode.l10n.t('The picture is no longer there.'));
  };
  return {
    'picture/read': async ({ attachmentId }) => {
      const { picture, data } = await read(attachmentId);
      // VS Code carries a plain array of bytes as such, and one of Node as a list of numbers.
      return { mediaType: picture.mediaType, data: new Uint8Array(data) };
    },
    'screenshot/configure': () => settle(vscode.commands.executeCommand(commandIds.configureScreenshot)),
    'picture/save': async ({ attachmentId }) => {
      const { picture, data } = await read(attachmentId);
      return (await savePicture(picture, data)) ?? null;
    },
  };
}
