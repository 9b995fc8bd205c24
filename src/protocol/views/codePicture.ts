import * as z from 'zod/mini';

/** Part of the code: lines from 0 at the picture's first, columns in UTF-16 units, the end not included. */
const codeRangeSchema = z.object({
  startLine: z.number(),
  startColumn: z.number(),
  endLine: z.number(),
  endColumn: z.number(),
});
export type CodeRange = z.infer<typeof codeRangeSchema>;

/** What a language says about a part of the code. */
const codeProblemSchema = z.object({
  range: codeRangeSchema,
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
});
export type CodeProblem = z.infer<typeof codeProblemSchema>;

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
  /** What is selected within the code that is shown. */
  selections: z.optional(z.array(codeRangeSchema)),
  /** Where the cursor stands: 0 at the picture's first line. */
  currentLine: z.optional(z.number()),
  problems: z.optional(z.array(codeProblemSchema)),
  /** Whether the words of the problems stand below the code. */
  showsMessages: z.optional(z.boolean()),
  /** Absent: they are shown. */
  showsLineNumbers: z.optional(z.boolean()),
});
export type CodePicture = z.infer<typeof codePictureSchema>;
