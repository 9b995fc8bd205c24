export type { Verb, VerbMaterial } from './verb.ts';
export { type VerbName, verbNames } from './verbNames.ts';
export type { VerbOutcome } from './verbOutcome.ts';
export { verbPrompt, type VerbPromptInput } from './verbPrompt.ts';
export { verbOf, verbs } from './verbs.ts';
