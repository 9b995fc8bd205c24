/**
 * What the history of a page is made of on disk: records that are only ever appended. Replaying them in order gives
 * the history, and replaying one twice changes nothing. The pages themselves lie beside it, by hash.
 */
import * as z from 'zod';
import { pageChangeSchema } from './pageChange.ts';

/**
 * Raised when a reader of the old version would misread the new one. A newer file is left alone.
 *
 * 1: versions, which is current, scores, pictures, names and deletion.
 */
export const versionsVersion = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** As `Similarity` of the score, without its regions. */
export const versionScoreSchema = z.object({
  total: z.number(),
  layout: z.number(),
  colour: z.number(),
  ink: z.number(),
});
export type VersionScore = z.infer<typeof versionScoreSchema>;

export const versionRecordSchema = z.discriminatedUnion('record', [
  /** First line of every file; again where a newer version goes on with an older one's file. */
  z.object({ record: z.literal('versions'), version: z.number(), pageId: z.string() }),
  z.object({
    record: z.literal('version'),
    id: z.string(),
    /** What it was made from; null for a page that was written as a whole. */
    parentId: z.string().nullable(),
    atMs: z.number(),
    /** SHA-256 of the page. */
    hash,
    /** Of the page in UTF-8. */
    bytes: z.number(),
    change: pageChangeSchema,
    /** How the writing of the page had ended by then. */
    status: z.enum(['done', 'stopped', 'failed']).exactOptional(),
    /** It was made beside the current one and does not take its place. */
    aside: z.boolean().exactOptional(),
  }),
  z.object({ record: z.literal('current'), versionId: z.string() }),
  /** Of the page, so of every version that is this page. */
  z.object({ record: z.literal('scored'), hash, score: versionScoreSchema }),
  /** There is a small picture of the page. */
  z.object({ record: z.literal('pictured'), hash }),
  /** By the user; empty gives back what was done as the name. */
  z.object({ record: z.literal('renamed'), versionId: z.string(), name: z.string() }),
  /** Out of sight, to be removed for good or brought back. */
  z.object({ record: z.literal('deleted'), versionId: z.string(), deleted: z.boolean() }),
]);
export type VersionRecord = z.infer<typeof versionRecordSchema>;
