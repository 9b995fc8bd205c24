import type { Picture } from '../../../core/attachments/index.ts';
import type { Asset } from '../../../core/studio/assets/index.ts';
import type { PictureCodec } from '../../pictures/pictureCodec.ts';

const markLength = 48;
/** A photo that takes more without loss may be a JPEG. */
export const largePhotoBytes = 300_000;

export interface CutOut {
  /** As a `data:` address. */
  address: string;
  /** Its end, which no other has: a checksum is in it. */
  mark: string;
  bytes: number;
  isJpeg: boolean;
  /** What it would be without loss; absent where it is that. */
  pngBytes?: number;
}

/**
 * A piece of the screenshot at its full size, pixel for pixel; a large photo as JPEG where that is wanted.
 * @throws UnreadablePicture, or the signal's reason
 */
export async function cutOut(
  codec: PictureCodec,
  picture: Picture,
  { box, kind }: Pick<Asset, 'box' | 'kind'>,
  largePhotosAsJpeg: boolean,
  signal: AbortSignal,
): Promise<CutOut> {
  const { data, name } = picture;
  const png = await codec.fit(data, name, { mediaTypes: ['image/png'] }, signal, box);
  const isLargePhoto = kind === 'photo' && png.data.byteLength > largePhotoBytes;
  if (!isLargePhoto || !largePhotosAsJpeg) return { ...addressed(png), isJpeg: false };
  const jpeg = await codec.fit(data, name, { mediaTypes: ['image/jpeg'] }, signal, box);
  if (jpeg.data.byteLength >= png.data.byteLength) return { ...addressed(png), isJpeg: false };
  return { ...addressed(jpeg), isJpeg: true, pngBytes: png.data.byteLength };
}

function addressed({ data, mediaType }: { data: Uint8Array; mediaType: string }): Omit<CutOut, 'isJpeg' | 'pngBytes'> {
  const base64 = Buffer.from(data).toString('base64');
  return { address: `data:${mediaType};base64,${base64}`, mark: base64.slice(-markLength), bytes: data.byteLength };
}
