import type { StudioHandlers } from '../../../protocol/index.ts';
import { allowScripts } from '../allowScripts.ts';
import type { StudioTab } from '../studioTab.ts';

/** Not awaited: a tab that is filled anew hears no reply. */
export function scriptsRequests({ page, studio, log }: StudioTab): StudioHandlers<'scripts'> {
  return {
    'scripts/set': ({ on }) =>
      void (async () => {
        if (!on || (await allowScripts(studio.memory))) await page.setScripts(on);
      })().catch(error => log.warn(`studio: ${String(error)}`)),
  };
}
