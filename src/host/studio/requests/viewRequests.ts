import type { StudioHandlers } from '../../../protocol/index.ts';
import type { StudioTab } from '../studioTab.ts';

export function viewRequests({ page }: StudioTab): StudioHandlers<'view'> {
  return {
    'view/setPixelRatio': ({ pixelRatio }) => void page.shots.setPixelRatio(pixelRatio),
  };
}
