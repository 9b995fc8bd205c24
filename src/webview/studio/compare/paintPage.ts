import type { DrawnPage } from '../../../core/studio/pageFrame.ts';
import { askHiddenFrame, type HiddenFrame } from './hiddenFrame.ts';

export { Undrawable } from './hiddenFrame.ts';

export interface PaintOptions extends HiddenFrame {
  html: string;
  /** Pixels of the picture to one of the page's. */
  pixelRatio: number;
}

/** Draws a page out of sight. The picture is as long as the page. @throws Undrawable */
export function paintPage({ html, pixelRatio, ...frame }: PaintOptions): Promise<DrawnPage> {
  return askHiddenFrame(frame, { type: 'draw', id: 1, html, pixelRatio }, 'drawn');
}
