import { encode } from 'fast-png';

export interface Paint {
  x: number;
  y: number;
  width: number;
  height: number;
  /** `#rrggbb` */
  hex: string;
}

/** A real PNG of rectangles, painted in order over `ground`. */
export function drawPng(width: number, height: number, ground: string, paints: readonly Paint[] = []): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  for (const paint of [{ x: 0, y: 0, width, height, hex: ground }, ...paints]) {
    const colour = Buffer.from(paint.hex.slice(1), 'hex');
    for (let y = paint.y; y < paint.y + paint.height; y++) {
      for (let x = paint.x; x < paint.x + paint.width; x++) data.set(colour, (y * width + x) * 3);
    }
  }
  return encode({ width, height, data, channels: 3, depth: 8 });
}

export function dataUri(bytes: Uint8Array, mediaType = 'image/png'): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
}
