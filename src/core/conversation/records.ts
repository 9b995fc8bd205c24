/**
 * What a conversation is made of on disk: records that are only ever appended. Replaying them in order gives the
 * conversation; replaying one twice changes nothing, so a writer that is not sure may write again.
 */
import * as z from 'zod';
import { attachmentSchema } from '../attachments/attachment.ts';
import { costSchema } from '../usage/cost.ts';
import { measuredDifferencesSchema } from '../verbs/measuredDifferences.ts';
import { answerCallSchema } from './answerCall.ts';
import { soundSchema } from './sound.ts';
import { webSourceSchema } from './webSource.ts';

/**
 * Raised when a reader of the old version would misread the new one. A newer file is refused, never rewritten. What a
 * file of an older version lacks is nowhere required; the first new record in it comes with a header of this version.
 *
 * 1: turns, pictures, answers. 2: names, pins and deletion; other attachments than pictures; which branch is shown.
 * 3: calls of tools, whose pictures an older reader would take for unused.
 */
export const conversationVersion = 3;

const tokens = z.number();
/** As the endpoint reported it: what is missing is unknown, never 0. */
export const usageSchema = z.object({
  promptTokens: tokens,
  completionTokens: tokens,
  totalTokens: tokens,
  cachedTokens: tokens.exactOptional(),
  reasoningTokens: tokens.exactOptional(),
  prompt: z
    .object({
      text: tokens.exactOptional(),
      image: tokens.exactOptional(),
      video: tokens.exactOptional(),
      audio: tokens.exactOptional(),
    })
    .exactOptional(),
  completion: z
    .object({ text: tokens.exactOptional(), image: tokens.exactOptional(), audio: tokens.exactOptional() })
    .exactOptional(),
});

/** A failure in the words it was told in; the vendor's own are redacted before they come here. */
export const turnErrorSchema = z.object({
  message: z.string(),
  detail: z.string().exactOptional(),
  fixes: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type TurnError = z.infer<typeof turnErrorSchema>;

/** What of the conversation did not go into a request. */
export const leftOutSchema = z.object({
  /** Pictures and their like; text stays with its question. */
  attachments: z.number(),
  turns: z.number(),
  /** The first turn that went into it, where older ones did not. */
  firstTurnId: z.string().exactOptional(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

export const answeringModelSchema = z.object({ endpointId: z.string(), modelId: z.string(), label: z.string() });
export type AnsweringModel = z.infer<typeof answeringModelSchema>;

/** Text that belongs at `from` (UTF-16 units): where it stands already, nothing happens. */
const pieceSchema = z.object({ from: z.number(), add: z.string() });
export type Piece = z.infer<typeof pieceSchema>;

/** What a conversation lets its models use. */
export const toolChoiceSchema = z.object({
  on: z.boolean(),
  /** By the names that models know them by, where they are not as they come. */
  chosen: z.record(z.string(), z.boolean()).exactOptional(),
});
export type ToolChoice = z.infer<typeof toolChoiceSchema>;

const turnBase = { id: z.string(), parentId: z.string().nullable(), atMs: z.number() };

export const recordSchema = z.discriminatedUnion('record', [
  /** First line of every file; again where a newer version goes on with an older one's file. */
  z.object({ record: z.literal('conversation'), version: z.number(), id: z.string(), atMs: z.number() }),
  /** By the user; empty gives back the title that the content makes. */
  z.object({ record: z.literal('renamed'), title: z.string() }),
  z.object({ record: z.literal('pinned'), pinned: z.boolean() }),
  /** Out of sight, to be removed for good or brought back. Whoever goes on with it brings it back too. */
  z.object({ record: z.literal('deleted'), deleted: z.boolean() }),
  /** Attached and not yet sent: a reload of the window must find it. */
  z.object({ record: z.literal('attached'), attachment: attachmentSchema }),
  /** A new turn becomes the one that is shown last. */
  z.object({
    record: z.literal('user-turn'),
    ...turnBase,
    /** As typed, the verb included. */
    text: z.string(),
    attachments: z.array(attachmentSchema),
    /** The verb that it runs, `ocr`: words that begin with a slash may be older than the verb. */
    verb: z.string().exactOptional(),
  }),
  z.object({ record: z.literal('assistant-turn'), ...turnBase, model: answeringModelSchema }),
  /** What holds for the whole conversation from here on; a field that is not named stays as it was. */
  z.object({
    record: z.literal('settings'),
    /** In place of the user's own or the built-in one; `null` goes back to that. */
    systemPrompt: z.string().nullable().exactOptional(),
    /** Whether the model may use tools, and which of them it may not. */
    tools: toolChoiceSchema.exactOptional(),
  }),
  /** Who really answers, known when the request is made. */
  z.object({
    record: z.literal('model'),
    turnId: z.string(),
    model: answeringModelSchema,
    notices: z.array(z.string()),
    /** Absent: all that stands before it was sent. */
    context: leftOutSchema.exactOptional(),
  }),
  z.object({
    record: z.literal('progress'),
    turnId: z.string(),
    reasoning: pieceSchema.exactOptional(),
    text: pieceSchema.exactOptional(),
    reasoningMs: z.number().exactOptional(),
  }),
  /** A call of a tool, each time when it has begun or ended; the last one of an id counts. */
  z.object({ record: z.literal('call'), turnId: z.string(), call: answerCallSchema }),
  /** The answer as it was spoken; the last one counts. */
  z.object({ record: z.literal('sound'), turnId: z.string(), sound: soundSchema }),
  /** What the endpoint found on the web for the answer, all of it. */
  z.object({ record: z.literal('sources'), turnId: z.string(), sources: z.array(webSourceSchema) }),
  /** What measuring the two pictures of its question said, before it was asked to compare them. */
  z.object({ record: z.literal('measured'), turnId: z.string(), measured: measuredDifferencesSchema }),
  z.object({
    record: z.literal('finished'),
    turnId: z.string(),
    atMs: z.number(),
    status: z.enum(['done', 'stopped', 'failed']),
    notices: z.array(z.string()),
    reasoningMs: z.number().exactOptional(),
    usage: usageSchema.exactOptional(),
    cost: costSchema.exactOptional(),
    cutByLength: z.boolean().exactOptional(),
    /** It had to end because it had used its tools as often as it may. */
    outOfRounds: z.boolean().exactOptional(),
    error: turnErrorSchema.exactOptional(),
  }),
  /** An answer that ended goes on in the same turn; its `part`, from 2, tells a line that was written twice. */
  z.object({ record: z.literal('continued'), turnId: z.string(), atMs: z.number(), part: z.number() }),
  /** Another branch is shown: the path that ends with this turn. */
  z.object({ record: z.literal('head'), turnId: z.string() }),
]);
export type ConversationRecord = z.infer<typeof recordSchema>;
export type ProgressRecord = Extract<ConversationRecord, { record: 'progress' }>;
export type FinishedRecord = Extract<ConversationRecord, { record: 'finished' }>;
/** What is said of a conversation as a whole. */
export type MarkRecord = Extract<ConversationRecord, { record: 'renamed' | 'pinned' | 'deleted' }>;
