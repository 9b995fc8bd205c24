/** The versions of the page: what there are, and what is done with them. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';
import { versionsViewSchema } from '../views/versionView.ts';

const versionId = z.object({ id: z.string() });

export const versionEvents = {
  'versions/changed': versionsViewSchema,
  /** One that was made beside the current one is there to be looked at. */
  'versions/offered': versionId,
};

export const versionRequests = {
  'versions/open': { params: nothing, result: versionsViewSchema },
  'versions/page': { params: versionId, result: z.object({ html: z.string() }) },
  'versions/goTo': { params: versionId, result: nothing },
  /** Shows both sources in the editor's own diff. */
  'versions/diff': { params: versionId, result: nothing },
  'versions/rename': { params: z.object({ id: z.string(), name: z.string() }), result: nothing },
  'versions/delete': { params: z.object({ id: z.string(), deleted: z.boolean() }), result: nothing },
  /** Asks which model, and has it write the page beside the current one. */
  'versions/tryModel': { params: nothing, result: nothing },
};
