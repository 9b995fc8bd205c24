/** What is done with attachments before they are sent: read, chosen from, judged. */
import * as z from 'zod/mini';
import { attachmentViewSchema, trayPlanSchema } from '../views/index.ts';
import { nothing } from '../nothing.ts';

const one = z.object({ id: z.string() });

export const mediaRequests = {
  /** How each would be sent to the model that is chosen now, in this conversation. */
  'attachments/judge': { params: z.object({ ids: z.array(z.string()) }), result: trayPlanSchema },
  /** Chooses endpoint and model at once. */
  'model/take': { params: z.object({ endpointId: z.string(), modelId: z.string() }), result: nothing },
  /** The text of a text attachment, as it is sent. */
  'text/read': { params: one, result: z.object({ text: z.string() }) },
  /** Frames that the panel took out of a film, as JPEG, in the order of the film. */
  'video/setFrames': {
    params: z.object({
      id: z.string(),
      durationMs: z.number(),
      /** Pixels of the film. */
      width: z.number(),
      height: z.number(),
      frames: z.array(z.object({ atMs: z.number(), data: z.instanceof(Uint8Array) })),
    }),
    result: attachmentViewSchema,
  },
  /** How long a recording plays, which only a player can tell. */
  'audio/setDuration': { params: z.object({ id: z.string(), durationMs: z.number() }), result: attachmentViewSchema },
  /** Pages as people write them: `1-3, 7`. */
  'document/choosePages': { params: z.object({ id: z.string(), pages: z.string() }), result: attachmentViewSchema },
};
