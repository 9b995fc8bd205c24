import * as vscode from 'vscode';
import { type Attachment, wayOf } from '../../core/attachments/index.ts';
import { attachmentParts } from '../../core/conversation/attachmentParts.ts';
import type { ContentPart } from '../../provider/index.ts';
import { AttachmentMaker } from '../attachments/attachmentMaker.ts';
import { describeFileProblem } from '../attachments/describeFileProblem.ts';
import { describeRefusal } from '../attachments/describeRefusal.ts';
import { whoWouldAnswer } from '../attachments/judgeAttachments.ts';
import { MemoryBlobs } from '../attachments/memoryBlobs.ts';
import { readAttachment } from '../attachments/readAttachment.ts';
import { takerOf } from '../attachments/takerOf.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { ChatTurn } from './chatTurn.ts';
import type { MediaFile } from './readPath.ts';

/**
 * Films, recordings, PDF and Office files as parts of a message, in the way in which whoever answers takes them: as
 * bytes, as pictures of their pages, as text. What nobody takes is said, with the reason, and told to the model.
 */
export async function attachMedia(
  turn: ChatTurn,
  media: readonly MediaFile[],
  choice: ModelChoice,
): Promise<ContentPart[]> {
  if (media.length === 0) return [];
  const { catalog, pictures } = turn.services;
  const blobs = new MemoryBlobs();
  const maker = new AttachmentMaker({ store: blobs, pictures, catalog });
  const attachments: Attachment[] = [];
  for (const { name, uri } of media) {
    turn.stream.progress(vscode.l10n.t('Reading {0}…', name));
    try {
      attachments.push(await attachmentAt(uri, name, maker, turn.signal));
    } catch (error) {
      turn.signal.throwIfAborted();
      turn.notice(describeFileProblem(error, name));
    }
  }
  const answering = whoWouldAnswer(attachments, [], turn.services, choice) ?? choice;
  const taker = takerOf(answering);
  return attachments.flatMap(attachment => {
    const way = wayOf(attachment, taker);
    if (way.as === 'nothing') turn.notice(`${attachment.name}: ${describeRefusal(attachment, way, answering)}`);
    if (attachment.kind === 'document' && attachment.pageCount !== undefined) {
      const left = attachment.pageCount - attachment.pages.length;
      if (left > 0 && way.as === 'pages') {
        turn.notice(vscode.l10n.t('{0}: its first {1} pages were sent.', attachment.name, attachment.pages.length));
      }
    }
    return attachmentParts(attachment, way, blob => blobs.bytesOf(blob));
  });
}

async function attachmentAt(
  uri: vscode.Uri,
  name: string,
  maker: AttachmentMaker,
  signal: AbortSignal,
): Promise<Attachment> {
  if (uri.scheme !== 'https' && uri.scheme !== 'http') return readAttachment(uri, maker, signal);
  const kind = /\.pdf$/i.test(uri.path) ? 'document' : 'video';
  return maker.byAddress(kind, uri.toString(true), name);
}
