import * as z from 'zod/mini';

const pixels = z.number().check(z.minimum(-100_000), z.maximum(100_000));

/** What may come from a page whose scripts run: everything in it may be the page's own doing. */
export const fromLiveSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pong') }),
  z.object({
    type: z.literal('shown'),
    htmlLength: z.number(),
    height: pixels,
    viewportHeight: pixels,
    empty: z.boolean(),
  }),
  z.object({
    type: z.literal('key'),
    event: z.object({
      key: z.string().check(z.maxLength(40)),
      code: z.string().check(z.maxLength(40)),
      keyCode: z.number(),
      ctrlKey: z.boolean(),
      shiftKey: z.boolean(),
      altKey: z.boolean(),
      metaKey: z.boolean(),
      repeat: z.boolean(),
    }),
  }),
  z.object({ type: z.literal('wheel'), deltaY: pixels, x: pixels, y: pixels }),
  z.object({ type: z.literal('link') }),
  z.object({
    type: z.literal('console'),
    lines: z
      .array(
        z.object({
          level: z.enum(['debug', 'log', 'info', 'warn', 'error']),
          text: z.string().check(z.maxLength(4000)),
          line: z.optional(z.number()),
        }),
      )
      .check(z.maxLength(200)),
    dropped: z.number(),
  }),
  z.object({ type: z.literal('clear') }),
  z.object({
    type: z.literal('blocked'),
    what: z.string().check(z.maxLength(400)),
    directive: z.string().check(z.maxLength(60)),
  }),
]);
