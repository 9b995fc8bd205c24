import { inspectPicture, orientationOf } from '../../../core/attachments/index.ts';
import { decode } from './decode.ts';
import { renderDrawing } from './drawing.ts';
import type { Pixels } from './pixels.ts';
import { turn } from './turn.ts';

/** Whatever picture it is, as it is displayed. @throws UnreadablePicture, or a decoder's error */
export async function uprightPixels(data: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  const { mediaType, width } = inspectPicture(data, '');
  if (mediaType === 'image/svg+xml') return (await renderDrawing(data, width)).pixels;
  return turn(await decode(data, mediaType), orientationOf(data, mediaType));
}
