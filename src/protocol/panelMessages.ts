/** What the chat panel and the extension host say to each other: two closed vocabularies. */
import * as z from 'zod/mini';
import type { Vocabulary } from './channel.ts';
import {
  attachmentViewSchema,
  codePictureSchema,
  controlsViewSchema,
  panelStateSchema,
  thinkingModeSchema,
  turnViewSchema,
} from './views.ts';

const nothing = z.optional(z.null());
const bytesSchema = z.instanceof(Uint8Array);

/** Said by the host. */
export const hostToPanel = {
  events: {
    /** Replaces everything shown: after a new conversation, or when another panel changed this one. */
    'state/changed': panelStateSchema,
    'controls/changed': controlsViewSchema,
    /** `ConversationView.usage` has changed: an answer is over. */
    'usage/changed': z.object({ usage: z.optional(z.string()) }),
    /** Adds the turn, or replaces the one of the same id. */
    'turn/changed': turnViewSchema,
    /** Removes the turns after this one; `null` removes all. */
    'turns/cut': z.object({ afterTurnId: z.nullable(z.string()) }),
    /** What came since the last delta; at most one a frame. */
    'turn/delta': z.object({ turnId: z.string(), reasoning: z.optional(z.string()), text: z.optional(z.string()) }),
    /** Attached from outside the panel: a command, the Explorer. */
    'attachment/added': attachmentViewSchema,
    /** Puts text into the composer (after what stands there) and focuses it. */
    'composer/insert': z.object({ text: z.string() }),
    /** Asks the panel to draw code and attach it, as its own button does. */
    'picture/draw': codePictureSchema,
  },
  requests: {},
} as const satisfies Vocabulary;

/** Said by the panel. */
export const panelToHost = {
  events: {},
  requests: {
    /** First word of a panel; the reply is all it needs to show. */
    'panel/open': { params: nothing, result: panelStateSchema },
    'conversation/start': { params: nothing, result: nothing },
    /** Replies once the turn is stored and under way; the answer itself comes as events. */
    'message/send': {
      params: z.object({ text: z.string(), attachmentIds: z.array(z.string()) }),
      result: z.object({ turnId: z.string() }),
    },
    'answer/stop': { params: nothing, result: nothing },
    /** Asks again for the answer to the same message, replacing this turn. */
    'answer/retry': { params: z.object({ turnId: z.string() }), result: nothing },
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
    /** The user's colour theme as in `CodePicture`, for code blocks: asked at start and when the theme changed. */
    'theme/read': { params: nothing, result: z.object({ theme: z.optional(z.unknown()) }) },
    /** Turns an attached screenshot into a page, in the preview. */
    'page/convert': { params: z.object({ attachmentId: z.string() }), result: nothing },
    'code/copy': { params: z.object({ code: z.string() }), result: nothing },
    /** Inserts at the cursor of the last active text editor; rejects when there is none. */
    'code/insert': { params: z.object({ code: z.string() }), result: nothing },
    'endpoint/choose': { params: z.object({ id: z.string() }), result: nothing },
    'model/choose': { params: z.object({ id: z.string() }), result: nothing },
    'thinking/choose': { params: z.object({ mode: thinkingModeSchema }), result: nothing },
    /** Runs one of the fixes that an error view offered. */
    'fix/run': { params: z.object({ id: z.string() }), result: nothing },
    'link/open': { params: z.object({ href: z.string() }), result: nothing },
  },
} as const satisfies Vocabulary;

export type HostToPanel = typeof hostToPanel;
export type PanelToHost = typeof panelToHost;
