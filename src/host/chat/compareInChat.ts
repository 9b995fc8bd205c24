import * as vscode from 'vscode';
import type { SimilarityView } from '../../protocol/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { Page } from '../studio/page.ts';
import type { Studio } from '../studio/index.ts';
import type { ChatTurn } from './chatTurn.ts';
import { attachedPictures } from './htmlInChat.ts';

/** So many places that differ are named; the Studio lists the rest. */
const mostPlaces = 5;

/**
 * `/compare`: two pictures, or one and the page that is open in the Studio. They are compared on this machine, and
 * shown in the Studio, where they can be laid on each other; no model is asked.
 */
export async function compareInChat(turn: ChatTurn, studio: Studio): Promise<void> {
  const { t } = vscode.l10n;
  const pictures = await attachedPictures(turn);
  turn.attached(pictures.length, 0);
  for (const { uri } of pictures) if (uri) turn.stream.reference(uri);
  const [first, second] = pictures.slice(-2);
  let page: Page;
  if (first && second) {
    page = await studio.compare(first, second);
  } else if (first && studio.current?.html) {
    page = studio.current;
    await page.shots.add(await turn.services.pictures.viewable(first));
    page.preview?.panel.reveal(undefined, true);
  } else {
    throw new PlainFailure(
      t('Attach two pictures to compare, or one while a page is open in the Studio that it is compared with.'),
    );
  }
  turn.stream.progress(t('Comparing…'));
  await page.whenShown(turn.signal);
  const { similarity } = await page.render(page.html, turn.signal);
  if (!similarity) throw new PlainFailure(t('The page could not be compared with its screenshot.'));
  for (const line of inWords(similarity)) turn.say(line);
}

function inWords({ total, layout, colour, ink, regions }: SimilarityView): string[] {
  const { t } = vscode.l10n;
  const percent = (part: number): string =>
    new Intl.NumberFormat(vscode.env.language, { style: 'percent' }).format(part);
  const sum = t(
    '{0} alike: layout {1}, colours {2}, text and detail {3}.',
    percent(total),
    percent(layout),
    percent(colour),
    percent(ink),
  );
  if (regions.length === 0) return [sum, t('No place differs.')];
  const places = regions
    .slice(0, mostPlaces)
    .map(({ x, y, width, height, kind, share }) =>
      t(
        '{0} at {1}, {2} ({3} × {4} pixels): {5} of all that differs.',
        wordOf(kind),
        x,
        y,
        width,
        height,
        percent(share),
      ),
    );
  return [sum, ...places, t('The Studio shows them side by side, on each other, and what differs.')];
}

function wordOf(kind: SimilarityView['regions'][number]['kind']): string {
  const { t } = vscode.l10n;
  switch (kind) {
    case 'missing':
      return t('Missing');
    case 'extra':
      return t('Too much');
    case 'colour':
      return t('Other colour');
    case 'text':
      return t('Other text');
    case 'different':
      return t('Different');
  }
}
