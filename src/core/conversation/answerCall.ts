import * as z from 'zod';
import { type ImageAttachment, imageAttachmentSchema } from '../attachments/attachment.ts';

/** A function that the model called during an answer, and what came of it. */
export const answerCallSchema = z.object({
  /** Tells it from the others of its answer. */
  id: z.string(),
  /** Of the loop, from 1: the calls of one round ran side by side. */
  round: z.number(),
  name: z.string(),
  /** JSON text, as the model wrote it. */
  arguments: z.string(),
  /** Where in the answer's text it stands, in UTF-16 units. */
  at: z.number(),
  /** `refused`: by the user. `stopped`: with the answer. */
  status: z.enum(['running', 'done', 'failed', 'refused', 'stopped']),
  durationMs: z.number().exactOptional(),
  /** What the model was told, as far as it is kept. */
  text: z.string().exactOptional(),
  /** How many UTF-16 units that were, where they are not all kept. */
  cutFrom: z.number().exactOptional(),
  /** What the model got to see; `number` is what an answer names it by. */
  pictures: z.array(z.object({ number: z.number(), picture: imageAttachmentSchema })).exactOptional(),
});
export type AnswerCall = z.infer<typeof answerCallSchema>;
export type CallPicture = NonNullable<AnswerCall['pictures']>[number];

/** Of one result that is kept with its conversation; the model got more. UTF-16 units. */
export const longestKeptResult = 20_000;

/** What is kept of a long result: its beginning, to a whole line where there is one. */
export function keptResult(text: string): Pick<AnswerCall, 'text' | 'cutFrom'> {
  if (text.length <= longestKeptResult) return { text };
  const cut = text.slice(0, longestKeptResult);
  const line = cut.lastIndexOf('\n');
  return { text: cut.slice(0, line > longestKeptResult / 2 ? line : undefined), cutFrom: text.length };
}

export function picturesOfCalls(calls: readonly AnswerCall[] = []): readonly ImageAttachment[] {
  return calls.flatMap(({ pictures = [] }) => pictures.map(({ picture }) => picture));
}
