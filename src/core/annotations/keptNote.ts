import * as z from 'zod';
import { noteKinds } from './note.ts';

/**
 * How well it is known where a note's code is: `sure`; `unsure`, shown on the likeliest lines and marked as such; `gone`,
 * its code is no longer in the file, and the lines are those where it was last.
 */
export const anchorStates = ['sure', 'unsure', 'gone'] as const;
export type AnchorState = (typeof anchorStates)[number];

export const noteStates = ['open', 'resolved'] as const;
export type NoteState = (typeof noteStates)[number];

export const noteReplySchema = z.object({
  from: z.enum(['user', 'model']),
  /** Name shown as the author. */
  by: z.string(),
  text: z.string(),
  atMs: z.number(),
});
export type NoteReply = z.infer<typeof noteReplySchema>;

/** Code as it stood when the note's place was last sure: what a note is found again by, and what a lost one shows. */
export const quoteSchema = z.object({
  before: z.array(z.string()),
  code: z.array(z.string()),
  after: z.array(z.string()),
});
export type Quote = z.infer<typeof quoteSchema>;

/** A note as it is kept and shown. Plain data: changed by replacing it. */
export const keptNoteSchema = z.object({
  id: z.string().min(1),
  kind: z.enum(noteKinds),
  /** Markdown. */
  text: z.string(),
  /** What the lines could be replaced by, for a `suggestion`. */
  replacement: z.string().optional(),
  /** The lines as the model was shown them, for a `suggestion`: it replaces those and no others. */
  seen: z.string().optional(),
  /** Name of the model that wrote it. */
  by: z.string(),
  atMs: z.number(),
  state: z.enum(noteStates),
  /** Zero-based, both ends included, as the editor counts: where its code is now, or was last. */
  lines: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }),
  anchor: z.enum(anchorStates),
  quote: quoteSchema,
  replies: z.array(noteReplySchema),
  /** Its thread is folded. */
  collapsed: z.boolean(),
});
export type KeptNote = z.infer<typeof keptNoteSchema>;

/** What may be changed of a note from outside; where it stands follows from the code alone. */
export type NoteChange = Partial<
  Pick<KeptNote, 'kind' | 'text' | 'replacement' | 'state' | 'replies' | 'collapsed' | 'by'>
>;
