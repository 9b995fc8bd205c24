/** What a loop of calls and results needs to know that has nothing to do with an editor. */
export { CallMemory, keyOf } from './callMemory.ts';
export { argumentsInShort } from './callSummary.ts';
export { type CallTexts, callTexts, callTextsTemplate } from './callTexts.ts';
export { type ListedTool, type PickedTool, pickTools } from './pickTools.ts';
export { cutResult, fitResults } from './resultText.ts';
export { withoutUnseenResults } from './unseenResults.ts';
