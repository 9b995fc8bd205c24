import type { Attachment, Way } from '../../core/attachments/index.ts';
import { tokensOfAudio } from '../../core/usage/audioTokens.ts';
import { patchRuleOf, promptTokensOfPicture, promptTokensOfVideo } from '../../core/usage/pictureTokens.ts';
import type { ModelChoice } from '../modelCatalog.ts';

/** An estimate of what an attachment adds to the prompt; undefined where nothing is known, never 0. */
export function tokensOf(attachment: Attachment, way: Way, { model }: ModelChoice): number | undefined {
  const rule = patchRuleOf(model.id);
  const stills = (sizes: readonly { width: number; height: number }[]): number =>
    sizes.reduce((sum, size) => sum + promptTokensOfPicture(size, rule), 0);
  switch (way.as) {
    case 'nothing':
      return undefined;
    case 'text':
      return attachment.kind === 'text' ? attachment.tokens : undefined;
    case 'frames':
      return attachment.kind === 'video' ? stills(attachment.frames) : undefined;
    case 'pages':
      return attachment.kind === 'document' ? stills(attachment.pages) : undefined;
    default:
      break;
  }
  if (attachment.kind === 'image') return promptTokensOfPicture(attachment, rule);
  if (attachment.kind === 'audio') {
    return attachment.durationMs === undefined ? undefined : tokensOfAudio(attachment.durationMs, model.id);
  }
  if (attachment.kind !== 'video') return undefined;
  const { width, height, durationMs } = attachment;
  if (width === undefined || height === undefined || durationMs === undefined) return undefined;
  return promptTokensOfVideo({ width, height }, durationMs / 1000, rule);
}
