import { panelToolsTemplate } from '../../core/agentTools/index.ts';
import { toolsTemplate } from '../../core/prompts/toolsPrompt.ts';
import type { PromptTexts } from '../prompts/promptTexts.ts';

/** How a model is to go about the tools of the panel; stands behind what it is told anyway. */
export async function toolRules(prompts: Pick<PromptTexts, 'text'>): Promise<string> {
  return (await Promise.all([prompts.text(toolsTemplate), prompts.text(panelToolsTemplate)])).join('\n');
}
