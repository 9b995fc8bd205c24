import type { StudioController } from '../studioController.ts';
import { prefersStill } from './compareBar.ts';

/** Outlines a region on every sheet that is shown, and brings it before the eyes. Chosen once more it is let go. */
export function showRegion(index: number, controller: StudioController): void {
  if (controller.model?.compare.chosen === index) {
    controller.compareShows({ chosen: undefined });
    return;
  }
  controller.compareShows({ chosen: index });
  // After the frame in which it is drawn.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      // The page's own sheet comes last.
      const mark = [...document.querySelectorAll(`.diff-mark[data-region="${index + 1}"]`)].at(-1);
      mark?.scrollIntoView({ block: 'center', inline: 'center', behavior: prefersStill() ? 'instant' : 'smooth' });
    }),
  );
}
