import * as z from 'zod';
import { usageSchema } from '../conversation/records.ts';
import { costSchema } from './cost.ts';

/** Who asked. */
export const usageSurfaceSchema = z.enum(['panel', 'chat', 'picker', 'annotations', 'explain', 'studio', 'tools']);
export type UsageSurface = z.infer<typeof usageSurfaceSchema>;

/**
 * One answer in the ledger. The cost is reckoned when it is given, since prices change. Holds nothing of what was said,
 * no key and no address.
 */
export const ledgerEntrySchema = z.object({
  /** A writer that is not sure whether a line is on the disk writes it again; the id tells the two. */
  id: z.string(),
  /** Milliseconds since 1970. */
  atMs: z.number(),
  surface: usageSurfaceSchema,
  endpointId: z.string(),
  endpointLabel: z.string(),
  modelId: z.string(),
  modelLabel: z.string(),
  /** Absent: not reported, so not known. */
  usage: usageSchema.exactOptional(),
  cost: costSchema,
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
