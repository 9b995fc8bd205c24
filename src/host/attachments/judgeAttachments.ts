import * as vscode from 'vscode';
import { type Attachment, type Taker, wayOf } from '../../core/attachments/index.ts';
import { mayMix } from '../../core/attachments/wayOf.ts';
import type { AttachmentPlan, TrayPlan } from '../../protocol/index.ts';
import type { MediaKind } from '../../provider/index.ts';
import { needsKey } from '../endpointRegistry.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { Services } from '../services.ts';
import { whoAnswers } from '../whoAnswers.ts';
import { describePlan } from '../pictures/describePlan.ts';
import { describeRefusal, nameOfKind } from './describeRefusal.ts';
import { tokensOf } from './tokensOf.ts';
import { takerOf } from './takerOf.ts';

/** Buttons that are offered with a refusal. */
const maxChoices = 3;

type JudgeParts = Pick<Services, 'endpoints' | 'catalog' | 'keys'>;

/**
 * Who would answer a message with these attachments: the chosen model, or the vision model where that takes more of
 * them. What is attached now counts before what was attached to earlier messages.
 */
export function whoWouldAnswer(
  attachments: readonly Attachment[],
  earlier: readonly Attachment[],
  { catalog }: Pick<JudgeParts, 'catalog'>,
  choice: ModelChoice | undefined = catalog.chat(),
): ModelChoice | undefined {
  if (!choice) return undefined;
  const vision = catalog.vision(choice.endpoint);
  if (!vision || vision.model.id === choice.model.id) return choice;
  const refusals = (who: ModelChoice, of: readonly Attachment[]): number => {
    const taker = takerOf(who);
    return of.filter(attachment => wayOf(attachment, taker).as === 'nothing').length;
  };
  const gained =
    refusals(choice, attachments) - refusals(vision, attachments) ||
    refusals(choice, earlier) - refusals(vision, earlier);
  if (gained <= 0) return choice;
  // As the turn itself will decide, by the parts that the request is made of.
  return whoAnswers(choice, kindsOf([...earlier, ...attachments], takerOf(vision)), catalog);
}

/** What will be done to each, what is refused and who would take it, for the model that is chosen now. */
export async function judgeAttachments(
  attachments: readonly Attachment[],
  earlier: readonly Attachment[],
  parts: JudgeParts,
): Promise<TrayPlan> {
  const answering = whoWouldAnswer(attachments, earlier, parts);
  if (!answering) return { plans: [] };
  const taker = takerOf(answering);
  const plans: AttachmentPlan[] = [];
  for (const attachment of attachments) {
    const way = wayOf(attachment, taker);
    const plan: AttachmentPlan = { id: attachment.id, as: way.as, tokens: tokensOf(attachment, way, answering) };
    if (way.as === 'nothing') {
      const choices = await whoTakes(attachment, answering, parts);
      plan.problem = { text: describeRefusal(attachment, way, answering), choices };
    } else plan.note = describePlan(attachment, way, answering);
    plans.push(plan);
  }
  const conflict = describeConflict(attachments, earlier, taker, answering);
  return { plans, ...(conflict && { conflict }) };
}

/** Models of the same endpoint first, then of those that have a key; never one that would refuse it as well. */
async function whoTakes(
  attachment: Attachment,
  { endpoint, model }: ModelChoice,
  { catalog, endpoints, keys }: JudgeParts,
): Promise<NonNullable<AttachmentPlan['problem']>['choices']> {
  const takes = (choice: ModelChoice): boolean => wayOf(attachment, takerOf(choice)).as !== 'nothing';
  const found: ModelChoice[] = [];
  for (const entry of catalog.known(endpoint)) {
    if (found.length < maxChoices && entry.id !== model.id && takes({ endpoint, model: entry })) {
      found.push({ endpoint, model: entry });
    }
  }
  if (found.length === 0) {
    for (const other of endpoints.all) {
      if (found.length >= maxChoices) break;
      if (other.id === endpoint.id || (needsKey(other) && (await keys.get(other)) === undefined)) continue;
      const able = catalog.known(other).find(entry => takes({ endpoint: other, model: entry }));
      if (able) found.push({ endpoint: other, model: able });
    }
  }
  const { t } = vscode.l10n;
  return found.map(choice => ({
    endpointId: choice.endpoint.id,
    modelId: choice.model.id,
    label:
      choice.endpoint.id === endpoint.id
        ? t('Use {0}', choice.model.label)
        : t('Use {0} at {1}', choice.model.label, choice.endpoint.label),
  }));
}

/** Kinds that may not stand together: within the message that is a problem, with earlier ones those stay behind. */
function describeConflict(
  attachments: readonly Attachment[],
  earlier: readonly Attachment[],
  taker: Taker,
  { endpoint, model }: ModelChoice,
): TrayPlan['conflict'] {
  const { t } = vscode.l10n;
  const list = new Intl.ListFormat(vscode.env.language, { type: 'conjunction' });
  const now = kindsOf(attachments, taker);
  const names = (kinds: ReadonlySet<MediaKind>): string => list.format([...kinds].map(nameOfKind));
  if (now.size > (taker.maxKindsPerMessage ?? Number.POSITIVE_INFINITY)) {
    const text = t('{0} does not take {1} in one message. Remove one kind.', model.label, names(now));
    return { isProblem: true, text };
  }
  if (!mayMix(now, taker)) {
    const text = t('{0} does not take {1} in one request. Remove one kind.', endpoint.label, names(now));
    return { isProblem: true, text };
  }
  const before = new Set([...kindsOf(earlier, taker)].filter(kind => !mayMix(new Set([...now, kind]), taker)));
  if (now.size === 0 || before.size === 0) return undefined;
  const text = t(
    '{0} does not take {1} beside {2}: those of earlier messages are left out.',
    endpoint.label,
    names(now),
    names(before),
  );
  return { isProblem: false, text };
}

function kindsOf(attachments: readonly Attachment[], taker: Taker): ReadonlySet<MediaKind> {
  const ways = attachments.map(attachment => wayOf(attachment, taker));
  return new Set(ways.flatMap(way => (way.as === 'text' || way.as === 'nothing' ? [] : [way.kind])));
}
