import type { SimilarityView } from '../../../protocol/index.ts';

export type RegionView = SimilarityView['regions'][number];

/** Of the pane in which the differences are listed. */
export const differencesPaneId = 'differences';

/** How like its screenshot the page is, as far as it is known. */
export interface Comparison {
  /** `none`: there is nothing to compare yet; `stale`: what is known is of the page before. */
  readonly status: 'none' | 'stale' | 'known' | 'failed';
  readonly similarity?: SimilarityView;
  /** Why there is none, in words. */
  readonly problem?: string;
  /** Indexes of the regions. */
  readonly chosen?: number | undefined;
  readonly hovered?: number | undefined;
  /** Where the two differ, pixel for pixel; only while it is looked at. */
  readonly heat?: ImageBitmap;
  /** Blinking: which of the two is seen, and whether it goes by itself. */
  readonly blink: { readonly isOriginal: boolean; readonly runs: boolean };
}

export const noComparison: Comparison = { status: 'none', blink: { isOriginal: false, runs: true } };
