/** A place in a picture as the words of an answer name it. Where that is in the picture, `placeRegions` says. */
export interface FoundRegion {
  readonly kind: 'box' | 'point';
  /** UTF-16 offsets in the text that was read, brackets included. */
  readonly from: number;
  readonly to: number;
  /** Left, top, right and bottom of a box, x and y of a point. */
  readonly values: readonly number[];
  /** `fraction`: 0 to 1 of the sides; `written`: whatever the model counts in. */
  readonly unit: 'fraction' | 'written';
  /** What the text says is there; empty where it does not. */
  readonly label: string;
  /** Which of the pictures, from 0. */
  readonly picture: number;
  /** What it is called, for those that follow it in one list. */
  readonly called: Called;
}

export interface Called {
  readonly box: boolean;
  readonly point: boolean;
  /** It stands in a list of such places, as GLM writes even a single one. */
  readonly nested: boolean;
}

export interface ReadOptions {
  /** `data`: JSON and its like, where a row of numbers is a place only if it is called one. */
  readonly text: 'prose' | 'data';
  /** Names of the pictures, in their order; one entry for each. */
  readonly pictures: readonly string[];
  /** The picture that is spoken of before this text. Default: the first. */
  readonly before?: number | undefined;
  /** A place at this offset is known already, from a text that began earlier. */
  readonly known?: { readonly at: number; readonly called: Called } | undefined;
}
