import * as vscode from 'vscode';
import { toolNames } from '../ids.ts';
import type { Services } from '../services.ts';
import type { Studio } from '../studio/index.ts';
import { CreatePageTool } from './createPageTool.ts';

/** What agents may ask of us, whichever model they are. */
export function registerTools(services: Services, { studio }: { studio: Studio }): void {
  services.context.subscriptions.push(
    vscode.lm.registerTool(toolNames.createPage, new CreatePageTool(services, studio)),
  );
}
