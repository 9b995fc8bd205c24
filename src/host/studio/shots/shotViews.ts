import type * as vscode from 'vscode';
import type { PageView } from '../../../protocol/index.ts';
import { pictureView } from '../pictureView.ts';
import type { PageShots } from './pageShots.ts';

/** The one that is shown, and what there is to choose from. @param id of the page @param uriOf a file of its folder */
export function shotsView(
  { shown, all, shownIndex }: PageShots,
  id: string,
  uriOf: (file: string) => vscode.Uri,
): Pick<PageView, 'source' | 'shots'> {
  const views = all.map(({ picture: { name, width, height }, label }) => ({
    name,
    width,
    height,
    ...(label ? { label } : {}),
  }));
  return {
    ...(shown ? { source: pictureView(id, shown.picture, uriOf(shown.file)) } : {}),
    ...(views.length > 1 ? { shots: { shown: shownIndex, all: views } } : {}),
  };
}
