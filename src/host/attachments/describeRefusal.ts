import * as vscode from 'vscode';
import { type Attachment, mediaTypes, type Way } from '../../core/attachments/index.ts';
import type { MediaKind } from '../../provider/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';

/** Why an attachment cannot be sent to whoever would answer, in the user's language. */
export function describeRefusal(
  attachment: Attachment,
  { kind, why, limit }: Way & { as: 'nothing' },
  { endpoint, model }: ModelChoice,
): string {
  const { t } = vscode.l10n;
  const what = nameOfKind(kind);
  switch (why) {
    case 'endpoint':
      return t('{0} does not take {1}.', endpoint.label, what);
    case 'model':
      return t('{0} does not take {1}.', model.label, what);
    case 'address-only':
      return t('{0} takes {1} by their web address only.', endpoint.label, what);
    case 'bytes-only':
      return t('{0} does not fetch web addresses. Save it to a file and attach that.', endpoint.label);
    case 'type':
      return t('{0} does not take {1}.', endpoint.label, labelOf(attachment));
    case 'size':
      return t('{0} takes {1} of up to {2} MB.', endpoint.label, what, Math.floor((limit ?? 0) / 1024 / 1024));
    case 'count':
      return t('{0} takes {1} pictures in one request. Choose fewer.', endpoint.label, limit ?? 0);
    case 'no-pictures':
      return attachment.kind === 'video'
        ? t('This video cannot be read here, so no pictures can be taken out of it.')
        : t('No page is chosen.');
  }
}

export function nameOfKind(kind: MediaKind): string {
  const { t } = vscode.l10n;
  return { image: t('pictures'), video: t('videos'), audio: t('audio'), file: t('documents') }[kind];
}

/** "WEBM": the ending is what people know a type by. */
function labelOf(attachment: Attachment): string {
  const blob = 'hash' in attachment ? attachment : attachment.source;
  const mediaType = 'hash' in blob ? blob.mediaType : '';
  return mediaTypes[mediaType]?.extensions[0]?.toUpperCase() ?? mediaType;
}
