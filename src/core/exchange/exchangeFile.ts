/**
 * Conversations as a file that goes from one machine to another: all that was said, with every branch, and the bytes of
 * what is attached. docs/conversations.md describes it for other programs.
 */
import * as z from 'zod';
import { type ConversationRecord, conversationVersion, recordSchema } from '../conversation/index.ts';

export const exchangeFormat = 'glm-chat-conversations';
/** Of what stands around the records, which have a version of their own. */
export const exchangeVersion = 1;

/** Stored bytes. Those that were gone when the file was written are not in it. */
const blobSchema = z.object({
  /** SHA-256 in lower-case hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.string(),
  base64: z.base64(),
});
export type ExchangeBlob = z.infer<typeof blobSchema>;

const headSchema = z.looseObject({
  format: z.literal(exchangeFormat),
  version: z.number(),
  recordVersion: z.number(),
});

const fileSchema = z.object({
  conversations: z.array(
    z.object({
      id: z.string().regex(/^[\w-]{1,80}$/),
      /** Milliseconds since 1970. */
      atMs: z.number(),
      records: z.array(recordSchema),
    }),
  ),
  blobs: z.array(blobSchema),
});
export type ExchangeFile = z.infer<typeof fileSchema>;

export interface ExchangeConversation {
  readonly id: string;
  readonly title: string;
  /** When it was begun, in milliseconds since 1970. */
  readonly atMs: number;
  readonly records: readonly ConversationRecord[];
}

/** `not-json`, `other-format`: no file of ours. `newer`: of a newer version. `damaged`: `where` says what is wrong. */
export type ExchangeProblem = 'not-json' | 'other-format' | 'newer' | 'damaged';

export class UnreadableExchange extends Error {
  override readonly name = 'UnreadableExchange';
  readonly problem: ExchangeProblem;
  /** A path in the file, such as `conversations.0.records.12.text`; never content. */
  readonly where: string | undefined;
  constructor(problem: ExchangeProblem, where?: string) {
    super(where === undefined ? problem : `${problem} at ${where}`);
    this.problem = problem;
    this.where = where;
  }
}

/** The file in pieces: all of it in one string may be more than a string can hold. */
export async function* writeExchange(
  conversations: Iterable<ExchangeConversation>,
  blobs: AsyncIterable<ExchangeBlob>,
  exportedAt: Date,
): AsyncGenerator<string> {
  const head = {
    format: exchangeFormat,
    version: exchangeVersion,
    recordVersion: conversationVersion,
    exportedAt: exportedAt.toISOString(),
  };
  yield `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "conversations": [`;
  let first = true;
  for (const { id, title, atMs, records } of conversations) {
    yield `${first ? '' : ','}\n    { "id": ${JSON.stringify(id)}, "title": ${JSON.stringify(title)}, "atMs": ${atMs}, "records": [`;
    yield records.map(record => `\n      ${JSON.stringify(record)}`).join(',');
    yield '\n    ] }';
    first = false;
  }
  yield '\n  ],\n  "blobs": [';
  first = true;
  for await (const blob of blobs) {
    yield `${first ? '' : ','}\n    ${JSON.stringify(blob)}`;
    first = false;
  }
  yield '\n  ]\n}\n';
}

/** @throws UnreadableExchange */
export function readExchange(text: string): ExchangeFile {
  let value: unknown;
  try {
    // Editors on Windows put a mark in front.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UnreadableExchange('not-json');
  }
  const head = headSchema.safeParse(value);
  if (!head.success) throw new UnreadableExchange('other-format');
  if (head.data.version > exchangeVersion || head.data.recordVersion > conversationVersion) {
    throw new UnreadableExchange('newer');
  }
  const file = fileSchema.safeParse(value);
  if (!file.success) throw new UnreadableExchange('damaged', file.error.issues[0]?.path.join('.'));
  return file.data;
}
