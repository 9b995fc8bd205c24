import type { StudioHandlers } from '../../../protocol/index.ts';
import type { StudioTab } from '../studioTab.ts';

/** Not awaited where it takes long: what comes of it is told by events. */
export function refineRequests({ page, studio, log }: StudioTab): StudioHandlers<'refine'> {
  const refinement = studio.toolsOf(page).refinement;
  const warn = (error: unknown): void => log.warn(`refining: ${String(error)}`);
  return {
    'refine/open': () => refinement.open(),
    'refine/start': ({ region }) => void refinement.start(region).catch(warn),
    'refine/choose': options => void refinement.choose(options).catch(warn),
    'refine/undo': ({ roundId }) => void refinement.undo(roundId).catch(warn),
    'refine/use': ({ roundId }) => void refinement.use(roundId).catch(warn),
  };
}
