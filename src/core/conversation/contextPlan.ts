/** How much of a model's context the next request takes, and what of the conversation goes into it. */
import type { Attachment } from '../attachments/attachment.ts';
import { estimateTextTokens } from '../usage/textTokens.ts';
import type { AnswerCall } from './answerCall.ts';
import type { AssistantTurn, Turn } from './conversation.ts';
import { type AttachmentCost, prune } from './pruning.ts';
import { attachedIn } from './sendingPlan.ts';

export interface ContextInput {
  /** Ends in the question, or in an answer to it that is to go on. */
  path: readonly Turn[];
  system: string;
  /** Who answers: what it counted before tells more than any estimate. */
  modelId: string;
  /** Of the model; absent where nobody says. */
  contextTokens?: number | undefined;
  /** What the user wants to spend on one request at most, the answer aside. */
  budgetTokens?: number | undefined;
  /** Kept free for the answer. */
  replyTokens: number;
  maxPictures?: number | undefined;
  maxBytes?: number | undefined;
  costOf(attachment: Attachment): AttachmentCost;
}

/** Tokens. */
export interface ContextTokens {
  system: number;
  /** Texts of all turns but the question. */
  history: number;
  /** Pictures and other attachments, old and new. */
  attachments: number;
  question: number;
  reply: number;
}

export interface ContextPlan {
  /** What is sent. */
  path: readonly Turn[];
  tokens: ContextTokens;
  /** What all of it has to fit into, the answer included; absent: not known. */
  limitTokens?: number;
  leftOutAttachments: number;
  leftOutTurns: number;
  /** Of tools. */
  leftOutResults: number;
  /** The first turn that is sent, where older ones are not. */
  firstTurnId?: string;
  fits: boolean;
  /** The endpoint counted an earlier request, and the estimate goes by that. */
  isMeasured: boolean;
}

/** Role and markers around each message. */
const messageTokens = 4;
/** Shorter ones say little about how this model cuts text. */
const leastMeasured = 200;

export function planContext(input: ContextInput): ContextPlan {
  const { path, budgetTokens, replyTokens, contextTokens } = input;
  const factor = factorOf(input);
  const scale = factor ?? 1;
  const system = Math.ceil(systemTokens(input) * scale);
  const costs = {
    turn: (turn: Turn) => tokensOfTurn(turn) * scale,
    attachment: (attachment: Attachment) => {
      const cost = input.costOf(attachment);
      return { ...cost, tokens: cost.tokens * scale };
    },
    result: (text: string) => estimateTextTokens(text) * scale,
  };
  const room = contextTokens === undefined ? Infinity : contextTokens - replyTokens;
  const most = Math.min(room, budgetTokens ?? Infinity) - system;
  const pruned = prune(
    path,
    {
      ...(Number.isFinite(most) && { maxTokens: Math.max(0, most) }),
      maxPictures: input.maxPictures,
      maxBytes: input.maxBytes,
    },
    costs,
  );
  const question = pruned.path.findLast(({ role }) => role === 'user');
  const before = pruned.path.filter(turn => turn !== question);
  const sum = (values: readonly number[]): number => Math.ceil(values.reduce((total, value) => total + value, 0));
  const attached = attachedIn(pruned.path);
  const limit = Math.min(contextTokens ?? Infinity, (budgetTokens ?? Infinity) + replyTokens);
  const firstTurnId = pruned.leftOutTurns > 0 ? pruned.path[0]?.id : undefined;
  return {
    path: pruned.path,
    tokens: {
      system,
      history: sum(before.map(costs.turn)),
      attachments: sum(attached.map(attachment => costs.attachment(attachment).tokens)),
      question: question ? sum([costs.turn(question)]) : 0,
      reply: replyTokens,
    },
    ...(Number.isFinite(limit) && { limitTokens: limit }),
    leftOutAttachments: pruned.leftOutAttachments,
    leftOutTurns: pruned.leftOutTurns,
    leftOutResults: pruned.leftOutResults,
    ...(firstTurnId !== undefined && { firstTurnId }),
    fits: pruned.fits,
    isMeasured: factor !== undefined,
  };
}

/** What an answer may need: what the user set, else what is usual, and never so much that nothing is left to read. */
export function replyReserve(
  maxTokens: number | undefined,
  model: { contextTokens?: number | undefined; maxOutputTokens?: number | undefined },
): number {
  const usual = Math.min(model.maxOutputTokens ?? 4096, 16_384);
  return Math.min(maxTokens ?? usual, Math.floor((model.contextTokens ?? Infinity) / 2));
}

/**
 * How many tokens the model counts for one that is estimated, by the last answer that it gave here.
 * An answer to a request that was cut to size tells nothing.
 */
function factorOf(input: ContextInput): number | undefined {
  const index = input.path.findLastIndex(turn => turn.role === 'assistant' && isMeasure(turn, input.modelId));
  const answer = input.path[index];
  if (answer?.role !== 'assistant') return undefined;
  const read = input.path.slice(0, index);
  const attached = attachedIn(read);
  let estimate = systemTokens(input);
  for (const turn of read) estimate += tokensOfTurn(turn);
  for (const attachment of attached) estimate += input.costOf(attachment).tokens;
  const counted = answer.usage?.promptTokens ?? 0;
  if (estimate < leastMeasured || counted < leastMeasured) return undefined;
  // Beyond that something else is counted there, and the estimate is the better guess.
  const factor = counted / estimate;
  return factor > 0.4 && factor < 2.5 ? factor : undefined;
}

/** Of an answer that called tools the count is of several requests. */
function isMeasure({ model, usage, context, calls }: AssistantTurn, modelId: string): boolean {
  return model.modelId === modelId && usage !== undefined && context === undefined && !calls;
}

const known = new WeakMap<Turn, number>();

/** A turn never changes, and there may be thousands: each is looked at once. */
function tokensOfTurn(turn: Turn): number {
  let tokens = known.get(turn);
  if (tokens === undefined) {
    const isNothing = turn.text.trim() === '' && turn.role === 'assistant';
    tokens = isNothing ? 0 : estimateTextTokens(turn.text) + messageTokens;
    if (turn.role === 'assistant') for (const call of turn.calls ?? []) tokens += tokensOfCall(call);
    known.set(turn, tokens);
  }
  return tokens;
}

function tokensOfCall({ name, arguments: input, text = '' }: AnswerCall): number {
  return estimateTextTokens(name) + estimateTextTokens(input) + estimateTextTokens(text) + 2 * messageTokens;
}

function systemTokens({ system }: ContextInput): number {
  return system === '' ? 0 : estimateTextTokens(system) + messageTokens;
}
