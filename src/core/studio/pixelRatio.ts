import type { Picture } from '../attachments/index.ts';

/** Screens of phones whose screenshots bear no other sign, in portrait: width, height, pixels to a CSS pixel. */
const phones: readonly (readonly [width: number, height: number, ratio: number])[] = [
  [640, 1136, 2],
  [750, 1334, 2],
  [828, 1792, 2],
  [1125, 2436, 3],
  [1170, 2532, 3],
  [1179, 2556, 3],
  [1206, 2622, 3],
  [1242, 2208, 3],
  [1242, 2688, 3],
  [1260, 2736, 3],
  [1284, 2778, 3],
  [1290, 2796, 3],
  [1320, 2868, 3],
  [1080, 2280, 2.625],
  [1080, 2340, 2.625],
  [1080, 2400, 2.625],
  [1440, 3040, 3.5],
  [1440, 3120, 3.5],
  [1440, 3200, 3.5],
];

/**
 * How many pixels of a screenshot make one CSS pixel of the page that it shows: by its name (`@2x`), by the density
 * that the system wrote into it, or by the size of a phone's screen. 1 where nothing says otherwise.
 */
export function pixelRatioOf({
  name,
  data,
  width,
  height,
}: Pick<Picture, 'name' | 'data' | 'width' | 'height'>): number {
  const named = /@([1-4](?:\.\d+)?)x\b/i.exec(name)?.[1];
  if (named !== undefined) return Math.max(1, Number(named));
  const dense = ratioOfDensity(pngPixelsPerMetre(data));
  if (dense !== undefined) return dense;
  return phones.find(([w, h]) => (w === width && h === height) || (w === height && h === width))?.[2] ?? 1;
}

/**
 * A Mac writes 144 dots per inch where it draws two pixels for one, other systems multiples of 96. A density of 72 or
 * 96 says nothing: most programs write one of them whatever the screen.
 */
function ratioOfDensity(perMetre: number | undefined): number | undefined {
  if (perMetre === undefined) return undefined;
  const perInch = Math.round(perMetre * 0.0254);
  return ({ 120: 1.25, 144: 2, 192: 2, 216: 3, 288: 3 } as Readonly<Record<number, number>>)[perInch];
}

/** Of the `pHYs` chunk, which stands in front of the pixels. PNG, third edition, 11.3.4.3. */
function pngPixelsPerMetre(data: Uint8Array): number | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.byteLength < 16 || view.getUint32(0) !== 0x89504e47) return undefined;
  for (let at = 8; at + 21 <= data.byteLength; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...data.subarray(at + 4, at + 8));
    if (type === 'IDAT' || type === 'IEND') return undefined;
    if (type === 'pHYs' && length === 9) {
      const [x, y] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      return data[at + 16] === 1 && x === y ? x : undefined;
    }
    at += 12 + length;
  }
  return undefined;
}
