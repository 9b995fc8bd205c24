/** What answers show beside their words: places in a picture, speech, pages of the web. */
import * as z from 'zod/mini';
import { attachmentViewSchema } from '../views/index.ts';
import { nothing } from '../nothing.ts';

/** 0 to 1 of the picture's sides as displayed, from its top left corner. */
const side = z.number().check(z.minimum(0), z.maximum(1));

export const sightRequests = {
  /** Cuts a part out of a stored picture, without loss and at its full size, and attaches it. */
  'region/crop': {
    params: z.object({
      attachmentId: z.string(),
      box: z.object({ left: side, top: side, right: side, bottom: side }),
      /** What the part shows, for its name; empty where nothing says it. */
      label: z.string(),
    }),
    result: attachmentViewSchema,
  },
  /** Asks where; `null` when the user backs out, else the place as shown to people. */
  'sound/save': { params: z.object({ turnId: z.string() }), result: z.nullable(z.string()) },
  'regions/draw': { params: z.object({ on: z.boolean() }), result: nothing },
  'speech/choose': { params: z.object({ on: z.boolean() }), result: nothing },
  'search/choose': { params: z.object({ on: z.boolean() }), result: nothing },
};
