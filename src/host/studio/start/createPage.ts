import * as vscode from 'vscode';
import { PlainFailure } from '../../errorMessages.ts';
import { showError } from '../../showError.ts';
import type { StartParts } from './startParts.ts';

/**
 * Has the page written that the draft describes. Resolves when it is on its way, in tabs of its own; until then the
 * draft is kept, and comes back when they could not be opened.
 * @throws PlainFailure without a picture; the system's error when one cannot be read
 */
export async function createPage(tab: StartParts): Promise<void> {
  const { draft, studio, services } = tab;
  const { shots, wish, isSketch } = await draft.load();
  const [first, ...others] = shots;
  if (!first) throw new PlainFailure(vscode.l10n.t('Add a screenshot first.'));
  const read = async ({ label, pixelRatio, ...shot }: typeof first) => ({
    picture: await draft.read({ label, pixelRatio, ...shot }),
    pixelRatio,
    ...(label.trim() === '' ? {} : { label: label.trim() }),
  });
  const [main, ...more] = await Promise.all([read(first), ...others.map(read)]);
  const choice = await tab.choice();
  // Its place is where the page's source will stand.
  await tab.close();
  studio
    .convert({
      picture: main.picture,
      pixelRatio: main.pixelRatio,
      others: more,
      isSketch,
      ...(first.sourceUri === undefined ? {} : { sourceUri: vscode.Uri.parse(first.sourceUri) }),
      ...(choice ? { choice } : {}),
      ...(wish.trim() === '' ? {} : { wish: wish.trim() }),
      onOpened: () => void draft.clear(),
    })
    .catch(error => {
      tab.open();
      return showError(error, services.endpoints.active, services.log);
    });
}
