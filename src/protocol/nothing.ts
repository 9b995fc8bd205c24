import * as z from 'zod/mini';

/** Of a request without parameters, or a reply that has nothing to say. */
export const nothing = z.optional(z.null());
