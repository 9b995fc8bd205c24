import type { MediaRule } from '../../provider/index.ts';
import type { Picture } from './picture.ts';

/** What of an endpoint's rule for pictures decides how one is sent. Sides in pixels; absent: no limit. */
export type PictureRule = Pick<MediaRule, 'mediaTypes' | 'maxBytes' | 'maxWidth' | 'maxHeight'>;

type Size = Pick<Picture, 'width' | 'height'>;

/** A drawing without size of its own to speak of (an icon) is rendered this long, or a model would see a blur. */
const drawnSide = 1024;

/** The largest size with the same proportions that the rule allows; never larger than the picture itself. */
export function fitSize({ width, height }: Size, { maxWidth, maxHeight }: PictureRule): Size {
  const scale = Math.min(1, (maxWidth ?? width) / width, (maxHeight ?? height) / height);
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

/** The size in which a drawing is rendered: its own or, where that is small, one that shows what is in it. */
export function drawnSize({ width, height }: Size, rule: PictureRule): Size {
  const scale = Math.max(1, drawnSide / Math.max(width, height));
  return fitSize({ width: Math.round(width * scale), height: Math.round(height * scale) }, rule);
}

/** Whether type and pixels are what the rule asks for; bytes are judged when the metadata are off. */
export function mayStay(picture: Pick<Picture, 'mediaType'> & Size, rule: PictureRule): boolean {
  const size = fitSize(picture, rule);
  return rule.mediaTypes.includes(picture.mediaType) && size.width === picture.width && size.height === picture.height;
}
