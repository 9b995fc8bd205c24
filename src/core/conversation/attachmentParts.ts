/** Attachments as a model reads them. */
import type { ContentPart, MediaKind } from '../../provider/index.ts';
import type {
  Attachment,
  DocumentAttachment,
  StoredBlob,
  TextAttachment,
  VideoAttachment,
} from '../attachments/attachment.ts';
import { formatTime } from '../attachments/frameTimes.ts';
import { formatPages } from '../attachments/pageRange.ts';
import type { Way } from '../attachments/wayOf.ts';
import { codeContextText, fenced } from '../prompts/codeContext.ts';

type BytesOf = (blob: StoredBlob) => Uint8Array | undefined;

const words = (text: string): ContentPart => ({ type: 'text', text });

/** What of an attachment goes into a request, in this way. What cannot be sent is told in words, never dropped. */
export function attachmentParts(attachment: Attachment, way: Way, bytesOf: BytesOf): ContentPart[] {
  const { name } = attachment;
  switch (way.as) {
    case 'nothing':
      return [words(`[The ${nounOf(attachment)} ${JSON.stringify(name)} is not part of this request.]`)];
    case 'address':
      return [{ type: way.kind, source: { url: way.url }, name }];
    case 'text':
      return attachment.kind === 'text' ? [textPart(attachment, bytesOf)] : [];
    case 'frames':
      return attachment.kind === 'video' ? frameParts(attachment, bytesOf) : [];
    case 'pages':
      return attachment.kind === 'document' ? pageParts(attachment, bytesOf) : [];
    case 'bytes':
      return [bytesPart(attachment, way.kind, bytesOf)];
  }
}

function bytesPart(attachment: Attachment, kind: MediaKind, bytesOf: BytesOf): ContentPart {
  const blob = 'hash' in attachment ? attachment : attachment.source;
  const data = 'hash' in blob ? bytesOf(blob) : undefined;
  if (!data || !('hash' in blob)) return gone(attachment);
  return { type: kind, source: { data, mediaType: blob.mediaType }, name: attachment.name };
}

function frameParts(attachment: VideoAttachment, bytesOf: BytesOf): ContentPart[] {
  const { name, frames, durationMs } = attachment;
  const length = durationMs === undefined ? '' : ` of ${formatTime(durationMs)}`;
  const parts = [words(`Video ${JSON.stringify(name)}${length}, as ${frames.length} of its frames in order:`)];
  for (const frame of frames) {
    const data = bytesOf(frame);
    parts.push(words(`Frame at ${formatTime(frame.atMs)}:`));
    parts.push(data ? picture(data, frame, `${name} ${formatTime(frame.atMs)}`) : words('[no longer available]'));
  }
  return parts;
}

function pageParts(attachment: DocumentAttachment, bytesOf: BytesOf): ContentPart[] {
  const { name, pages, pageCount } = attachment;
  const which = formatPages(pages.map(({ page }) => page));
  const whole = pageCount === pages.length ? ', which is all of it' : pageCount ? ` of ${pageCount}` : '';
  const parts = [words(`PDF ${JSON.stringify(name)}, pages ${which}${whole}, as pictures:`)];
  for (const page of pages) {
    const data = bytesOf(page);
    parts.push(words(`Page ${page.page}:`));
    parts.push(data ? picture(data, page, `${name} ${page.page}`) : words('[no longer available]'));
  }
  return parts;
}

function textPart(attachment: TextAttachment, bytesOf: BytesOf): ContentPart {
  const data = bytesOf(attachment);
  if (!data) return gone(attachment);
  const code = new TextDecoder().decode(data);
  const { path, languageId, firstLine, part, lines, cutFrom } = attachment;
  if (part === 'file' || part === 'selection') {
    return words(
      codeContextText({ path, languageId, firstLine, code, part, ...(cutFrom === undefined ? {} : { cutFrom }) }),
    );
  }
  const cut = cutFrom === undefined ? '' : `, only the first ${lines} of ${cutFrom} lines`;
  const without = attachment.leftOut ? `, without its ${attachment.leftOut.join(', ')}` : '';
  const head = part === 'office' ? `The text of the file ${path}` : 'Text that the user pasted';
  return words(`${head}${without}${cut}:\n${fenced(code, languageId)}`);
}

function picture(data: Uint8Array, { mediaType }: StoredBlob, name: string): ContentPart {
  return { type: 'image', source: { data, mediaType }, name };
}

function gone(attachment: Attachment): ContentPart {
  return words(`[The ${nounOf(attachment)} ${JSON.stringify(attachment.name)} is no longer available.]`);
}

function nounOf({ kind }: Attachment): string {
  return { image: 'image', video: 'video', audio: 'recording', document: 'PDF', text: 'text' }[kind];
}
