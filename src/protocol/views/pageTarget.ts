import * as z from 'zod/mini';
import type { PageTarget } from '../../core/studio/pageTarget.ts';

export const pageTargetSchema = z.enum(['css', 'tailwind']) satisfies z.ZodMiniType<PageTarget>;
