import type { Received } from '../reading/received.ts';
import type { PictureFacts, Region } from '../vision/pictureFacts.ts';
import { kindZh, largestFirst } from './pictureAnswer.ts';

const most = 10;
const number = (name: string): string => `${name}_?(?:1|min)`;
const end = (name: string): string => `${name}_?(?:2|max)`;
const open = String.raw`(?:<b?box>|<\|box_start\|>)?[[({<（［【]{0,2}`;
const close = String.raw`[\])}>）］】]{0,2}(?:<\/b?box>|<\|box_end\|>)?`;
/** How the question wants a place to be written: `[[xmin,ymin,xmax,ymax]]` in whatever brackets. */
const form = new RegExp(
  `(${open})${number('x')}(\\s?[,，]\\s?)${number('y')}([\\])）]?\\s?[,，]\\s?[[(（]?)${end('x')}\\s?[,，]\\s?${end('y')}(${close})`,
  'i',
);

/** A list item that shows where the place goes; a form that is only mentioned there asks for nothing. */
const item = /^.*- \*\*[^*\n]+\*\*[:：].*$/m;

/**
 * Where the regions are, for a question, or a system message, that holds a form to write it in: brackets around x1,y1,x2,y2, or the key
 * `bbox_2d` or `point_2d`. Thousandths, as GLM counts, and pixels where a Qwen2.5 is asked. `undefined` without a form
 * or a picture.
 */
export function placesAnswer({ system, last, model, chinese }: Received): string | undefined {
  const { pictures, text } = last;
  if (pictures.length === 0) return undefined;
  const wanted = form.exec(text) ?? form.exec(item.exec(system)?.[0] ?? '');
  const key = /bbox_2d|point_2d/.exec(text)?.[0];
  if (!wanted && key === undefined) return undefined;
  const inPixels = /qwen2\.5/i.test(model);
  const places = pictures.flatMap((picture, index) => placesOf(picture, index, inPixels, chinese));
  if (key !== undefined) {
    const entries = places.map(({ box: [x1, y1, x2, y2], label, picture }) => ({
      ...(pictures.length > 1 && { image: picture + 1 }),
      [key]: key === 'bbox_2d' ? [x1, y1, x2, y2] : [Math.round((x1 + x2) / 2), Math.round((y1 + y2) / 2)],
      label,
    }));
    return `\`\`\`json\n${JSON.stringify(entries, undefined, 2)}\n\`\`\``;
  }
  const [, opening = '', comma = ',', middle = ',', closing = ''] = wanted ?? [];
  const lines: string[] = [];
  for (const [index, { box, label, picture }] of places.entries()) {
    if (pictures.length > 1 && places[index - 1]?.picture !== picture) {
      lines.push('', chinese ? `## 图片${picture + 1}` : `## Picture ${picture + 1}`, '');
    }
    const [x1, y1, x2, y2] = box;
    const place = `${opening}${x1}${comma}${y1}${middle}${x2}${comma}${y2}${closing}`;
    lines.push(chinese ? `- **${label}**：${place}` : `- **${label}**: ${place}`);
  }
  return lines.join('\n').trim();
}

interface PlaceInPicture {
  box: readonly [number, number, number, number];
  label: string;
  picture: number;
}

/** The largest, in reading order, each kind numbered; in whole numbers. */
export function placesOf(
  picture: PictureFacts,
  index: number,
  inPixels: boolean,
  chinese: boolean,
): readonly PlaceInPicture[] {
  const counts = new Map<string, number>();
  const shown = new Set<Region>(largestFirst(picture.regions.filter(({ kind }) => kind !== 'line')).slice(0, most));
  const x = (side: number): number => (inPixels ? side : Math.round((side * 1000) / picture.width));
  const y = (side: number): number => (inPixels ? side : Math.round((side * 1000) / picture.height));
  return picture.regions
    .filter(region => shown.has(region))
    .map(region => {
      const count = (counts.get(region.kind) ?? 0) + 1;
      counts.set(region.kind, count);
      return {
        box: [x(region.x), y(region.y), x(region.x + region.width), y(region.y + region.height)] as const,
        label: `${chinese ? kindZh[region.kind] : region.kind} ${count}`,
        picture: index,
      };
    });
}
