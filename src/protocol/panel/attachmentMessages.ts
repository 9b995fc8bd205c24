/** What goes with a message: added, picked, drawn. */
import * as z from 'zod/mini';
import { attachmentViewSchema, codePictureSchema } from '../views/index.ts';
import { nothing } from './nothing.ts';

const bytesSchema = z.instanceof(Uint8Array);

export const attachmentEvents = {
  /** Attached from outside the panel: a command, the Explorer. */
  'attachment/added': attachmentViewSchema,
  /** Asks the panel to draw code and attach it, as its own button does. */
  'picture/draw': codePictureSchema,
};

export const attachmentRequests = {
  'attachment/add': {
    params: z.object({ name: z.string(), mediaType: z.string(), data: bytesSchema }),
    result: attachmentViewSchema,
  },
  /** Dropped from the Explorer or another editor. */
  'attachment/addUris': { params: z.object({ uris: z.array(z.string()) }), result: z.array(attachmentViewSchema) },
  /** Opens the file picker; an empty list when the user backs out. */
  'attachment/pick': { params: nothing, result: z.array(attachmentViewSchema) },
  /** The code to draw for "attach editor screenshot"; `null` when no text editor is open. */
  'picture/source': { params: nothing, result: z.nullable(codePictureSchema) },
  /** Turns an attached screenshot into a page, in the preview. */
  'page/convert': { params: z.object({ attachmentId: z.string() }), result: nothing },
};
