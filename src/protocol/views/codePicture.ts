import * as z from 'zod/mini';

/** Code to draw as a picture, with what is needed to draw it as the editor does. */
export const codePictureSchema = z.object({
  code: z.string(),
  languageId: z.string(),
  fileName: z.string(),
  /** Line number of the first line, from 1. */
  firstLine: z.number(),
  tabSize: z.number(),
  /** The user's colour theme as TextMate JSON with includes resolved; absent: the nearest built-in one. */
  theme: z.optional(z.unknown()),
});
export type CodePicture = z.infer<typeof codePictureSchema>;
