import type { Region } from '../../../core/vision/index.ts';

/** A place as it is shown: the same number and colour in the text, in the picture and in the list. */
export interface ShownRegion extends Region {
  /** Of the answer; tells it from all others as long as its text stands. */
  readonly key: string;
  /** From 1. */
  readonly number: number;
  /** One for each label. */
  readonly color: number;
  /** Of two pictures that are compared: the number of what differs, which may be in both. */
  readonly difference?: number;
  /** It was not measured: the model alone says that it differs there. */
  readonly onlySaid?: boolean;
}
