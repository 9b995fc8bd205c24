import type { Received } from '../reading/received.ts';
import type { Region } from '../vision/pictureFacts.ts';

const form = /\{\s*"box"\s*:\s*\[[^\]]*\]\s*,\s*"kind"/;

/**
 * The pictures within a picture, where the system message shows an example of such a list: regions that are of no one
 * colour and hold no text. Small square ones are icons, low wide ones logos. Thousandths, as GLM counts, and pixels
 * where a Qwen2.5 is asked. `undefined` without that form or a picture.
 */
export function boxesAnswer({ system, last, model, chinese }: Received): string | undefined {
  const picture = last.pictures.at(-1);
  if (!picture || !form.test(system)) return undefined;
  const inPixels = /qwen2\.5/i.test(model);
  const scaled = (value: number, of: number): number => (inPixels ? value : Math.round((value * 1000) / of));
  const counts = new Map<string, number>();
  const entries = picture.regions
    .filter(({ kind }) => kind === 'picture')
    .map(region => {
      const kind = kindOf(region);
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const { x, y, width, height } = region;
      return {
        box: [
          scaled(x, picture.width),
          scaled(y, picture.height),
          scaled(x + width, picture.width),
          scaled(y + height, picture.height),
        ],
        kind,
        alt: chinese ? `图片 ${count}` : `${kind} ${count}`,
        name: `${kind}-${count}`,
      };
    });
  return JSON.stringify(entries);
}

function kindOf({ width, height }: Region): string {
  if (Math.max(width, height) <= 64) return 'icon';
  return height <= 90 && width >= height * 2.5 ? 'logo' : 'photo';
}
