/** How a model is asked: its options, thinking, and the prompts that people keep. */
export {
  type AnswerOptions,
  answerOptionsOf,
  type NumberOption,
  numberOptions,
  optionsKey,
  requestOptions,
  type ThinkingChoice,
  thinkingChoiceSchema,
} from './answerOptions.ts';
export { type KeptPrompt, keptPromptsOf, mergePrompts, type Prompt } from './promptLibrary.ts';
export { type FilledPrompt, fillPrompt, placeholdersIn } from './promptText.ts';
export { thinkingChoices, thinkingRequest } from './thinkingChoices.ts';
