/** Bringing a page to match its screenshot, round by round: what is decided, without doing any of it. */
export { costOfRound } from './costOfRound.ts';
export { cropBoxes } from './cropBoxes.ts';
export { judgeRound, leastGain, type Verdict } from './judgeRound.ts';
export { mendedRegions } from './mendedRegions.ts';
export { type DoneRound, type RefineEnd, type RoundOutcome, type RoundSpent, whyEnd } from './nextRound.ts';
export { defaultRounds, defaultTarget, mostRounds, type RefineOptions } from './refineOptions.ts';
