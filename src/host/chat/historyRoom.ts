import { PictureRoom } from '../../core/conversation/index.ts';
import { patchRuleOf } from '../../core/usage/pictureTokens.ts';
import { capabilitiesOf, mediaRuleOf } from '../../provider/index.ts';
import type { ModelCatalog, ModelChoice } from '../modelCatalog.ts';
import { whoAnswers } from '../whoAnswers.ts';

/** More than that of earlier turns tell a model nothing, whatever it takes. */
const mostPictures = 20;
/** Of a request whose size no document limits. */
const usualBodyBytes = 40 * 1024 * 1024;
/** Of the tokens and of the bytes that a request may have, the part for pictures of earlier turns. */
const tokenShare = 0.25;
const byteShare = 0.5;

/**
 * Room for pictures of earlier turns, beside those of the question itself, in what whoever answers takes.
 * @param attached pictures of the question
 */
export function historyPictures(choice: ModelChoice, attached: number, catalog: Pick<ModelCatalog, 'vision'>) {
  const { endpoint, model } = whoAnswers(choice, new Set(['image']), catalog);
  const rule = mediaRuleOf('image', endpoint, model.id);
  const takes = rule?.data === true && model.input.includes('image');
  return new PictureRoom(
    {
      count: takes ? Math.min(mostPictures, (rule.maxCount ?? Number.POSITIVE_INFINITY) - attached) : 0,
      tokens: (model.contextTokens ?? 32_768) * tokenShare,
      bytes: (capabilitiesOf(endpoint).maxBodyBytes ?? usualBodyBytes) * byteShare,
    },
    patchRuleOf(model.id),
  );
}
