import type { Pixels } from './decodePicture.ts';
import type { PaletteColour } from './pictureFacts.ts';

type Named = readonly [hex: string, en: string, zh: string];
const named: readonly Named[] = [
  ['#000000', 'black', '黑色'],
  ['#1c2230', 'very dark blue-grey', '深蓝灰色'],
  ['#3c3c3c', 'dark grey', '深灰色'],
  ['#808080', 'grey', '灰色'],
  ['#c8c8c8', 'light grey', '浅灰色'],
  ['#f3f4f6', 'very light grey', '极浅灰色'],
  ['#ffffff', 'white', '白色'],
  ['#e02020', 'red', '红色'],
  ['#8b1a1a', 'dark red', '深红色'],
  ['#fcdcdc', 'pale red', '浅红色'],
  ['#f28c28', 'orange', '橙色'],
  ['#fde7cf', 'pale orange', '浅橙色'],
  ['#8b5a2b', 'brown', '棕色'],
  ['#f5d90a', 'yellow', '黄色'],
  ['#fdf6c8', 'pale yellow', '浅黄色'],
  ['#f5ecd9', 'cream', '米色'],
  ['#2aa84a', 'green', '绿色'],
  ['#14532d', 'dark green', '深绿色'],
  ['#d9f5e0', 'pale green', '浅绿色'],
  ['#14b8a6', 'teal', '青绿色'],
  ['#0f5f5c', 'dark teal', '深青色'],
  ['#22d3ee', 'cyan', '青色'],
  ['#2563eb', 'blue', '蓝色'],
  ['#1e2a5a', 'navy', '海军蓝'],
  ['#7ab5ff', 'light blue', '浅蓝色'],
  ['#dbeafe', 'pale blue', '淡蓝色'],
  ['#4f46e5', 'indigo', '靛蓝色'],
  ['#8b3fd9', 'purple', '紫色'],
  ['#ede4fd', 'pale purple', '浅紫色'],
  ['#ec4899', 'pink', '粉色'],
  ['#fce1ef', 'pale pink', '浅粉色'],
];
const zhByName = new Map(named.map(([, en, zh]) => [en, zh]));

export function hexOf(rgb: number): string {
  return `#${rgb.toString(16).padStart(6, '0')}`;
}

/** Weighted distance of two 24-bit colours (the "redmean" approximation), 0..765. */
export function colourDistance(a: number, b: number): number {
  const redMean = ((a >> 16) + (b >> 16)) / 2;
  const r = (a >> 16) - (b >> 16);
  const g = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return Math.sqrt((2 + redMean / 256) * r * r + 4 * g * g + (2 + (255 - redMean) / 256) * blue * blue);
}

export function colourName(rgb: number): string {
  let best = 'grey';
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const [hex, en] of named) {
    const distance = colourDistance(rgb, Number.parseInt(hex.slice(1), 16));
    if (distance < bestDistance) [best, bestDistance] = [en, distance];
  }
  return best;
}

export function colourNameZh(name: string): string {
  return zhByName.get(name) ?? name;
}

const maxSamples = 400_000;
const nearEnough = 30;

/** Up to eight colours: the commonest exact values, each with the near ones (anti-aliasing, noise) counted to it. */
export function paletteOf(pixels: Pixels): PaletteColour[] {
  const { rgb, width, height } = pixels;
  const step = Math.max(1, Math.floor((width * height) / maxSamples));
  const counts = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < width * height; i += step) {
    const colour = ((rgb[i * 3] ?? 0) << 16) | ((rgb[i * 3 + 1] ?? 0) << 8) | (rgb[i * 3 + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
    total++;
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const seeds: { colour: number; count: number }[] = [];
  for (const [colour, count] of byCount) {
    const near = seeds.find(seed => colourDistance(seed.colour, colour) <= nearEnough);
    if (near) near.count += count;
    else if (seeds.length < 48) seeds.push({ colour, count });
  }
  seeds.sort((a, b) => b.count - a.count);
  return seeds
    .filter((seed, index) => index === 0 || seed.count / total >= 0.004)
    .slice(0, 8)
    .map(({ colour, count }) => ({ hex: hexOf(colour), name: colourName(colour), share: count / total }));
}

/** The colour that a text names first, in either language; the longer name where one is part of another. */
export function colourIn(text: string): string | undefined {
  const found = named.flatMap(([hex, en, zh]) => {
    const at = new RegExp(`\\b${en}\\b`, 'i').exec(text)?.index ?? text.indexOf(zh);
    return at < 0 ? [] : [{ hex, at, length: en.length }];
  });
  return found.toSorted((a, b) => a.at - b.at || b.length - a.length)[0]?.hex;
}
