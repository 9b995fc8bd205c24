/** What is done with code of an answer, and its colours. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

export const codeRequests = {
  /** The user's colour theme as in `CodePicture`, for code blocks: asked at start and when the theme changed. */
  'theme/read': {
    /** Which the page shows; nothing where the editor does not say. */
    params: z.object({ id: z.optional(z.string()) }),
    result: z.object({ theme: z.optional(z.unknown()) }),
  },
  'code/copy': { params: z.object({ code: z.string() }), result: nothing },
  /** Inserts at the cursor of the last active text editor; rejects when there is none. */
  'code/insert': { params: z.object({ code: z.string() }), result: nothing },
  /** Shows what the last active file becomes with it, as a diff to accept; rejects when there is no file. */
  'code/apply': { params: z.object({ code: z.string() }), result: nothing },
  /** Asks for a place and writes it there; `saved` is false when the user backed out. */
  'code/save': {
    params: z.object({ code: z.string(), language: z.string() }),
    result: z.object({ saved: z.boolean() }),
  },
  /** The same for a picture (a drawing as PNG) under a plain file name. */
  'code/savePicture': {
    params: z.object({ data: z.instanceof(Uint8Array), name: z.string().check(z.regex(/^[\w-]+\.png$/)) }),
    result: z.object({ saved: z.boolean() }),
  },
  /** Opens HTML as a page, with its source and a preview. */
  'code/preview': { params: z.object({ code: z.string(), title: z.string() }), result: nothing },
};
