import type { StudioHandlers } from '../../../protocol/index.ts';
import type { StudioTab } from '../studioTab.ts';

export function versionRequests({ page, studio, webview, log }: StudioTab): StudioHandlers<'version'> {
  const { versions } = page;
  return {
    'versions/open': async () => {
      await versions.history.loaded;
      return versions.view(webview);
    },
    'versions/page': async ({ id }) => ({ html: await versions.pageOf(id) }),
    'versions/goTo': ({ id }) => settled(versions.goTo(id)),
    'versions/diff': ({ id }) => settled(studio.diffVersion(page, id)),
    'versions/rename': ({ id, name }) => settled(versions.history.rename(id, name)),
    'versions/delete': ({ id, deleted }) => settled(versions.history.delete(id, deleted)),
    // Not awaited: a list is open meanwhile, and what comes of it is told by events.
    'versions/tryModel': () => void studio.tryModel(page).catch(error => log.warn(`studio: ${String(error)}`)),
  };
}

async function settled(work: Promise<void>): Promise<null> {
  await work;
  return null;
}
