import * as vscode from 'vscode';
import { toolNames } from '../ids.ts';
import type { Services } from '../services.ts';
import type { Studio } from '../studio/index.ts';
import { CreatePageTool } from './createPageTool.ts';
import { ScreenshotPageTool } from './screenshotPageTool.ts';
import { SeeingTool } from './seeingTool.ts';
import { compareImages, locateInImage, lookAtImage, readChart, readText, type SeeingToolSpec } from './seeingTools.ts';

/** What agents may ask of us, whichever model they are. */
export function registerTools(services: Services, { studio }: { studio: Studio }): void {
  const seeing = <Input>(spec: SeeingToolSpec<Input>): vscode.Disposable =>
    vscode.lm.registerTool(spec.name, new SeeingTool(services, spec));
  services.context.subscriptions.push(
    seeing(lookAtImage),
    seeing(readText),
    seeing(locateInImage),
    seeing(compareImages),
    seeing(readChart),
    vscode.lm.registerTool(toolNames.createPage, new CreatePageTool(services, studio)),
    vscode.lm.registerTool(toolNames.screenshotPage, new ScreenshotPageTool(studio)),
  );
}
