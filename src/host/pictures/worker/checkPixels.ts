import { maxPicturePixels, UnreadablePicture } from '../../../core/attachments/index.ts';

/** For what a decoder itself read from a header, which need not be what was read before. @throws UnreadablePicture */
export function checkPixels(width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw new UnreadablePicture('', 'damaged');
  if (width * height > maxPicturePixels) throw new UnreadablePicture('', 'too-many-pixels', `${width} × ${height}`);
}
