import type { CodeContext } from '../prompts/codeContext.ts';

/** Lines of a file. */
export interface CodePlace {
  /** Of the document, as a string; compared, never read. */
  uri: string;
  context: CodeContext;
}

/** Something around what is explained that helps to explain it. */
export type GatheredPiece =
  /** Heads of the class and function that it stands in, or import lines of its file that it uses. */
  | (CodePlace & { kind: 'head' | 'imports' })
  /** `definition`: what a name in it stands for. `use`: a place where something that it declares is used. */
  | (CodePlace & { kind: 'definition' | 'use'; symbol: string })
  /** What a language server says about a name whose source is not the user's own. */
  | { kind: 'type'; symbol: string; text: string; languageId: string }
  /** What is reported about its lines. */
  | { kind: 'problem'; text: string };

export type PlacedPiece = Extract<GatheredPiece, CodePlace>;

export function isPlaced(piece: GatheredPiece): piece is PlacedPiece {
  return 'context' in piece;
}

/** Number of the last line, from 1. */
export function lastLineOf({ firstLine, code }: CodeContext): number {
  return firstLine + code.split(/\r\n|\r|\n/).length - 1;
}
