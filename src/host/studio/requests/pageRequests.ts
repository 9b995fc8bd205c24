import type { StudioHandlers } from '../../../protocol/index.ts';
import { continueFixId } from '../pageProblem.ts';
import type { StudioTab } from '../studioTab.ts';

/** Not awaited where it takes long: what comes of it is told by events. */
export function pageRequests({ page, studio, webview, log }: StudioTab): StudioHandlers<'page'> {
  const warn = (error: unknown): void => log.warn(`studio: ${String(error)}`);
  return {
    'preview/open': () => page.view(webview),
    'work/stop': () => void page.stop(),
    'conversion/continue': () => void studio.resume(page).catch(warn),
    'conversion/retry': () => void studio.retry(page).catch(warn),
    'page/showSource': () => void studio.showSource(page).catch(warn),
    'fix/run': ({ id }) =>
      void (id === continueFixId ? studio.resume(page) : page.runFix(id, () => studio.retry(page))).catch(warn),
  };
}
