import * as z from 'zod/mini';
import type { PageBox, PickedElement, PointedElement, Viewport } from '../../../core/studio/point/frameTalk.ts';

const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** What outlives a tab that is hidden, which forgets everything else. */
export const keptPointsSchema = z.object({
  /** What is being written about the page. */
  draft: z._default(z.string(), ''),
  /** What was said before, the latest last. */
  wishes: z._default(z.array(z.string()), []),
  /** Of the elements that are picked. */
  paths: z._default(z.array(z.array(z.number())), []),
  /** Circled in the screenshot, in its own pixels. */
  regions: z._default(z.array(boxSchema), []),
});
export type KeptPoints = z.infer<typeof keptPointsSchema>;
export const noPoints: KeptPoints = { draft: '', wishes: [], paths: [], regions: [] };

/** What is pointed at now, as the frame says. */
export interface PointModel {
  /** Pointing is on: a click picks what is under it instead of reaching the page. */
  readonly isOn: boolean;
  readonly hovered: PointedElement | undefined;
  readonly picked: readonly PickedElement[];
  /** What the cursor in the source stands in. */
  readonly outlined: readonly PageBox[];
  /** What the boxes are measured in. */
  readonly viewport: Viewport;
  /** What a field of the element holds while it is typed into, before the page has it. */
  readonly editing: { readonly field: string; readonly value: string } | undefined;
  /** Why the last small change was not made. */
  readonly refused: string | undefined;
}

export const nothingPointedAt: PointModel = {
  isOn: false,
  hovered: undefined,
  picked: [],
  outlined: [],
  viewport: { width: 1, height: 1 },
  editing: undefined,
  refused: undefined,
};

const mostWishes = 30;

/** Said once more, a wish is the latest. */
export function withWish(wishes: readonly string[], wish: string): string[] {
  return [...wishes.filter(other => other !== wish), wish].slice(-mostWishes);
}
