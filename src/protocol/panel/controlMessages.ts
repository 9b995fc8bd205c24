/** Who answers and how. */
import * as z from 'zod/mini';
import { contextViewSchema, controlsViewSchema, optionValuesSchema, thinkingModeSchema } from '../views/index.ts';
import { nothing } from '../nothing.ts';

export const controlEvents = {
  'controls/changed': controlsViewSchema,
};

export const controlRequests = {
  'endpoint/choose': { params: z.object({ id: z.string() }), result: nothing },
  'model/choose': { params: z.object({ id: z.string() }), result: nothing },
  /** Asks the endpoint for its models anew; rejects with the reason when it does not tell them. */
  'models/refresh': { params: nothing, result: nothing },
  /** For the chosen model, which it is remembered for. */
  'thinking/choose': { params: z.object({ mode: thinkingModeSchema }), result: nothing },
  /** All options of this model at this endpoint, thinking aside, in place of what there was. */
  'options/set': {
    params: z.object({ endpointId: z.string(), modelId: z.string(), values: optionValuesSchema }),
    result: nothing,
  },
  /** `null` goes back to what holds without it. */
  'systemPrompt/set': {
    params: z.object({ of: z.enum(['conversation', 'user']), text: z.nullable(z.string()) }),
    result: nothing,
  },
  /** What a request would be made of that asks this now. */
  'context/measure': {
    params: z.object({ text: z.string(), attachmentIds: z.array(z.string()) }),
    result: contextViewSchema,
  },
};
