import type { Box } from './pictureFacts.ts';

/** A word that was read, where it stands in the picture. */
export interface Word extends Box {
  text: string;
  /** It is the first of its line. */
  begins: boolean;
  /** 0..1, as the reader judges itself. */
  confidence: number;
}
