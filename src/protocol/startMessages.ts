/** What the tab where a page begins and the extension host say to each other. */
import * as z from 'zod/mini';
import { pageTargetSchema } from './views/pageTarget.ts';
import type { Vocabulary } from './channel.ts';
import { nothing } from './nothing.ts';
import { startViewSchema } from './views/startView.ts';

const ofShot = { id: z.string() };
/** Pixels to one CSS pixel. */
const pixelRatio = z.number().check(z.minimum(0.5), z.maximum(8));
const side = z.number().check(z.minimum(0), z.maximum(1));
/** A part of the picture: 0 to 1 of its sides, from the top left corner. */
const box = z.object({ left: side, top: side, right: side, bottom: side });

/** Said by the host. */
export const hostToStart = {
  events: {
    'start/changed': startViewSchema,
    /** Of a picture that could not be added from elsewhere, in words. */
    'start/failed': z.object({ message: z.string() }),
  },
  requests: {},
} as const satisfies Vocabulary;

/** Said by the tab. What cannot be done fails with the reason in words; what can shows in `start/changed`. */
export const startToHost = {
  events: {},
  requests: {
    'start/open': { params: nothing, result: startViewSchema },
    'shot/add': { params: z.object({ name: z.string(), data: z.instanceof(Uint8Array) }), result: nothing },
    /** Dragged from the Explorer; a file of HTML is opened as a page of its own. */
    'shot/addUris': { params: z.object({ uris: z.array(z.string()) }), result: nothing },
    'shot/pick': { params: nothing, result: nothing },
    'shot/remove': { params: z.object(ofShot), result: nothing },
    /** Takes the removing back. */
    'shot/restore': { params: z.object(ofShot), result: nothing },
    /** To another place in the order, from 0. */
    'shot/move': { params: z.object({ ...ofShot, to: z.number() }), result: nothing },
    'shot/set': {
      params: z.object({ ...ofShot, label: z.optional(z.string()), pixelRatio: z.optional(pixelRatio) }),
      result: nothing,
    },
    /** Keeps a part of it alone. */
    'shot/crop': { params: z.object({ ...ofShot, box }), result: nothing },
    /** The whole picture again. */
    'shot/uncrop': { params: z.object(ofShot), result: nothing },
    'choice/set': {
      params: z.object({
        target: z.optional(pageTargetSchema),
        isSketch: z.optional(z.boolean()),
        wish: z.optional(z.string()),
      }),
      result: nothing,
    },
    /** Has the user pick who writes it. */
    'model/pick': { params: nothing, result: nothing },
    'page/create': { params: nothing, result: nothing },
    /** Has the user pick a file of HTML and opens it. */
    'page/openFile': { params: nothing, result: nothing },
    /** Opens one of the pages that are kept. */
    'page/openRecent': { params: z.object({ id: z.string() }), result: nothing },
  },
} as const satisfies Vocabulary;

export type HostToStart = typeof hostToStart;
export type StartToHost = typeof startToHost;
