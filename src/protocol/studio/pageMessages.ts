/** The page as a whole: how it grows while it is written, and what is done with it. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';
import { pageViewSchema } from '../views/pageView.ts';

export const pageEvents = {
  'state/changed': pageViewSchema,
  /** What came since the last delta, at most one a frame; `from` is the length of the page that it continues. */
  'page/grown': z.object({ from: z.number(), text: z.string() }),
  /** Tail of the reasoning while `thinking`. */
  'reasoning/changed': z.object({ reasoning: z.string() }),
};

export const pageRequests = {
  'preview/open': { params: nothing, result: pageViewSchema },
  /** Whatever is being done to the page: what came or was kept stays. */
  'work/stop': { params: nothing, result: nothing },
  /** Of a page whose end is missing. */
  'conversion/continue': { params: nothing, result: nothing },
  'conversion/retry': { params: nothing, result: nothing },
  'page/showSource': { params: nothing, result: nothing },
  'fix/run': { params: z.object({ id: z.string() }), result: nothing },
};
