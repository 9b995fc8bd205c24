/** What survives when the view is hidden or the window reloads: text not sent yet and pictures attached to it. */
import * as z from 'zod/mini';
import { type AttachmentView, attachmentViewSchema } from '../../../protocol/index.ts';
import { vscodeApi } from '../../shared/vscodeApi.ts';

const savedStateSchema = z.object({
  draft: z.string(),
  tray: z.array(attachmentViewSchema),
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
