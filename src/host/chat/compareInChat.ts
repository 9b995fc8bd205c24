import * as vscode from 'vscode';
import type { SimilarityView } from '../../protocol/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { Studio } from '../studio/index.ts';
import { measuredSentence, percentOf, wordOfKind } from '../verbs/preparations/measuredSentence.ts';
import type { ChatTurn } from './chatTurn.ts';
import { picturesInWords } from './picturesInWords.ts';
import { readReferences } from './readReferences.ts';

/** So many places that differ are named; the Studio lists the rest. */
const mostPlaces = 5;

/**
 * `/compare` with one picture, while a page is open in the Studio: the two are compared on this machine, and shown in
 * the Studio, where they can be laid on each other; no model is asked.
 * @returns whether that is what was meant
 */
export async function compareInChat(turn: ChatTurn, studio: Studio): Promise<boolean> {
  const { t } = vscode.l10n;
  const { current: page } = studio;
  if (!page?.html) return false;
  const pictures = [
    ...(await readReferences(turn.request.references)).pictures,
    ...(await picturesInWords(turn.request.prompt)).pictures,
  ];
  const [picture] = pictures;
  if (!picture || pictures.length > 1) return false;
  turn.attached(1, 0);
  if (picture.uri) turn.stream.reference(picture.uri);
  await page.shots.add(await turn.services.pictures.viewable(picture));
  page.preview?.panel.reveal(undefined, true);
  turn.stream.progress(t('Comparing…'));
  await page.whenShown(turn.signal);
  const { similarity } = await page.render(page.html, turn.signal);
  if (!similarity) throw new PlainFailure(t('The page could not be compared with its screenshot.'));
  for (const line of inWords(similarity)) turn.say(line);
  return true;
}

function inWords(similarity: SimilarityView): string[] {
  const { t } = vscode.l10n;
  const sum = measuredSentence(similarity);
  const { regions } = similarity;
  if (regions.length === 0) return [sum];
  const places = regions
    .slice(0, mostPlaces)
    .map(({ x, y, width, height, kind, share }) =>
      t(
        '{0} at {1}, {2} ({3} × {4} pixels): {5} of all that differs.',
        wordOfKind(kind),
        x,
        y,
        width,
        height,
        percentOf(share),
      ),
    );
  return [sum, ...places, t('The Studio shows them side by side, on each other, and what differs.')];
}
