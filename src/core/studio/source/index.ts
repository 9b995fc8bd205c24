/** Elements of a page and where they are written: found by the way the browser shows them, and changed there alone. */
export { ownText } from './elementText.ts';
export { type ElementPath, type PageTree, readPage, type SourceElement, type Span } from './pageTree.ts';
export { type QuickChange, type QuickProblem, type QuickResult, quickEdit } from './quickEdit.ts';
export { sameElsewhere } from './sameElsewhere.ts';
export { type ShortPage, withShortAddresses } from './shortAddresses.ts';
export { applySourceEdits, type SourceEdit } from './sourceEdit.ts';
export { attributeValue } from './startTag.ts';
