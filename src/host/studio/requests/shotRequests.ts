import { inspectPicture } from '../../../core/attachments/index.ts';
import type { StudioHandlers } from '../../../protocol/index.ts';
import { nameOf, readPicture } from '../../attachments/readPicture.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { describePictureProblem } from '../../pictures/describePictureProblem.ts';
import { pickScreenshots } from '../pickScreenshots.ts';
import type { StudioTab } from '../studioTab.ts';

/** Screenshots that join a page; one that is none fails with the reason, in words. */
export function shotRequests({ page, services: { pictures } }: StudioTab): StudioHandlers<'shots'> {
  const named = (name: string) => (error: unknown) => {
    throw new PlainFailure(describePictureProblem(error, name));
  };
  return {
    'shots/show': ({ index }) => void page.shots.show(index),
    'shots/pick': async () => {
      for (const uri of await pickScreenshots()) {
        const picture = await readPicture(uri)
          .then(found => pictures.viewable(found))
          .catch(named(nameOf(uri)));
        await page.shots.add(picture);
      }
    },
    'shots/add': async ({ name, data }) => {
      const picture = await Promise.resolve()
        .then(() => pictures.viewable(inspectPicture(data, name)))
        .catch(named(name));
      await page.shots.add(picture);
    },
  };
}
