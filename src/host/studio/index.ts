import { convertScreenshot } from '../commands/convertScreenshot.ts';
import { refinePage } from '../commands/refinePage.ts';
import { exportPage } from '../commands/exportPage.ts';
import { nextVersion } from '../commands/nextVersion.ts';
import { openPage } from '../commands/openPage.ts';
import { previousVersion } from '../commands/previousVersion.ts';
import { openInStudio } from '../commands/openInStudio.ts';
import { openStudio } from '../commands/openStudio.ts';
import { savePageCommand } from '../commands/savePage.ts';
import { tryAnotherModel } from '../commands/tryAnotherModel.ts';
import { usePictures } from '../commands/usePictures.ts';
import type { Services } from '../services.ts';
import { StartTab } from './start/startTab.ts';
import { Studio } from './studio.ts';

export type { PageResult } from './pageRun.ts';
export type { StartTab } from './start/startTab.ts';
export { type ConvertRequest, Studio } from './studio.ts';

/** Screenshots to pages: the commands, the preview and its return after a reload. */
export function registerStudio(services: Services): { studio: Studio; start: StartTab } {
  const studio = new Studio(services);
  const start = new StartTab(services, studio);
  services.context.subscriptions.push(
    studio,
    start,
    openStudio(start),
    openInStudio(start, studio),
    convertScreenshot(services, studio),
    savePageCommand(studio),
    refinePage(studio),
    exportPage(studio),
    openPage(studio),
    previousVersion(studio),
    nextVersion(studio),
    tryAnotherModel(studio),
    usePictures(studio),
  );
  return { studio, start };
}
