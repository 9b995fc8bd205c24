import type { PageView } from '../../protocol/index.ts';

/** The viewport that a page is laid out for, in its own pixels, and pixels of its screenshot to one of these. */
export interface PageSize {
  width: number;
  height: number;
  pixelRatio: number;
}

export function pageSize({ source }: Pick<PageView, 'source'>): PageSize {
  return { width: source?.width ?? 1280, height: source?.height ?? 800, pixelRatio: 1 };
}
