/** Style sheets that are built from the classes of a page. */
import * as z from 'zod/mini';

export const styleRequests = {
  'styles/build': { params: z.object({ classes: z.array(z.string()) }), result: z.object({ css: z.string() }) },
};
