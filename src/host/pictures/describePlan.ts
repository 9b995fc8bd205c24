import * as vscode from 'vscode';
import { fitSize, mayStay, type PictureMediaType, pictureTypes } from '../../core/attachments/index.ts';
import type { Attachment } from '../../core/conversation/index.ts';
import { mediaRuleOf } from '../../provider/index.ts';
import { type ModelCatalog, seeingModel } from '../modelCatalog.ts';

/**
 * What will be done to a picture when it is sent to the model that is chosen now, told while it is attached; nothing
 * when it goes as it is.
 */
export function describePlan(
  attachment: Attachment,
  catalog: Pick<ModelCatalog, 'chat' | 'vision'>,
): string | undefined {
  if (attachment.kind !== 'image') return undefined;
  const { t } = vscode.l10n;
  const choice = seeingModel(catalog);
  if (!choice) return undefined;
  const { endpoint, model } = choice;
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
