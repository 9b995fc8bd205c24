/** Explaining code: what is asked, what goes along, and which words of an answer are lines of a file. */
export { declarationsIn, importsOf, usesIn } from './declarationsIn.ts';
export {
  type ExplainDepth,
  type ExplainKind,
  type ExplainLanguage,
  type ExplainPlace,
  type ExplainStyle,
  explainDepths,
  explainLanguages,
  explainPlaces,
} from './explainChoices.ts';
export { explainInPanelTemplate, explainQuestions, explainRules, explainTemplates } from './explainTemplates.ts';
export { type FittedPieces, fitPieces, pieceText } from './fitPieces.ts';
export { type CodePlace, type GatheredPiece, isPlaced, lastLineOf, type PlacedPiece } from './gatheredPiece.ts';
export { languageRule } from './languageRule.ts';
export { type AnswerPiece, LineLinks } from './lineLinks.ts';
export type { LinkFile } from './lineReferences.ts';
export { namesIn, type UsedName } from './namesIn.ts';
export { type DiffFile, numberedDiff } from './numberedDiff.ts';
