/** The screenshots of a page. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

export const shotRequests = {
  /** Compares the page with another of its screenshots, counted from 0. */
  'shots/show': { params: z.object({ index: z.number().check(z.int(), z.minimum(0)) }), result: nothing },
  /** Has the user pick one more. */
  'shots/pick': { params: nothing, result: nothing },
  /** One that was pasted into the tab. */
  'shots/add': { params: z.object({ name: z.string(), data: z.instanceof(Uint8Array) }), result: nothing },
};
