/** What is done with what an answer brought beyond its words. */
import * as z from 'zod/mini';

/** What to say about it; `null` where it is in plain sight, or the user backed out. */
const said = z.nullable(z.string());

export const verbRequests = {
  /** Does one of the things that the answer's view offers. `outcome`: its place there. */
  'outcome/use': { params: z.object({ turnId: z.string(), outcome: z.number(), action: z.string() }), result: said },
  /** A table of an answer, cell by cell; the first row is its head. */
  'table/use': {
    params: z.object({
      title: z.string(),
      rows: z.array(z.array(z.string())),
      action: z.enum(['copy', 'copy-csv', 'copy-markdown', 'open', 'save']),
    }),
    result: said,
  },
};
