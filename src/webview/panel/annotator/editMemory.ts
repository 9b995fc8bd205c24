/** What was drawn on the pictures of the tray, so that it can be changed again, and how one drew last. */
import * as z from 'zod/mini';
import { type ImageView, imageViewSchema } from '../../../protocol/index.ts';
import { savedPictures, savePictures } from '../state/savedState.ts';
import { type Mark, markSchema, shapes } from './mark.ts';

const editSchema = z.object({ original: imageViewSchema, marks: z.array(markSchema) });
const brushSchema = z.object({ tool: z.enum(['select', ...shapes]), color: z.string(), weight: z.number() });
const memorySchema = z.object({ edits: z.record(z.string(), editSchema), brush: z.optional(brushSchema) });

export interface Edit {
  readonly original: ImageView;
  readonly marks: readonly Mark[];
}
export type Brush = z.infer<typeof brushSchema>;

type Memory = z.infer<typeof memorySchema>;

function read(): Memory {
  const parsed = memorySchema.safeParse(savedPictures());
  return parsed.success ? parsed.data : { edits: {} };
}

/** How a marked picture came about, by its own id. */
export function editOf(id: string): Edit | undefined {
  return read().edits[id];
}

/** @param kept ids of the pictures whose marks may still be wanted; those of others are forgotten */
export function rememberEdit(id: string, { original, marks }: Edit, kept: ReadonlySet<string>): void {
  const memory = read();
  const edits = Object.fromEntries(Object.entries(memory.edits).filter(([other]) => kept.has(other)));
  savePictures({ ...memory, edits: { ...edits, [id]: { original, marks } } });
}

export function lastBrush(): Brush | undefined {
  return read().brush;
}

export function rememberBrush(brush: Brush): void {
  savePictures({ ...read(), brush });
}
