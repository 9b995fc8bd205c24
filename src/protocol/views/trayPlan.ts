import * as z from 'zod/mini';

/** What will be done with an attachment when it is sent to the model that is chosen now. */
export const attachmentPlanSchema = z.object({
  id: z.string(),
  as: z.enum(['text', 'bytes', 'address', 'frames', 'pages', 'nothing']),
  /** An estimate; absent where nothing is known. */
  tokens: z.optional(z.number()),
  /** What is done to it, in words. */
  note: z.optional(z.string()),
  /** It is not taken, and who would. */
  problem: z.optional(
    z.object({
      text: z.string(),
      choices: z.array(z.object({ endpointId: z.string(), modelId: z.string(), label: z.string() })),
    }),
  ),
});
export type AttachmentPlan = z.infer<typeof attachmentPlanSchema>;

export const trayPlanSchema = z.object({
  plans: z.array(attachmentPlanSchema),
  /** What may not stand together. No problem: only earlier ones are left out. */
  conflict: z.optional(z.object({ isProblem: z.boolean(), text: z.string() })),
});
export type TrayPlan = z.infer<typeof trayPlanSchema>;
