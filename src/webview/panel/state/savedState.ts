/** What survives when the view is hidden or the window reloads: text not sent yet and pictures attached to it. */
import * as z from 'zod/mini';
import type { AttachmentView } from '../../../protocol/index.ts';
import { vscodeApi } from '../../shared/vscodeApi.ts';
import { type Drafts, draftsSchema, isEmpty, noDrafts } from '../drafts/drafts.ts';

/** Where a conversation is read: this turn's upper edge is so many pixels below that of the view. */
const readingSchema = z.object({ turnId: z.string(), offsetPx: z.number() });
export type Reading = z.infer<typeof readingSchema>;

/** As many conversations are found again where they were read. */
const mostReadings = 20;

const savedStateSchema = z.object({
  drafts: draftsSchema,
  reading: z.optional(z.record(z.string(), readingSchema)),
  wrapsCode: z.optional(z.boolean()),
  /** What the annotator remembers; it alone knows the form. */
  pictures: z.optional(z.unknown()),
});

let saved: z.infer<typeof savedStateSchema> = { drafts: noDrafts };
const parsed = savedStateSchema.safeParse(vscodeApi.getState());
if (parsed.success) saved = parsed.data;

export function savedDrafts(): Drafts {
  return saved.drafts;
}

export function savedDraft(): string {
  return saved.drafts.current.text;
}

export function savedTray(): readonly AttachmentView[] {
  return saved.drafts.current.tray;
}

export function changeDraft(drafts: Drafts): void {
  saved = { ...saved, drafts };
  vscodeApi.setState(saved);
}

export function saveDraft(text: string): void {
  const { drafts } = saved;
  if (text !== drafts.current.text) changeDraft({ ...drafts, current: { ...drafts.current, text } });
}

export function saveTray(tray: readonly AttachmentView[]): void {
  const { drafts } = saved;
  const before = drafts.current.tray;
  if (tray.length === before.length && tray.every((view, index) => view.id === before[index]?.id)) return;
  changeDraft({ ...drafts, current: { ...drafts.current, tray: [...tray] } });
}

export function savedReading(conversationId: string): Reading | undefined {
  return saved.reading?.[conversationId];
}

/** @param reading nothing of a conversation that is followed at its end */
export function saveReading(conversationId: string, reading: Reading | undefined): void {
  const { [conversationId]: before, ...others } = saved.reading ?? {};
  if (before?.turnId === reading?.turnId && before?.offsetPx === reading?.offsetPx) return;
  const kept = Object.entries(others).slice(1 - mostReadings);
  saved = { ...saved, reading: Object.fromEntries(reading ? [...kept, [conversationId, reading]] : kept) };
  vscodeApi.setState(saved);
}

/** An upload has ended in a conversation that is not shown. */
export function saveLeftTray(key: string, tray: readonly AttachmentView[]): void {
  const { drafts } = saved;
  const draft = { text: drafts.kept.find(([other]) => other === key)?.[1].text ?? '', tray: [...tray] };
  const others = drafts.kept.filter(([other]) => other !== key);
  changeDraft({ ...drafts, kept: isEmpty(draft) ? others : [...others, [key, draft]] });
}

/** Ids of the conversations that are not shown and whose next message has begun to be written. */
export function draftedConversations(): ReadonlySet<string> {
  return new Set(saved.drafts.kept.map(([key]) => key));
}

/** Long lines of code are wrapped. */
export function savedWrap(): boolean {
  return saved.wrapsCode === true;
}

export function saveWrap(wrapsCode: boolean): void {
  saved = { ...saved, wrapsCode };
  vscodeApi.setState(saved);
}

export function savedPictures(): unknown {
  return saved.pictures;
}

export function savePictures(pictures: unknown): void {
  saved = { ...saved, pictures };
  vscodeApi.setState(saved);
}
