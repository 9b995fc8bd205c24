/**
 * What has begun to be written, for each conversation. All conversations without a turn share one place: they are not
 * kept, so nobody could come back to them.
 */
import * as z from 'zod/mini';
import { attachmentViewSchema } from '../../../protocol/index.ts';

export const newConversation = 'new';

/** So many others are kept; the oldest ones go. */
const maxKept = 50;

export const draftSchema = z.object({ text: z.string(), tray: z.array(attachmentViewSchema) });
export type Draft = z.infer<typeof draftSchema>;

export const draftsSchema = z.object({
  /** Whose draft stands in the composer. */
  key: z.string(),
  current: draftSchema,
  /** Of the others, the latest last; none is empty. */
  kept: z.array(z.tuple([z.string(), draftSchema])),
});
export type Drafts = z.infer<typeof draftsSchema>;

export const noDraft: Draft = { text: '', tray: [] };
export const noDrafts: Drafts = { key: newConversation, current: noDraft, kept: [] };

export function isEmpty({ text, tray }: Draft): boolean {
  return text.trim() === '' && tray.length === 0;
}

export interface Move {
  drafts: Drafts;
  /** The draft came along; else it stays behind with its conversation. */
  carried: boolean;
}

/**
 * Another conversation is shown. Into a new one the draft comes along, unless something was begun there already: who
 * starts anew with a question half written means to ask it there.
 */
export function moveTo(drafts: Drafts, key: string): Move {
  if (key === drafts.key) return { drafts, carried: true };
  const others = drafts.kept.filter(([other]) => other !== key && other !== drafts.key);
  const there = drafts.kept.find(([other]) => other === key)?.[1];
  if (key === newConversation && !there) return { drafts: { ...drafts, key, kept: others }, carried: true };
  const left: [string, Draft][] = isEmpty(drafts.current) ? [] : [[drafts.key, drafts.current]];
  const kept = [...others, ...left].slice(-maxKept);
  return { drafts: { key, current: there ?? noDraft, kept }, carried: false };
}

/** The conversation that had no turn has its first one now. */
export function renamed(drafts: Drafts, key: string): Drafts {
  return { ...drafts, key, kept: drafts.kept.filter(([other]) => other !== key) };
}
