/** What may be attached to a message, and how it becomes part of a request. */
export {
  inspectPicture,
  type Picture,
  type PictureMediaType,
  picturePart,
  pictureTypes,
  UnreadablePicture,
  type UnreadableReason,
} from './picture.ts';
export { maxPictureBytes } from './pictureLimits.ts';
