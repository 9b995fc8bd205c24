import * as z from 'zod';

export const noteKinds = ['what', 'why', 'risk', 'suggestion'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** One remark on a range of lines. Lines count from 1 in the whole file, both ends included. */
export const noteSchema = z.object({
  startLine: z.int(),
  endLine: z.int(),
  /** The text of the first line: line numbers are miscounted more often than code is misquoted. */
  quote: z.string().optional(),
  kind: z.enum(noteKinds),
  text: z.string().trim().min(1),
  /** What the lines could be replaced by, for a `suggestion`. */
  replacement: z.string().optional(),
});
export type Note = z.infer<typeof noteSchema>;

/** The shape that is asked for. JSON mode gives only objects, so the list has a name. */
export const notesSchema = z.object({ notes: z.array(noteSchema) });

/** The same as JSON Schema, for endpoints that can be held to one; every object closed, as strict modes want it. */
export const notesJsonSchema = {
  type: 'object',
  properties: {
    notes: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          startLine: { type: 'integer', description: 'First line, counted from 1 in the whole file' },
          endLine: { type: 'integer', description: 'Last line, included' },
          quote: { type: 'string', description: 'The code of the first line, copied' },
          kind: { type: 'string', enum: [...noteKinds] },
          text: { type: 'string' },
          replacement: { type: 'string', description: 'Only for suggestions: what the lines become' },
        },
        required: ['startLine', 'endLine', 'quote', 'kind', 'text'],
        additionalProperties: false,
      },
    },
  },
  required: ['notes'],
  additionalProperties: false,
} as const;
