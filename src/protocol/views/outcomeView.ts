import * as z from 'zod/mini';

/** Something of an answer that is more than its words: text that was read, a table, a drawing. */
export const outcomeViewSchema = z.object({
  kind: z.enum(['document', 'table', 'diagram', 'places']),
  /** In short, what it is. */
  label: z.string(),
  /** What to look at again. */
  doubts: z.array(z.string()),
  actions: z.array(z.object({ id: z.string(), icon: z.string(), title: z.string() })),
});
export type OutcomeView = z.infer<typeof outcomeViewSchema>;
