/**
 * What is left out of a request so that it fits: the oldest pictures and their like and the oldest results of tools
 * first, then the oldest questions with their answers, never the last question. The model is told in a sentence
 * wherever something stood.
 */
import type { Attachment } from '../attachments/attachment.ts';
import type { AnswerCall } from './answerCall.ts';
import type { AssistantTurn, Turn, UserTurn } from './conversation.ts';

export interface PruneLimits {
  /** Tokens for all turns together. */
  maxTokens?: number | undefined;
  maxPictures?: number | undefined;
  /** Of all that goes along as bytes. */
  maxBytes?: number | undefined;
}

/** What one attachment takes, as it would be sent. */
export interface AttachmentCost {
  tokens: number;
  /** How many pictures the endpoint gets for it: one, or the pages of a document. */
  pictures: number;
  bytes: number;
}

export interface PruneCosts {
  /** Tokens of a turn without its attachments and the pictures of its tools. */
  turn(turn: Turn): number;
  attachment(attachment: Attachment): AttachmentCost;
  /** Tokens of what a tool said, which `turn` has counted too. */
  result(text: string): number;
}

export interface Pruned {
  /** What is sent: the turns that stay, with a sentence where something was left out. */
  path: readonly Turn[];
  /** Tokens of `path`. */
  tokens: number;
  leftOutAttachments: number;
  leftOutTurns: number;
  leftOutResults: number;
  /** False: even the last question alone is too much. */
  fits: boolean;
}

/** Of one sentence that says what was left out. */
const sentenceTokens = 24;

/** What may go while its turn stays. */
interface Part {
  readonly index: number;
  readonly of: Attachment | AnswerCall;
  /** All that it takes. */
  readonly cost: AttachmentCost;
  /** As much of the tokens as its turn has counted too. */
  readonly shared: number;
}

/** @param path ends in the question that is to be answered, or in an answer to it that is to go on */
export function prune(path: readonly Turn[], limits: PruneLimits, costs: PruneCosts): Pruned {
  const last = path.findLastIndex(({ role }) => role === 'user');
  const turnTokens = path.map(turn => costs.turn(turn));
  const parts = path.flatMap((turn, index) => partsOf(turn, index, costs));
  const sums: AttachmentCost = { tokens: 0, pictures: 0, bytes: 0 };
  for (const tokens of turnTokens) sums.tokens += tokens;
  for (const { cost, shared } of parts) add(sums, { ...cost, tokens: cost.tokens - shared }, 1);

  const isOver = (): boolean =>
    sums.tokens > (limits.maxTokens ?? Infinity) ||
    sums.pictures > (limits.maxPictures ?? Infinity) ||
    sums.bytes > (limits.maxBytes ?? Infinity);

  const gone = new Map<number, Set<Part['of']>>();
  for (const { index, of, cost, shared } of parts) {
    if (!isOver()) break;
    // Attached text is part of what was asked, and goes when the question goes; what the last one needs stays.
    if (index >= last || ('kind' in of && of.kind === 'text')) continue;
    // A sentence would take as much.
    if (!('kind' in of) && cost.tokens <= sentenceTokens) continue;
    const ofTurn = gone.get(index) ?? new Set();
    // Attachments of a question share their sentence; each result has its own.
    if (ofTurn.size === 0 || !('kind' in of)) turnTokens[index] = (turnTokens[index] ?? 0) + sentenceTokens;
    if (ofTurn.size === 0 || !('kind' in of)) sums.tokens += sentenceTokens;
    gone.set(index, ofTurn.add(of));
    turnTokens[index] = (turnTokens[index] ?? 0) - shared;
    add(sums, cost, -1);
  }

  let from = 0;
  // Each step takes a question away with all that followed it, up to the next one.
  while (isOver() && from < last) {
    if (from === 0) sums.tokens += sentenceTokens;
    const next = path.findIndex((turn, index) => index > from && turn.role === 'user');
    for (let index = from; index < next; index++) {
      sums.tokens -= turnTokens[index] ?? 0;
      for (const { of, cost, shared, index: at } of parts) {
        if (at === index && !gone.get(index)?.has(of)) add(sums, { ...cost, tokens: cost.tokens - shared }, -1);
      }
    }
    from = next;
  }

  const kept = path.slice(from).map((turn, offset) => {
    const left = gone.get(from + offset);
    if (!left) return turn;
    return turn.role === 'user' ? withoutAttachments(turn, left) : withoutResults(turn, left);
  });
  const first = kept[0];
  if (from > 0 && first?.role === 'user') kept[0] = { ...first, text: joined(earlierLeftOut, first.text) };
  const count = (role: Turn['role']): number =>
    [...gone].reduce((sum, [index, { size }]) => sum + (index >= from && path[index]?.role === role ? size : 0), 0);
  return {
    path: kept,
    tokens: sums.tokens,
    leftOutAttachments: count('user'),
    leftOutResults: count('assistant'),
    leftOutTurns: from,
    fits: !isOver(),
  };
}

const earlierLeftOut = '[The conversation began earlier; its first messages are left out here to save room.]';
const resultLeftOut = '[The result was here; it is left out now to save room. Call the tool again if you need it.]';

function partsOf(turn: Turn, index: number, costs: PruneCosts): Part[] {
  if (turn.role === 'user') {
    return turn.attachments.map(of => ({ index, of, cost: costs.attachment(of), shared: 0 }));
  }
  return (turn.calls ?? []).map(call => {
    const shared = costs.result(call.text ?? '');
    const cost = { tokens: shared, pictures: 0, bytes: 0 };
    for (const { picture } of call.pictures ?? []) add(cost, costs.attachment(picture), 1);
    return { index, of: call, cost, shared };
  });
}

function withoutAttachments(turn: UserTurn, left: ReadonlySet<Part['of']>): UserTurn {
  const gone = turn.attachments.filter(attachment => left.has(attachment));
  const names = gone.map(({ name }) => JSON.stringify(name)).join(', ');
  const sentence =
    left.size === 1
      ? `[The attachment ${names} was here; it is left out now to save room.]`
      : `[The attachments ${names} were here; they are left out now to save room.]`;
  return {
    ...turn,
    text: joined(sentence, turn.text),
    attachments: turn.attachments.filter(attachment => !left.has(attachment)),
  };
}

function withoutResults(turn: AssistantTurn, left: ReadonlySet<Part['of']>): AssistantTurn {
  const calls = turn.calls?.map(call => {
    if (!left.has(call)) return call;
    const { pictures: _, cutFrom: __, ...rest } = call;
    return { ...rest, text: resultLeftOut };
  });
  return { ...turn, ...(calls && { calls }) };
}

function joined(sentence: string, text: string): string {
  return text === '' ? sentence : `${sentence}\n\n${text}`;
}

function add(sums: AttachmentCost, cost: AttachmentCost, sign: 1 | -1): void {
  sums.tokens += sign * cost.tokens;
  sums.pictures += sign * cost.pictures;
  sums.bytes += sign * cost.bytes;
}
