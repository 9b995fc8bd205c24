import * as vscode from 'vscode';
import {
  type Attachment,
  fitSize,
  type ImageAttachment,
  mayStay,
  type PictureMediaType,
  pictureTypes,
  type Way,
} from '../../core/attachments/index.ts';
import { mediaRuleOf } from '../../provider/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';

/** What will be done to an attachment when it is sent to this model; nothing when it goes as it is. */
export function describePlan(attachment: Attachment, way: Way, choice: ModelChoice): string | undefined {
  const { t } = vscode.l10n;
  const { label } = choice.endpoint;
  if (way.as === 'address') return t('{0} fetches it from its address.', label);
  switch (attachment.kind) {
    case 'image':
      return describePicture(attachment, choice);
    case 'video':
      if (way.as === 'bytes') return t('The video itself is sent.');
      return t('Sent as {0} pictures out of it, with their times.', attachment.frames.length);
    case 'document':
      return t('Sent as {0} pictures of its pages.', attachment.pages.length);
    case 'text':
      return attachment.cutFrom === undefined
        ? undefined
        : t('Only the first {0} of {1} lines are sent.', attachment.lines, attachment.cutFrom);
    case 'audio':
      return undefined;
  }
}

function describePicture(attachment: ImageAttachment, { endpoint, model }: ModelChoice): string | undefined {
  const { t } = vscode.l10n;
  const rule = mediaRuleOf('image', endpoint, model.id);
  if (!rule?.data) return undefined;
  const { width, height, bytes } = attachment;
  const mediaType = attachment.mediaType as PictureMediaType;
  const size = fitSize(attachment, rule);
  if (!mayStay({ ...size, mediaType }, rule)) {
    const label = pictureTypes[mediaType]?.label ?? mediaType;
    return t('{0} takes no {1}: it is converted when it is sent.', endpoint.label, label);
  }
  if (size.width !== width || size.height !== height) {
    return t('It is shrunk to {0} × {1} when it is sent to {2}.', size.width, size.height, endpoint.label);
  }
  if (rule.maxBytes !== undefined && bytes > rule.maxBytes) {
    const limit = Math.floor(rule.maxBytes / 1024 / 1024);
    return t('{0} takes {1} MB at most: it is made smaller when it is sent.', endpoint.label, limit);
  }
  return undefined;
}
