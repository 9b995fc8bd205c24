import type { Received } from '../reading/received.ts';
import type { PictureFacts, Region } from '../vision/pictureFacts.ts';
import { kindZh } from './pictureAnswer.ts';

const form = /(?:Picture 1|图片 1)[:：]\s?\[\[/;
const most = 8;
/** Thousandths by which the same thing may be elsewhere. */
const near = 12;

interface Found {
  rating: 0 | 1 | 2;
  words: string;
  boxes: readonly (string | undefined)[];
}

/**
 * Regions of the one picture that the other has not, or has in another colour, where the system message shows how boxes
 * in two pictures are written. What is gone is rated high, another colour medium, what is small low.
 */
export function compareAnswer({ system, last, model, chinese: zh }: Received): string | undefined {
  const [first, second] = last.pictures;
  if (!first || !second || !form.test(system)) return undefined;
  const inPixels = /qwen2\.5/i.test(model);
  const boxIn = (picture: PictureFacts, region: Region): string => {
    const x = (value: number): number => (inPixels ? value : Math.round((value * 1000) / picture.width));
    const y = (value: number): number => (inPixels ? value : Math.round((value * 1000) / picture.height));
    return `[[${x(region.x)},${y(region.y)},${x(region.x + region.width)},${y(region.y + region.height)}]]`;
  };
  const name = (region: Region): string => (zh ? kindZh[region.kind] : region.kind);
  const found: Found[] = [];
  const matched = new Set<Region>();
  for (const region of first.regions) {
    const other = second.regions.find(candidate => !matched.has(candidate) && isSame(region, first, candidate, second));
    if (other) matched.add(other);
    const large = region.width * region.height > first.width * first.height * 0.002;
    if (!other) {
      const words = zh ? `${name(region)} ${region.hex} 消失了。` : `The ${name(region)} ${region.hex} is gone.`;
      found.push({ rating: large ? 0 : 2, words, boxes: [boxIn(first, region), undefined] });
    } else if (other.hex !== region.hex) {
      const words = zh
        ? `${name(region)}由 ${region.hex} 变为 ${other.hex}。`
        : `The ${name(region)} is ${other.hex} instead of ${region.hex}.`;
      found.push({ rating: large ? 1 : 2, words, boxes: [boxIn(first, region), boxIn(second, other)] });
    }
  }
  for (const region of second.regions) {
    if (matched.has(region)) continue;
    const words = zh ? `多了${name(region)} ${region.hex}。` : `There is a new ${name(region)} ${region.hex}.`;
    found.push({ rating: 1, words, boxes: [undefined, boxIn(second, region)] });
  }
  if (found.length === 0) return zh ? '两张图片的区域相同。' : 'The regions of both pictures are the same.';
  const ratings = zh ? ['高', '中', '低'] : ['high', 'medium', 'low'];
  return found
    .sort((a, b) => a.rating - b.rating)
    .slice(0, most)
    .map(({ rating, words, boxes }, index) => {
      const places = boxes.flatMap((box, picture) =>
        box === undefined ? [] : [zh ? `图片 ${picture + 1}：${box}` : `Picture ${picture + 1}: ${box}`],
      );
      return `${index + 1}. **${ratings[rating]}** – ${words} ${places.join(' ')}`;
    })
    .join('\n');
}

function isSame(a: Region, inA: PictureFacts, b: Region, inB: PictureFacts): boolean {
  const sides = (region: Region, picture: PictureFacts): number[] => [
    (region.x * 1000) / picture.width,
    (region.y * 1000) / picture.height,
    ((region.x + region.width) * 1000) / picture.width,
    ((region.y + region.height) * 1000) / picture.height,
  ];
  const other = sides(b, inB);
  return sides(a, inA).every((side, index) => Math.abs(side - (other[index] ?? 0)) <= near);
}
