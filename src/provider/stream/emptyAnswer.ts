import type { FinishReason } from '../types.ts';

/**
 * The warning for an answer without a word, a call or a sound: it must not be a blank bubble. GLM-5.3 and servers that
 * part reasoning wrongly end with reasoning only; with `length` the reasoning has eaten the tokens of the answer.
 * `content-filter` explains itself.
 */
export function emptyAnswer(
  reason: FinishReason,
  { said, thought }: { said: boolean; thought: boolean },
): { code: 'empty-answer'; message: string } | undefined {
  if (said || (reason !== 'stop' && reason !== 'length')) return undefined;
  if (reason === 'stop')
    return { code: 'empty-answer', message: 'The model ended its answer without saying anything.' };
  const message = thought
    ? 'The model used up the tokens of its answer with thinking, before it said anything.'
    : 'The answer ran out of tokens before the model said anything.';
  return { code: 'empty-answer', message };
}
