import type { Attachment, Still } from '../attachments/attachment.ts';
import { type PatchRule, promptTokensOfPicture, promptTokensOfVideo } from '../usage/pictureTokens.ts';
import type { AttachmentCost } from './pruning.ts';

/** Qwen-Omni's, help.aliyun.com, 2026-11; GLM-4-Voice hears 12.5 a second. */
const audioTokensPerSecond = 25;
/** Of sound whose length nobody knows: 16 kB of MP3 are about a second. */
const audioBytesPerSecond = 16_000;
/** Of a page that the endpoint reads itself, text and figures. */
const pageTokens = 1500;
/** Where a document at an address does not tell. */
const usualPages = 10;
/** Of a film that cannot be read here. */
const usualFilm = { width: 1280, height: 720, durationMs: 30_000 };

/**
 * What an attachment takes of a request: an estimate, as everything is before it was counted.
 * @param maxPictureBytes what the endpoint takes: larger pictures are shrunk to it
 */
export function attachmentCostOf(attachment: Attachment, rule: PatchRule, maxPictureBytes = Infinity): AttachmentCost {
  const stills = (pictures: readonly Still[]): AttachmentCost => ({
    tokens: pictures.reduce((total, picture) => total + promptTokensOfPicture(picture, rule), 0),
    pictures: pictures.length,
    bytes: pictures.reduce((total, { bytes }) => total + asText(Math.min(bytes, maxPictureBytes)), 0),
  });
  switch (attachment.kind) {
    case 'image':
      return stills([attachment]);
    case 'text':
      return { tokens: attachment.tokens, pictures: 0, bytes: attachment.bytes };
    case 'audio': {
      const seconds = attachment.durationMs ? attachment.durationMs / 1000 : attachment.bytes / audioBytesPerSecond;
      return { tokens: Math.ceil(seconds * audioTokensPerSecond), pictures: 0, bytes: asText(attachment.bytes) };
    }
    case 'document': {
      if (attachment.pages.length > 0) return stills(attachment.pages);
      const { source, pageCount = usualPages } = attachment;
      return { tokens: pageCount * pageTokens, pictures: 0, bytes: 'bytes' in source ? asText(source.bytes) : 0 };
    }
    case 'video': {
      if (attachment.frames.length > 0) return stills(attachment.frames);
      const { source, width = usualFilm.width, height = usualFilm.height } = attachment;
      const seconds = (attachment.durationMs ?? usualFilm.durationMs) / 1000;
      const tokens = promptTokensOfVideo({ width, height }, seconds, rule) ?? rule.maxVideoTokens;
      return { tokens, pictures: 0, bytes: 'bytes' in source ? asText(source.bytes) : 0 };
    }
  }
}

/** Bytes travel as Base64. */
function asText(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}
