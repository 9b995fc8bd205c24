import type { Attachment, Conversation, Turn } from '../../core/conversation/index.ts';
import { costOf, totalsOf } from '../../core/usage/index.ts';
import type { ContextView } from '../../protocol/index.ts';
import { type AgentTool, toolRules } from '../agentTools/index.ts';
import { isPlan } from '../errorCause.ts';
import type { Services } from '../services.ts';
import { dayOf } from '../storage/index.ts';
import { describeCost, describeTogether } from '../usage/describeUsage.ts';
import { answererOf, planAnswer } from './planAnswer.ts';
import { systemTextOf } from './systemPrompt.ts';

/** What a request would be made of that asks this now, and what today cost; nothing without a model. */
export async function measureContext(
  services: Services,
  conversation: Conversation,
  text: string,
  attachments: readonly Attachment[],
  tools: readonly AgentTool[],
): Promise<ContextView> {
  const { catalog, endpoints } = services;
  const today = await todayOf(services);
  const choice = catalog.chat(endpoints.active);
  const { path } = conversation;
  const draft: Turn = {
    role: 'user',
    id: 'draft',
    parentId: path.at(-1)?.id ?? null,
    atMs: Date.now(),
    text,
    attachments,
  };
  if (!choice) return { ...nothingKnown, ...(today !== undefined && { today }) };
  const asked = [...path, draft];
  const toolsText = choice.model.tools ? await textOfTools(services, tools) : '';
  const plan = planAnswer(services, choice, asked, systemTextOf(services, conversation) + toolsText);
  const { endpoint, model } = answererOf(catalog, choice, asked);
  const { system, history, attachments: attached, question, reply } = plan.tokens;
  const promptTokens = system + history + attached + question;
  const usage = { promptTokens, completionTokens: 0, totalTokens: promptTokens };
  return {
    modelLabel: model.label,
    system,
    history,
    attachments: attached,
    question: text === '' ? 0 : question,
    reply,
    ...(plan.limitTokens !== undefined && { limit: plan.limitTokens }),
    leftOutAttachments: plan.leftOutAttachments,
    leftOutTurns: plan.leftOutTurns,
    ...(plan.firstTurnId !== undefined && { firstTurnId: plan.firstTurnId }),
    fits: plan.fits,
    isMeasured: plan.isMeasured,
    cost: describeCost(costOf({ usage, price: model.price, isPlan: isPlan(endpoint) })),
    ...(today !== undefined && { today }),
  };
}

/** About what they add to a request. */
async function textOfTools({ prompts }: Services, tools: readonly AgentTool[]): Promise<string> {
  if (tools.length === 0) return '';
  const told = tools.map(async ({ name, description, parameters }) =>
    JSON.stringify([name, typeof description === 'string' ? description : await prompts.text(description), parameters]),
  );
  return (await Promise.all([toolRules(prompts), ...told])).join('\n');
}

const nothingKnown: ContextView = {
  modelLabel: '',
  system: 0,
  history: 0,
  attachments: 0,
  question: 0,
  reply: 0,
  leftOutAttachments: 0,
  leftOutTurns: 0,
  fits: true,
  isMeasured: false,
  cost: '',
};

/** The ledger is shared by all windows, and a day of it is soon read. A ledger that cannot be read fails no meter. */
async function todayOf({ usage, log }: Services): Promise<string | undefined> {
  try {
    const day = dayOf(Date.now());
    const entries = (await usage.ledger.read(1)).filter(({ atMs }) => dayOf(atMs) === day);
    return entries.length === 0 ? undefined : describeTogether(totalsOf(entries));
  } catch (error) {
    log.warn(`usage of today: ${String(error)}`);
    return undefined;
  }
}
