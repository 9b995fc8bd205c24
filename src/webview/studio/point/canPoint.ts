import type { PageView } from '../../../protocol/index.ts';
import { isWriting } from '../studioModel.ts';

/** There is a page, and what is shown of it is what is written: scripts that run make another one of it. */
export function canPoint(state: PageView): boolean {
  return state.html !== '' && !isWriting(state) && !state.runsScripts;
}
