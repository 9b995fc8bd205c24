import { imageSize } from 'image-size';
import type { ContentPart } from '../../provider/index.ts';
import { orientationOf } from './metadata/exifOrientation.ts';
import { maxPictureBytes, maxPicturePixels } from './pictureLimits.ts';
import type { PictureMediaType } from './pictureTypes.ts';

/** A picture whose type and size were read from its bytes. */
export interface Picture {
  /** As shown to people and told to the endpoint; never trusted for the type. */
  name: string;
  mediaType: PictureMediaType;
  /** Pixels as displayed: a photo that is stored lying down and marked to be turned counts upright. */
  width: number;
  height: number;
  data: Uint8Array;
}

export type UnreadableReason =
  | 'empty'
  | 'too-large'
  /** Larger than can be decoded with care, whatever the size of the file. */
  | 'too-many-pixels'
  /** Nothing in the bytes says picture. */
  | 'not-a-picture'
  /** A picture of a kind that is not taken; `found` names it. */
  | 'unsupported-type'
  /** Begins as a picture and cannot be read as one. */
  | 'damaged'
  /** Took too long or too much memory to read. */
  | 'gave-up';

/** The bytes are no picture that can be sent. The message holds the name and the reason, never bytes. */
export class UnreadablePicture extends Error {
  override readonly name = 'UnreadablePicture';
  readonly reason: UnreadableReason;
  readonly pictureName: string;
  /** For `unsupported-type` what it is, for example "HEIC"; for `too-many-pixels` how many. */
  readonly found: string | undefined;

  constructor(pictureName: string, reason: UnreadableReason, found?: string) {
    super(`${pictureName}: ${reason}${found === undefined ? '' : ` (${found})`}`);
    this.pictureName = pictureName;
    this.reason = reason;
    this.found = found;
  }
}

const taken: Readonly<Record<string, PictureMediaType>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  avif: 'image/avif',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
};

/** Known by unmistakable bytes, and neither taken by an endpoint nor converted here. */
const known: Readonly<Record<string, string>> = {
  heic: 'HEIC',
  heif: 'HEIF',
  psd: 'PSD',
  ico: 'ICO',
  cur: 'CUR',
  icns: 'ICNS',
  jxl: 'JPEG XL',
  'jxl-stream': 'JPEG XL',
  jp2: 'JPEG 2000',
  j2c: 'JPEG 2000',
};

/**
 * Reads type and size from the bytes, never from the name.
 * @throws UnreadablePicture
 */
export function inspectPicture(data: Uint8Array, name: string): Picture {
  if (data.byteLength === 0) throw new UnreadablePicture(name, 'empty');
  if (data.byteLength > maxPictureBytes) throw new UnreadablePicture(name, 'too-large');
  const size = measure(data);
  if (!size) throw new UnreadablePicture(name, startsAsPicture(data) ? 'damaged' : 'not-a-picture');
  const mediaType = taken[size.type ?? ''];
  if (mediaType === undefined) {
    const found = known[size.type ?? ''];
    throw new UnreadablePicture(name, found === undefined ? 'not-a-picture' : 'unsupported-type', found);
  }
  // Orientations 5 to 8 are the ones that swap the sides.
  const turned = orientationOf(data, mediaType) > 4;
  const width = turned ? size.height : size.width;
  const height = turned ? size.width : size.height;
  // A side above 65,535 comes from a damaged header or a BMP of the OS/2 kind, whose fields lie elsewhere.
  const plausible = (side: number): boolean => side > 0 && side <= 65_535;
  if (!plausible(width) || !plausible(height)) throw new UnreadablePicture(name, 'damaged');
  // A drawing has no pixels until it is rendered, and is rendered as large as is wanted.
  if (mediaType === 'image/svg+xml') {
    return { name, mediaType, width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)), data };
  }
  if (width * height > maxPicturePixels) throw new UnreadablePicture(name, 'too-many-pixels', `${width} × ${height}`);
  return { name, mediaType, width, height, data };
}

/** The picture as a piece of a message to a model. */
export function picturePart(picture: Picture): ContentPart {
  return { type: 'image', source: { data: picture.data, mediaType: picture.mediaType }, name: picture.name };
}

function measure(data: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(data);
  } catch {
    return undefined;
  }
}

function startsAsPicture(data: Uint8Array): boolean {
  const [a, b, c, d] = data;
  const text = String.fromCharCode(a ?? 0, b ?? 0, c ?? 0, d ?? 0);
  return text === '\x89PNG' || text === 'GIF8' || text.startsWith('\xff\xd8\xff') || isRiffWebp(data);
}

function isRiffWebp(data: Uint8Array): boolean {
  const text = String.fromCharCode(...data.subarray(0, 12));
  return text.startsWith('RIFF') && text.endsWith('WEBP');
}
