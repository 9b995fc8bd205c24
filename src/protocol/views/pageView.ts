import * as z from 'zod/mini';
import { pageTargetSchema } from './pageTarget.ts';
import { imageViewSchema } from './attachmentView.ts';
import { errorViewSchema } from './errorView.ts';
import { waitViewSchema } from './waitView.ts';

/** A page of the Studio, as its tab shows it. */
export const pageViewSchema = z.object({
  /** Of the stored page; kept in the webview's own state, so that the page is found again after a reload. */
  id: z.string(),
  title: z.string(),
  /** Of the writing of the page as a whole; what is done to it afterwards is `work`. */
  status: z.enum(['waiting', 'thinking', 'streaming', 'done', 'stopped', 'failed']),
  /** What it waits for while it is `waiting`, beside the model itself. */
  wait: z.optional(waitViewSchema),
  /** What is being done to the page that is there, in words: it can be stopped, and nothing else can be begun. */
  work: z.optional(z.string()),
  /** The document so far, as written by the model: shown only inside the sandboxed frame. */
  html: z.string(),
  /** The screenshot that it is made from; absent for one out of a conversation. */
  source: z.optional(imageViewSchema),
  /** Where there are several screenshots: all of them, and which one `source` is, from 0. */
  shots: z.optional(
    z.object({
      shown: z.number(),
      all: z.array(
        z.object({ name: z.string(), label: z.optional(z.string()), width: z.number(), height: z.number() }),
      ),
    }),
  ),
  /** The screenshot is a sketch: the page means what it means and need not look like it. */
  isSketch: z.optional(z.literal(true)),
  /** What it is written in; `css` where absent. */
  target: z.optional(pageTargetSchema),
  /** Pixels of the screenshot to one CSS pixel: the page is as wide as `source.width` divided by this. */
  pixelRatio: z.number().check(z.positive()),
  /** Its end is missing, and the model can be asked to go on with it. */
  canContinue: z.optional(z.literal(true)),
  /** Its own scripts run: the user wants it so, until the page is written anew. */
  runsScripts: z.optional(z.literal(true)),
  modelLabel: z.string(),
  /** Tail of the reasoning while `thinking`. */
  reasoning: z.optional(z.string()),
  /** Where it was saved, as shown to people. */
  savedAs: z.optional(z.string()),
  /** Something that the user should know and that stops nothing, in whole sentences. */
  notice: z.optional(z.string()),
  error: z.optional(errorViewSchema),
  /** The error is about what was done to the page, not about the page. */
  workFailed: z.optional(z.boolean()),
});
export type PageView = z.infer<typeof pageViewSchema>;
