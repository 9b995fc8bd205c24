/** Lines of files that answers name. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

/** Lines from 1, both included; the path as the answer has it. */
export const namedLinesSchema = z.object({ path: z.string(), startLine: z.number(), endLine: z.number() });
export type NamedLines = z.infer<typeof namedLinesSchema>;

export const lineRequests = {
  /** Which of these there are in files of the workspace, in the order of the question. */
  'lines/find': {
    params: z.object({ lines: z.array(namedLinesSchema) }),
    result: z.object({ found: z.array(z.boolean()) }),
  },
  /** Opens the file with these lines selected; rejects where they are not in the workspace. */
  'lines/open': { params: namedLinesSchema, result: nothing },
};
