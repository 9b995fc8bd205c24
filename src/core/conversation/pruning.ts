/**
 * What is left out of a request so that it fits: the oldest pictures and their like first, then the oldest questions with their
 * answers, never the last question. The model is told in a sentence wherever something stood.
 */
import type { Attachment } from '../attachments/attachment.ts';
import type { Turn, UserTurn } from './conversation.ts';

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
  /** Tokens of a turn without its attachments. */
  turn(turn: Turn): number;
  attachment(attachment: Attachment): AttachmentCost;
}

export interface Pruned {
  /** What is sent: the turns that stay, with a sentence where something was left out. */
  path: readonly Turn[];
  /** Tokens of `path`. */
  tokens: number;
  leftOutAttachments: number;
  leftOutTurns: number;
  /** False: even the last question alone is too much. */
  fits: boolean;
}

/** Of one sentence that says what was left out. */
const sentenceTokens = 24;

/** @param path ends in the question that is to be answered, or in an answer to it that is to go on */
export function prune(path: readonly Turn[], limits: PruneLimits, costs: PruneCosts): Pruned {
  const last = path.findLastIndex(({ role }) => role === 'user');
  const turnTokens = path.map(turn => costs.turn(turn));
  const attached = path.flatMap((turn, index) =>
    attachmentsOf(turn).map(attachment => ({ index, attachment, cost: costs.attachment(attachment) })),
  );
  const sums: AttachmentCost = { tokens: 0, pictures: 0, bytes: 0 };
  for (const tokens of turnTokens) sums.tokens += tokens;
  for (const { cost } of attached) add(sums, cost, 1);

  const isOver = (): boolean =>
    sums.tokens > (limits.maxTokens ?? Infinity) ||
    sums.pictures > (limits.maxPictures ?? Infinity) ||
    sums.bytes > (limits.maxBytes ?? Infinity);

  const gone = new Map<number, Set<Attachment>>();
  for (const { index, attachment, cost } of attached) {
    if (!isOver()) break;
    // Attached text is part of what was asked, and goes when the question goes.
    if (index === last || attachment.kind === 'text') continue;
    let ofTurn = gone.get(index);
    if (!ofTurn) {
      ofTurn = new Set();
      gone.set(index, ofTurn);
      sums.tokens += sentenceTokens;
    }
    ofTurn.add(attachment);
    add(sums, cost, -1);
  }

  let from = 0;
  // Each step takes a question away with all that followed it, up to the next one.
  while (isOver() && from < last) {
    if (from === 0) sums.tokens += sentenceTokens;
    const next = path.findIndex((turn, index) => index > from && turn.role === 'user');
    for (let index = from; index < next; index++) {
      sums.tokens -= turnTokens[index] ?? 0;
      const left = gone.get(index);
      if (left) sums.tokens -= sentenceTokens;
      for (const { attachment, cost, index: of } of attached) {
        if (of === index && !left?.has(attachment)) add(sums, cost, -1);
      }
    }
    from = next;
  }

  const kept = path.slice(from).map((turn, offset) => {
    const left = gone.get(from + offset);
    return left && turn.role === 'user' ? withoutAttachments(turn, left) : turn;
  });
  const first = kept[0];
  if (from > 0 && first?.role === 'user') kept[0] = { ...first, text: joined(earlierLeftOut, first.text) };
  let leftOutAttachments = 0;
  for (const [index, { size }] of gone) if (index >= from) leftOutAttachments += size;
  return { path: kept, tokens: sums.tokens, leftOutAttachments, leftOutTurns: from, fits: !isOver() };
}

const earlierLeftOut = '[The conversation began earlier; its first messages are left out here to save room.]';

function withoutAttachments(turn: UserTurn, left: ReadonlySet<Attachment>): UserTurn {
  const names = [...left].map(({ name }) => JSON.stringify(name)).join(', ');
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

function joined(sentence: string, text: string): string {
  return text === '' ? sentence : `${sentence}\n\n${text}`;
}

function attachmentsOf(turn: Turn): readonly Attachment[] {
  return turn.role === 'user' ? turn.attachments : [];
}

function add(sums: AttachmentCost, cost: AttachmentCost, sign: 1 | -1): void {
  sums.tokens += sign * cost.tokens;
  sums.pictures += sign * cost.pictures;
  sums.bytes += sign * cost.bytes;
}
