import * as vscode from 'vscode';
import { measuredText } from '../../../core/verbs/index.ts';
import { coordinatesOf } from '../../../core/vision/index.ts';
import { seesPictures } from '../../modelCatalog.ts';
import type { Preparation, PreparationInput } from './preparation.ts';
import { measuredSentence } from './measuredSentence.ts';

/** What `/compare` sends along: where the pixels of the two pictures differ, measured on this machine. */
export async function prepareCompare(input: PreparationInput): Promise<Preparation> {
  const { services, choice, signal, progress } = input;
  const pictures = (await input.parts()).flatMap(part =>
    part.type === 'image' && 'data' in part.source ? [{ data: part.source.data, name: part.name ?? '' }] : [],
  );
  const [first, second] = pictures;
  if (!first || !second) return { code: [], references: [], notices: [] };
  progress(vscode.l10n.t('Measuring the pictures…'));
  const measured = await services.pictures.codec.measure(first, second, signal);
  const answering = seesPictures(choice.model) ? choice : (services.catalog.vision(choice.endpoint) ?? choice);
  return {
    code: [],
    references: [],
    // Chat says it beside the pictures.
    notices: input.surface === 'chat' ? [] : [measuredSentence(measured)],
    texts: [measuredText(measured, coordinatesOf(answering.model.id))].filter(text => text !== ''),
    measured,
  };
}
