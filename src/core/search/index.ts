/** Finding conversations by what is said in them: words in any case and width, and scripts without spaces. */
export { type Excerpt, excerptOf } from './excerptOf.ts';
export type { PostingTable } from './postingTable.ts';
export { isEmptyQuery, queryOf, type SearchQuery, type SearchUnits, unitsOf } from './searchUnits.ts';
export { findDocuments, indexOf, mergeIndexes, type WordIndex } from './wordIndex.ts';
