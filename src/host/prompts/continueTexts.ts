import { type ContinueTexts, continueCodeTemplate, continueTemplate } from '../../core/prompts/continuePrompt.ts';
import type { PromptTexts } from './promptTexts.ts';

/** Not filled: the last words are known to the prompt alone. */
export async function continueTexts(prompts: PromptTexts): Promise<ContinueTexts> {
  return { rules: await prompts.text(continueTemplate), inCode: await prompts.text(continueCodeTemplate) };
}
