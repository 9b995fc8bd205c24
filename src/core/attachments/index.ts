/** What may be attached to a message, and how it becomes part of a request. */
export {
  type Attachment,
  type AttachmentKind,
  type AttachmentSource,
  type AudioAttachment,
  attachmentSchema,
  blobsOf,
  type DocumentAttachment,
  type DocumentPage,
  hashesOf,
  type ImageAttachment,
  type Still,
  type StoredBlob,
  type TextAttachment,
  type VideoAttachment,
  type VideoFrame,
} from './attachment.ts';
export { decodeText } from './decodeText.ts';
export {
  maxAudioBytes,
  maxDocumentBytes,
  maxFileBytes,
  maxOfficeBytes,
  maxTextBytes,
  maxVideoBytes,
} from './fileLimits.ts';
export { type FileType, fileTypeOf } from './fileType.ts';
export { extensionOf, mediaTypes } from './mediaTypes.ts';
export { type Orientation, orientationOf } from './metadata/exifOrientation.ts';
export { stripMetadata } from './metadata/stripMetadata.ts';
export {
  inspectPicture,
  type Picture,
  picturePart,
  UnreadablePicture,
  type UnreadableReason,
} from './picture.ts';
export { type Moment, momentsIn } from './momentsIn.ts';
export { formatPages, parsePages } from './pageRange.ts';
export { type PageReference, pagesIn } from './pagesIn.ts';
export { pagesWanted } from './pagesWanted.ts';
export { type PathInWords, pathsIn } from './pathsIn.ts';
export { defaultFrameCount, evenTimes, formatTime, parseTimes } from './frameTimes.ts';
export { maxPictureBytes, maxPicturePixels } from './pictureLimits.ts';
export { drawnSize, fitSize, mayStay, type PictureRule } from './pictureRule.ts';
export { picturePathsIn } from './picturePaths.ts';
export { type PictureMediaType, pictureTypes } from './pictureTypes.ts';
export { type AttachedText, maxTextCharacters, measureText } from './textAttachment.ts';
export { UnreadableFile, type UnreadableFileReason } from './unreadableFile.ts';
export { wavDurationMs } from './wavDuration.ts';
export { type Refusal, type Taker, type Way, wayOf } from './wayOf.ts';
