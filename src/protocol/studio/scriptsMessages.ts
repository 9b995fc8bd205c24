/** Whether the page's own scripts run. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

export const scriptsRequests = {
  /** The tab is filled anew, under another policy, when it is done. The first time the user is asked. */
  'scripts/set': { params: z.object({ on: z.boolean() }), result: nothing },
};
