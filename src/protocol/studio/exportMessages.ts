/** The page leaves the Studio. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

export const exportTargetSchema = z.enum(['file', 'folder', 'workspace', 'clipboard', 'react', 'vue']);
export type ExportTarget = z.infer<typeof exportTargetSchema>;

export const exportRequests = {
  'page/export': { params: z.object({ to: exportTargetSchema }), result: nothing },
};
