/** What is done with pictures that the host keeps, beside sending them. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

export const pictureEvents = {
  /** Asks the panel to attach the picture on the clipboard: only a page can read that. */
  'picture/paste': nothing,
};

export const pictureRequests = {
  /** Bytes of a stored picture: a canvas that drew it from its address could not be read again. */
  'picture/read': {
    params: z.object({ attachmentId: z.string() }),
    result: z.object({ mediaType: z.string(), data: z.instanceof(Uint8Array) }),
  },
  /** Has the user tick what an editor screenshot shows; replies when that is done. */
  'screenshot/configure': { params: nothing, result: nothing },
  /** Asks where; `null` when the user backs out, else the place as shown to people. */
  'picture/save': { params: z.object({ attachmentId: z.string() }), result: z.nullable(z.string()) },
};
