import type { StudioHandlers } from '../../../protocol/index.ts';
import type { StudioTab } from '../studioTab.ts';

export function exportRequests({ page, studio }: StudioTab): StudioHandlers<'export'> {
  return {
    // Not awaited: dialogs are open meanwhile, and failures are shown.
    'page/export': ({ to }) => void studio.export(page, to),
  };
}
