import type { PageView } from '../../protocol/index.ts';
import { pictureSize, plainSize } from './view/viewport.ts';

/** The viewport that a page is laid out for, in its own pixels, and pixels of its screenshot to one of these. */
export interface PageSize {
  width: number;
  height: number;
  pixelRatio: number;
}

export function pageSize(page: Pick<PageView, 'source' | 'pixelRatio'>): PageSize {
  const size = pictureSize(page);
  return size ? { ...size, pixelRatio: page.pixelRatio } : { ...plainSize, pixelRatio: 1 };
}
