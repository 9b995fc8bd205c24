import type { Services } from '../services.ts';
import { PagePictures } from './assets/pagePictures.ts';
import type { Page } from './page.ts';
import { SourceLink } from './point/sourceLink.ts';
import { Refinement } from './refine/refinement.ts';

/** What works on one page while its tab is open. */
export interface PageTools {
  /** Brings the page to match its screenshot, round by round. */
  readonly refinement: Refinement;
  /** The pictures within its screenshot. */
  readonly pictures: PagePictures;
  /** Between what is pointed at and the place in the source. */
  readonly link: SourceLink;
  dispose(): void;
}

/** @param folder where the page is kept */
export function pageTools(page: Page, services: Services, folder: string): PageTools {
  const refinement = new Refinement(page, services, folder);
  const pictures = new PagePictures(page, services, folder);
  const link = new SourceLink(page);
  return {
    refinement,
    pictures,
    link,
    dispose: () => {
      for (const tool of [refinement, pictures, link]) tool.dispose();
    },
  };
}
