/** Pictures as other programs write them. */
import sharp, { type Sharp } from 'sharp';

/** Left half red, right half blue; the top left quarter is green, so that every way of turning it shows. */
export function flag(width = 64, height = 32): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const color = x >= width / 2 ? [30, 60, 220] : y < height / 2 ? [20, 180, 70] : [220, 40, 30];
      pixels.set(color, (y * width + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A picture that does not compress. */
export function noise(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  let state = 12_345;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    pixels[at] = state >>> 24;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The colour of a pixel, by name, with room for what lossy encoders do to it. */
export async function colorsAt(
  data: Uint8Array,
  ...places: readonly (readonly [x: number, y: number])[]
): Promise<string[]> {
  const { data: pixels, info } = await sharp(data).removeAlpha().toColourspace('srgb').raw().toBuffer({
    resolveWithObject: true,
  });
  return places.map(([x, y]) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const [r = 0, g = 0, b = 0] = pixels.subarray(at, at + 3);
    if (r > 200 && g > 200 && b > 200) return 'white';
    if (r < 50 && g < 50 && b < 50) return 'black';
    return r > g && r > b ? 'red' : g > b ? 'green' : 'blue';
  });
}

/** 24 bits, rows from the bottom, padded to four bytes (Windows' BITMAPINFOHEADER). */
export async function bmp(picture: Sharp): Promise<Uint8Array> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + stride * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3;
      const to = 54 + (height - 1 - y) * stride + x * 3;
      file.set([data[from + 2] ?? 0, data[from + 1] ?? 0, data[from] ?? 0], to);
    }
  }
  return file;
}

export const secrets = { author: 'Ada Author-of-Test', place: '52/1', comment: 'a-secret-comment' };

/** EXIF with an author and a place. */
export const withSecrets = (picture: Sharp): Sharp =>
  picture.withExif({
    IFD0: { Artist: secrets.author, ImageDescription: secrets.comment },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' },
  });
