import { comparePrompt } from '../commands/comparePrompt.ts';
import { openPrompt } from '../commands/openPrompt.ts';
import { overridePrompt } from '../commands/overridePrompt.ts';
import { resetPrompt } from '../commands/resetPrompt.ts';
import type { Services } from '../services.ts';
import { registerBuiltInPrompts } from './builtInPrompt.ts';
import { registerPromptDiagnostics } from './promptDiagnostics.ts';
import { registerPromptLenses } from './promptLenses.ts';

/** What models are told, to be read and to be worded otherwise by a workspace. */
export function registerPrompts({ context }: Services): void {
  context.subscriptions.push(
    registerBuiltInPrompts(),
    registerPromptLenses(),
    registerPromptDiagnostics(),
    openPrompt(),
    overridePrompt(),
    comparePrompt(),
    resetPrompt(),
  );
}
