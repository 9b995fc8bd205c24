import * as z from 'zod';

/** An answer as it was spoken: a file that the store holds once under the hash of its bytes. */
export const soundSchema = z.object({
  /** SHA-256 of the bytes in lower-case hex. */
  hash: z.string(),
  mediaType: z.enum(['audio/wav', 'audio/mpeg']),
  /** Size in bytes. */
  bytes: z.number(),
  /** Absent where the file does not tell it. */
  durationMs: z.number().exactOptional(),
});
export type Sound = z.infer<typeof soundSchema>;
