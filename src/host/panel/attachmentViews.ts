import * as vscode from 'vscode';
import type { Attachment, AttachmentSource, Still, StoredBlob, TextAttachment } from '../../core/attachments/index.ts';
import type { AttachmentView, ImageView } from '../../protocol/index.ts';

/** @param uriOf where the webview finds stored bytes */
export function attachmentView(attachment: Attachment, uriOf: (blob: StoredBlob) => string): AttachmentView {
  const { id, name } = attachment;
  switch (attachment.kind) {
    case 'image': {
      const { kind, mediaType, width, height, bytes } = attachment;
      return { id, kind, name, mediaType, width, height, bytes, uri: uriOf(attachment) } satisfies ImageView;
    }
    case 'video': {
      const { kind, source, durationMs, width, height } = attachment;
      const frames = attachment.frames.map(frame => ({ ...stillView(frame, uriOf), atMs: frame.atMs }));
      const uri = 'hash' in source ? uriOf(source) : undefined;
      return { id, kind, name, uri, ...sourceView(source), durationMs, width, height, frames };
    }
    case 'audio': {
      const { kind, mediaType, bytes, durationMs } = attachment;
      return { id, kind, name, mediaType, bytes, durationMs, uri: uriOf(attachment) };
    }
    case 'document': {
      const { kind, source, pageCount } = attachment;
      const pages = attachment.pages.map(page => ({ ...stillView(page, uriOf), page: page.page }));
      return { id, kind, name, ...sourceView(source), pageCount, pages };
    }
    case 'text': {
      const { kind, path, languageId, part, firstLine, lines, characters, bytes, tokens, cutFrom } = attachment;
      const text = { id, kind, name, path, languageId, part, firstLine, lines, characters, bytes, tokens, cutFrom };
      return { ...text, leftOut: describeLeftOut(attachment) };
    }
  }
}

function stillView({ width, height, bytes, ...blob }: Still, uriOf: (blob: StoredBlob) => string) {
  return { width, height, bytes, uri: uriOf({ ...blob, bytes }) };
}

function sourceView(source: AttachmentSource): { url: string | undefined; bytes: number | undefined } {
  return 'url' in source ? { url: source.url, bytes: undefined } : { url: undefined, bytes: source.bytes };
}

function describeLeftOut({ leftOut = [] }: TextAttachment): string | undefined {
  if (leftOut.length === 0) return undefined;
  const { t } = vscode.l10n;
  const names = {
    pictures: t('pictures'),
    charts: t('charts'),
    notes: t('notes'),
    comments: t('comments'),
    formulas: t('formulas'),
  };
  const list = new Intl.ListFormat(vscode.env.language, { type: 'conjunction' });
  return t('Not in the text: {0}.', list.format(leftOut.map(what => names[what])));
}
