// A screenshot with pictures in it whose every pixel is known, at places that thousandths name exactly.
import { encode } from 'fast-png';

export interface KnownPicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const pictureSize = { width: 1280, height: 800 };
/** In reading order: two photos and a logo. */
export const knownPictures: readonly KnownPicture[] = [
  { x: 64, y: 128, width: 320, height: 200 },
  { x: 640, y: 128, width: 256, height: 256 },
  { x: 64, y: 544, width: 224, height: 80 },
];

type Colour = readonly [red: number, green: number, blue: number];

/** No two pixels beside each other are alike, as in a photo; none of them takes 300 kB, even packed badly. */
export function colourIn(picture: number, u: number, v: number): Colour {
  if (picture === 0) {
    const grain = (u % 16) * 7 + (v % 16) * 13;
    return [40 + ((grain * 37) % 160), 60 + ((grain * 53) % 140), 90 + 3 * Math.floor(u / 16) + Math.floor(v / 16)];
  }
  if (picture === 1) return [Math.floor((u * 255) / 320), Math.floor((v * 255) / 320), ((u + v) * 5) % 200];
  return [200 - ((u * 11 + v * 5) % 150), 40 + ((v * 9) % 100), 80];
}

/** PNG: a dark bar, light ground, and the pictures. */
export function pageWithPictures(): Uint8Array {
  const { width, height } = pictureSize;
  const data = new Uint8Array(width * height * 3).fill(246);
  const fill = ({ x, y, width: wide, height: high }: KnownPicture, colour: (u: number, v: number) => Colour): void => {
    for (let v = 0; v < high; v++) {
      for (let u = 0; u < wide; u++) data.set(colour(u, v), ((y + v) * width + x + u) * 3);
    }
  };
  fill({ x: 0, y: 0, width, height: 64 }, () => [30, 41, 59]);
  for (const [index, picture] of knownPictures.entries()) fill(picture, (u, v) => colourIn(index, u, v));
  return encode({ width, height, data, channels: 3, depth: 8 });
}
