/** Changes of a page as a model writes them. */
export { type AppliedPageEdits, applyPageEdits } from './applyPageEdits.ts';
export { readPageEdits } from './readPageEdits.ts';
