/** What goes with a message: added, picked, drawn. */
import * as z from 'zod/mini';
import { attachmentViewSchema, codePictureSchema } from '../views/index.ts';
import { nothing } from '../nothing.ts';

const bytesSchema = z.instanceof(Uint8Array);
const views = z.array(attachmentViewSchema);

/** Asked of the panel, which replies when it has them and keeps them over being hidden. */
export const attachmentDeliveries = {
  /** Attached from outside the panel: a command, the Explorer. */
  'attachment/added': { params: attachmentViewSchema, result: nothing },
  /** Asks the panel to draw code and attach it, as its own button does. */
  'picture/draw': { params: codePictureSchema, result: nothing },
};

export const attachmentRequests = {
  /** A file of any kind; `key` names the work for `attachment/cancel`. */
  'attachment/add': {
    params: z.object({ key: z.string(), name: z.string(), data: bytesSchema }),
    result: attachmentViewSchema,
  },
  /** Gives up what was begun under this key; its request is rejected then. */
  'attachment/cancel': { params: z.object({ key: z.string() }), result: nothing },
  /** Dropped from the Explorer or another editor. */
  'attachment/addUris': { params: z.object({ uris: z.array(z.string()) }), result: views },
  /** Opens the file picker; an empty list when the user backs out. */
  'attachment/pick': {
    params: z.object({ kind: z.enum(['any', 'picture', 'document', 'audio', 'video']) }),
    result: views,
  },
  /** Of the editor that was used last, or of those that are picked; an empty list when the user backs out. */
  'attachment/fromEditor': {
    params: z.object({ what: z.enum(['file', 'selection', 'open-editors']) }),
    result: views,
  },
  /** Of a picture, a film or a PDF; asked of the user where it is not given. */
  'attachment/addAddress': { params: z.object({ url: z.optional(z.string()) }), result: views },
  /** Text that was pasted. */
  'attachment/addText': { params: z.object({ text: z.string() }), result: attachmentViewSchema },
  /** The code to draw for "attach editor screenshot"; `null` when no text editor is open. */
  'picture/source': { params: nothing, result: z.nullable(codePictureSchema) },
  /** Turns an attached screenshot into a page, in the preview. */
  'page/convert': { params: z.object({ attachmentId: z.string() }), result: nothing },
  /** Puts it where a page of the Studio begins, with all that can be said of it first. */
  'page/begin': { params: z.object({ attachmentId: z.string() }), result: nothing },
};
