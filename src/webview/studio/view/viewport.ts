import type { PageView } from '../../../protocol/index.ts';
import type { Device, ViewChoices } from './viewChoices.ts';

export interface Size {
  /** CSS pixels of the page. */
  readonly width: number;
  readonly height: number;
}

/** Of a page without a screenshot. */
export const plainSize: Size = { width: 1280, height: 800 };

/** Common ones, in the way they are held. */
export const deviceSizes: Readonly<Record<Exclude<Device, 'picture' | 'own'>, Size>> = {
  phone: { width: 390, height: 844 },
  tablet: { width: 768, height: 1024 },
  laptop: { width: 1280, height: 800 },
};

/** How large the screenshot is as a page; nothing where there is none. */
export function pictureSize({ source, pixelRatio }: Pick<PageView, 'source' | 'pixelRatio'>): Size | undefined {
  if (!source) return undefined;
  return {
    width: Math.max(1, Math.round(source.width / pixelRatio)),
    height: Math.max(1, Math.round(source.height / pixelRatio)),
  };
}

/** What the page is laid out for: as wide as this, and at least as high. */
export function viewportOf(state: Pick<PageView, 'source' | 'pixelRatio'>, choices: ViewChoices): Size {
  const { device, ownWidth, isTurned } = choices;
  const picture = pictureSize(state) ?? plainSize;
  if (device === 'picture') return picture;
  // Of a width alone nothing can be turned.
  if (device === 'own') return { width: ownWidth, height: picture.height };
  const { width, height } = deviceSizes[device];
  return isTurned ? { width: height, height: width } : { width, height };
}

export function canTurn({ device }: ViewChoices): boolean {
  return device !== 'picture' && device !== 'own';
}
