/**
 * What is attached to a message, as it is kept: a closed union by `kind`. Bytes stand in the store under their SHA-256;
 * a record holds the hash and what was found out about them. What is done to them when they are sent depends on who is
 * asked then, and is no part of this.
 */
import * as z from 'zod';

const blob = {
  /** SHA-256 of the bytes in lower-case hex. */
  hash: z.string(),
  mediaType: z.string(),
  /** Size in bytes. */
  bytes: z.number(),
};
/** Bytes in the store. */
export const storedBlobSchema = z.object(blob);
export type StoredBlob = z.infer<typeof storedBlobSchema>;

/** Sides in pixels, as displayed. */
const pixels = { width: z.number(), height: z.number() };
const named = { id: z.string(), name: z.string() };

/** A picture. */
export const imageAttachmentSchema = z.object({
  ...named,
  kind: z.literal('image'),
  ...blob,
  ...pixels,
  /** Where it was fetched from; sent where an endpoint takes pictures by address only. */
  url: z.string().exactOptional(),
});
export type ImageAttachment = z.infer<typeof imageAttachmentSchema>;

/** A picture made from another attachment, and stored like one. */
const stillSchema = z.object({ ...blob, ...pixels });
export type Still = z.infer<typeof stillSchema>;

/** Content that is stored, or that the endpoint itself fetches. */
const sourceSchema = z.union([storedBlobSchema, z.object({ url: z.string() })]);
export type AttachmentSource = z.infer<typeof sourceSchema>;

const videoFrameSchema = stillSchema.extend({
  /** Where in the film, in milliseconds from its start. */
  atMs: z.number(),
});
export type VideoFrame = z.infer<typeof videoFrameSchema>;
/** A film, with the frames that stand in for it where nobody takes the film itself. */
export const videoAttachmentSchema = z.object({
  ...named,
  kind: z.literal('video'),
  source: sourceSchema,
  /** Absent where the film cannot be read here. */
  durationMs: z.number().exactOptional(),
  width: z.number().exactOptional(),
  height: z.number().exactOptional(),
  /** In the order of the film. */
  frames: z.array(videoFrameSchema),
});
export type VideoAttachment = z.infer<typeof videoAttachmentSchema>;

export const audioAttachmentSchema = z.object({
  ...named,
  kind: z.literal('audio'),
  ...blob,
  durationMs: z.number().exactOptional(),
});
export type AudioAttachment = z.infer<typeof audioAttachmentSchema>;

const documentPageSchema = stillSchema.extend({
  /** From 1. */
  page: z.number(),
});
export type DocumentPage = z.infer<typeof documentPageSchema>;
/** A PDF: at an address, which the endpoint reads itself, or stored, of which pictures of the chosen pages are sent. */
export const documentAttachmentSchema = z.object({
  ...named,
  kind: z.literal('document'),
  source: sourceSchema,
  /** Of the whole document. */
  pageCount: z.number().exactOptional(),
  /** The chosen pages, as pictures; in the order of the document. */
  pages: z.array(documentPageSchema),
});
export type DocumentAttachment = z.infer<typeof documentAttachmentSchema>;

/** Text as it was when it was attached: code, notes, what an Office file says. */
export const textAttachmentSchema = z.object({
  ...named,
  kind: z.literal('text'),
  /** UTF-8. */
  ...blob,
  /** Relative to the workspace, as people would name it. */
  path: z.string(),
  languageId: z.string(),
  /** `selection`: what the user had selected; `file`: all of a file; `office`: the text out of one; `pasted`: no file. */
  part: z.enum(['selection', 'file', 'office', 'pasted']),
  /** Number of the first line in its file, from 1. */
  firstLine: z.number(),
  lines: z.number(),
  /** UTF-16 units. */
  characters: z.number(),
  /** An estimate. */
  tokens: z.number(),
  /** How many lines there would be, where the text was cut. */
  cutFrom: z.number().exactOptional(),
  /** What an Office file holds beside the text that was taken. */
  leftOut: z.array(z.enum(['pictures', 'charts', 'notes', 'comments', 'formulas'])).exactOptional(),
});
export type TextAttachment = z.infer<typeof textAttachmentSchema>;

export const attachmentSchema = z.discriminatedUnion('kind', [
  imageAttachmentSchema,
  videoAttachmentSchema,
  audioAttachmentSchema,
  documentAttachmentSchema,
  textAttachmentSchema,
]);
export type Attachment = z.infer<typeof attachmentSchema>;
export type AttachmentKind = Attachment['kind'];

/** All that the store keeps for an attachment; what nothing else refers to may go when it goes. */
export function blobsOf(attachment: Attachment): readonly StoredBlob[] {
  switch (attachment.kind) {
    case 'image':
    case 'audio':
    case 'text':
      return [attachment];
    case 'video':
      return [...storedOf(attachment.source), ...attachment.frames];
    case 'document':
      return [...storedOf(attachment.source), ...attachment.pages];
  }
}

export function hashesOf(attachment: Attachment): readonly string[] {
  return blobsOf(attachment).map(({ hash }) => hash);
}

function storedOf(source: AttachmentSource): readonly StoredBlob[] {
  return 'hash' in source ? [source] : [];
}
