export interface ImageHeader {
  mediaType: string;
  /** Pixels; absent where the head does not tell. */
  width?: number;
  height?: number;
}

/** What the first bytes of a picture say it is, whatever its name says; nothing for anything else. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) {
    return bytes.length < 24
      ? { mediaType: 'image/png' }
      : { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (starts(bytes, '\xff\xd8\xff')) return { mediaType: 'image/jpeg', ...jpegSize(view) };
  if (starts(bytes, 'GIF8')) {
    return bytes.length < 10
      ? { mediaType: 'image/gif' }
      : { mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return { mediaType: 'image/webp', ...webpSize(bytes, view) };
  if (starts(bytes, 'BM') && bytes.length >= 26) {
    // The height is negative where the rows run from the top.
    const height = Math.abs(view.getInt32(22, true));
    return { mediaType: 'image/bmp', width: view.getInt32(18, true), height };
  }
  return undefined;
}

type Size = Pick<ImageHeader, 'width' | 'height'>;

/** Walks the segments to the frame header, whichever of its kinds it is. */
function jpegSize(view: DataView): Size {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return {};
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // A fill byte.
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return {};
}

/** developers.google.com/speed/webp/docs/riff_container: lossy, lossless and extended each keep it elsewhere. */
function webpSize(bytes: Uint8Array, view: DataView): Size {
  if (bytes.length < 30) return {};
  if (starts(bytes, 'VP8X', 12)) {
    return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  }
  if (starts(bytes, 'VP8L', 12)) {
    const packed = view.getUint32(21, true);
    return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >> 14) & 0x3fff) };
  }
  if (starts(bytes, 'VP8 ', 12)) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return {};
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function starts(bytes: Uint8Array, text: string, at = 0): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}
