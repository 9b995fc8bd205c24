/** How the page is looked at, as far as the host keeps it. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

export const viewRequests = {
  /** Pixels of the screenshot to one CSS pixel, where what the picture says of it is wrong. */
  'view/setPixelRatio': {
    params: z.object({ pixelRatio: z.number().check(z.minimum(0.5), z.maximum(8)) }),
    result: nothing,
  },
};
