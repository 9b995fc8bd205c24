/** Who answers and how. */
import * as z from 'zod/mini';
import { controlsViewSchema, thinkingModeSchema } from '../views/index.ts';
import { nothing } from './nothing.ts';

export const controlEvents = {
  'controls/changed': controlsViewSchema,
};

export const controlRequests = {
  'endpoint/choose': { params: z.object({ id: z.string() }), result: nothing },
  'model/choose': { params: z.object({ id: z.string() }), result: nothing },
  'thinking/choose': { params: z.object({ mode: thinkingModeSchema }), result: nothing },
};
