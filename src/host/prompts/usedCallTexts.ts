import * as vscode from 'vscode';
import { type CallTexts, callTexts, callTextsTemplate } from '../../core/toolLoop/index.ts';
import type { PromptTexts } from './promptTexts.ts';

/** What models are told in place of results: in the editor's language, or as the workspace words it. */
export function usedCallTexts(prompts: Pick<PromptTexts, 'known'>): CallTexts {
  return callTexts(vscode.env.language, prompts.known(callTextsTemplate));
}
