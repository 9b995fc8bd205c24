import type * as vscode from 'vscode';
import { registerAnnotations } from './host/annotations/index.ts';
import { registerChat } from './host/chat/index.ts';
import { registerCodeChange } from './host/codeChange/index.ts';
import { registerCommands } from './host/commands/index.ts';
import { registerDiagrams } from './host/diagrams/index.ts';
import { registerEndpointProblems } from './host/endpointProblems.ts';
import { registerExplain } from './host/explain/index.ts';
import { registerLanguageModels } from './host/languageModel/index.ts';
import { registerPanel } from './host/panel/index.ts';
import { registerPrompts } from './host/prompts/index.ts';
import { createServices } from './host/services.ts';
import { registerStatus } from './host/status/index.ts';
import { registerStudio } from './host/studio/index.ts';
import { registerTools } from './host/tools/index.ts';

let closing: readonly { close(): Promise<void> }[] = [];

/** A table of contents: services first, then one line for each feature. */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  registerEndpointProblems(services);
  registerCommands(services);
  registerPrompts(services);
  registerDiagrams(services);
  const { studio, start } = registerStudio(services);
  const annotations = registerAnnotations(services);
  const changes = registerCodeChange(services);
  const panel = registerPanel(services, { studio, start });
  const explain = registerExplain(services, panel.ask);
  registerChat(services, { annotations, changes, explain, studio });
  registerLanguageModels(services);
  registerTools(services, { studio });
  registerStatus(services);
  closing = [panel, studio, annotations];
  services.log.info('active');
}

/** Answers under way end, and what came of them is stored. */
export async function deactivate(): Promise<void> {
  await Promise.all(closing.map(feature => feature.close()));
}
