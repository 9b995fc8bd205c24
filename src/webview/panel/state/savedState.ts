/** What survives when the view is hidden or the window reloads: text not sent yet and pictures attached to it. */
import * as z from 'zod/mini';
import { type AttachmentView, attachmentViewSchema } from '../../../protocol/index.ts';
import { vscodeApi } from '../../shared/vscodeApi.ts';

/** Where a conversation is read: this turn's upper edge is so many pixels below that of the view. */
const readingSchema = z.object({ turnId: z.string(), offsetPx: z.number() });
export type Reading = z.infer<typeof readingSchema>;

/** As many conversations are found again where they were read. */
const mostReadings = 20;

const savedStateSchema = z.object({
  draft: z.string(),
  tray: z.array(attachmentViewSchema),
  reading: z.optional(z.record(z.string(), readingSchema)),
  wrapsCode: z.optional(z.boolean()),
});

let saved: z.infer<typeof savedStateSchema> = { draft: '', tray: [] };
const parsed = savedStateSchema.safeParse(vscodeApi.getState());
if (parsed.success) saved = parsed.data;

export function savedDraft(): string {
  return saved.draft;
}

export function savedTray(): readonly AttachmentView[] {
  return saved.tray;
}

export function saveDraft(draft: string): void {
  if (draft === saved.draft) return;
  saved = { ...saved, draft };
  vscodeApi.setState(saved);
}

export function saveTray(tray: readonly AttachmentView[]): void {
  if (tray.length === saved.tray.length && tray.every((view, index) => view.id === saved.tray[index]?.id)) return;
  saved = { ...saved, tray: [...tray] };
  vscodeApi.setState(saved);
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

/** Ids of the conversations whose next message has begun to be written. */
export function draftedConversations(): ReadonlySet<string> {
  return new Set();
}

/** Long lines of code are wrapped. */
export function savedWrap(): boolean {
  return saved.wrapsCode === true;
}

export function saveWrap(wrapsCode: boolean): void {
  saved = { ...saved, wrapsCode };
  vscodeApi.setState(saved);
}
