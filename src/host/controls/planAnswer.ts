import * as vscode from 'vscode';
import {
  attachedIn,
  attachmentCostOf,
  type ContextPlan,
  planContext,
  replyReserve,
  type Turn,
} from '../../core/conversation/index.ts';
import { patchRuleOf } from '../../core/usage/pictureTokens.ts';
import { capabilitiesOf, mediaRuleOf } from '../../provider/index.ts';
import { type ModelChoice, type ModelCatalog, seesPictures } from '../modelCatalog.ts';
import type { Settings } from '../settings.ts';

/** For the texts of a request whose size in bytes is limited. */
const bytesForText = 2 * 1024 * 1024;

/** Who will answer: the vision model, where there are pictures and the chosen one cannot see. */
export function answererOf(catalog: ModelCatalog, choice: ModelChoice, path: readonly Turn[]): ModelChoice {
  const hasPictures = attachedIn(path).some(({ kind }) => kind !== 'text' && kind !== 'audio');
  return hasPictures && !seesPictures(choice.model) ? (catalog.vision(choice.endpoint) ?? choice) : choice;
}

/**
 * What of a conversation goes into the next request.
 * @param path ends in the question
 */
export function planAnswer(
  { settings, catalog }: { settings: Settings; catalog: ModelCatalog },
  choice: ModelChoice,
  path: readonly Turn[],
  system: string,
): ContextPlan {
  const { endpoint, model } = answererOf(catalog, choice, path);
  const { maxTokens } = settings.options({ endpoint, model });
  const pictures = mediaRuleOf('image', endpoint, model.id);
  const { maxBodyBytes } = capabilitiesOf(endpoint);
  const rule = patchRuleOf(model.id);
  return planContext({
    path,
    system,
    modelId: model.id,
    contextTokens: model.contextTokens,
    budgetTokens: settings.contextBudget,
    replyTokens: replyReserve(maxTokens, model),
    maxPictures: pictures?.maxCount,
    maxBytes: maxBodyBytes === undefined ? undefined : Math.max(0, maxBodyBytes - bytesForText),
    costOf: attachment => attachmentCostOf(attachment, rule, pictures?.maxBytes),
  });
}

/** What the user is told about a request that is not the whole conversation. */
export function leftOutNotices({ leftOutTurns, leftOutAttachments, leftOutResults }: ContextPlan): string[] {
  const { t } = vscode.l10n;
  return [
    ...(leftOutTurns > 0
      ? [t('The conversation is longer than what is sent: its first {0} messages were left out.', leftOutTurns)]
      : []),
    ...(leftOutResults > 0 ? [t('Earlier results of tools left out, so that it fits: {0}', leftOutResults)] : []),
    ...(leftOutAttachments > 0 ? [t('Earlier attachments left out, so that it fits: {0}', leftOutAttachments)] : []),
  ];
}
