import * as z from 'zod/mini';

const named = { id: z.string(), name: z.string() };
/** Pixels. */
const pixels = { width: z.number(), height: z.number() };
/** Size in bytes. */
const bytes = z.number();
/** Loadable in the webview that received this view. */
const uri = z.string();

/** A picture that the host has stored; the bytes stay there, the view shows them by `uri`. */
export const imageViewSchema = z.object({
  ...named,
  kind: z.literal('image'),
  mediaType: z.string(),
  ...pixels,
  bytes,
  uri,
});
export type ImageView = z.infer<typeof imageViewSchema>;

/** A picture out of a film or a document. */
const still = { ...pixels, bytes, uri };

export const videoViewSchema = z.object({
  ...named,
  kind: z.literal('video'),
  /** Absent for one that the endpoint fetches. */
  uri: z.optional(uri),
  /** Where the endpoint fetches it. */
  url: z.optional(z.string()),
  bytes: z.optional(bytes),
  durationMs: z.optional(z.number()),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
  frames: z.array(z.object({ ...still, atMs: z.number() })),
});
export type VideoView = z.infer<typeof videoViewSchema>;

export const audioViewSchema = z.object({
  ...named,
  kind: z.literal('audio'),
  mediaType: z.string(),
  bytes,
  uri,
  durationMs: z.optional(z.number()),
});
export type AudioView = z.infer<typeof audioViewSchema>;

/** A PDF. */
export const documentViewSchema = z.object({
  ...named,
  kind: z.literal('document'),
  url: z.optional(z.string()),
  bytes: z.optional(bytes),
  pageCount: z.optional(z.number()),
  /** The chosen ones. */
  pages: z.array(z.object({ ...still, page: z.number() })),
});
export type DocumentView = z.infer<typeof documentViewSchema>;

export const textViewSchema = z.object({
  ...named,
  kind: z.literal('text'),
  path: z.string(),
  languageId: z.string(),
  part: z.enum(['selection', 'file', 'office', 'pasted']),
  /** From 1. */
  firstLine: z.number(),
  lines: z.number(),
  characters: z.number(),
  bytes,
  tokens: z.number(),
  cutFrom: z.optional(z.number()),
  /** What is not in the text, in words. */
  leftOut: z.optional(z.string()),
});
export type TextView = z.infer<typeof textViewSchema>;

/** An attachment that the host keeps. */
export const attachmentViewSchema = z.discriminatedUnion('kind', [
  imageViewSchema,
  videoViewSchema,
  audioViewSchema,
  documentViewSchema,
  textViewSchema,
]);
export type AttachmentView = z.infer<typeof attachmentViewSchema>;
