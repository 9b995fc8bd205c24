import type { StudioHandlers } from '../../../protocol/index.ts';
import type { StudioTab } from '../studioTab.ts';

/** Not awaited where it takes long: what comes of it is told by events. */
export function assetRequests({ page, studio, log }: StudioTab): StudioHandlers<'assets'> {
  const pictures = studio.toolsOf(page).pictures;
  const warn = (error: unknown): void => log.warn(`pictures: ${String(error)}`);
  return {
    'assets/open': () => pictures.open(),
    'assets/find': () => void pictures.find().catch(warn),
    'assets/choose': choice => void pictures.choose(choice),
    'assets/chooseAll': ({ isChosen }) => void pictures.chooseAll(isChosen),
    'assets/use': () => void pictures.use().catch(warn),
    'assets/undo': () => void pictures.undo().catch(warn),
    'assets/setLargePhotosAsJpeg': ({ on }) => void pictures.setLargePhotosAsJpeg(on).catch(warn),
  };
}
