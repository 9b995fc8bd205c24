import type { StudioHandlers } from '../../../protocol/index.ts';
import { tellPage } from '../point/tellPage.ts';
import { touchPage } from '../point/touchPage.ts';
import type { StudioTab } from '../studioTab.ts';

/** Not awaited where it takes long: what comes of it is told by events. */
export function pointRequests({ page, studio, services, log }: StudioTab): StudioHandlers<'point'> {
  return {
    'point/tell': wish => void tellPage(page, services, wish).catch(error => log.warn(`studio: ${String(error)}`)),
    'point/touch': ({ elements, change, what }) => touchPage(page, elements, change, what),
    'point/undo': async ({ redo }) => ({
      done: !page.isBusy && (await page.versions.step(redo ? 'next' : 'previous')),
    }),
    'point/reveal': async ({ elements, open }) => {
      const link = studio.toolsOf(page).link;
      link.mark(elements);
      if (open) link.select(await studio.showSource(page), elements);
      return null;
    },
  };
}
