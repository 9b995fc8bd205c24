import * as vscode from 'vscode';
import {
  type Difference,
  joinDifferences,
  type MeasuredDifferences,
  readDifferences,
  type Severity,
} from '../../../core/verbs/index.ts';
import { coordinatesOf } from '../../../core/vision/index.ts';
import type { DrawnBox } from '../../pictures/codecMessages.ts';
import { escapeMarkdown } from '../../markdown.ts';
import type { TurnResult } from '../../runTurn.ts';
import { sourceOf, wordOfSeverity, wordsOf } from '../../verbs/differenceWords.ts';
import { measuredSentence } from '../../verbs/preparations/measuredSentence.ts';
import { compareInStudioCommand } from '../../verbs/shownPictureCommands.ts';
import type { ShownPictures } from '../../verbs/shownPictures.ts';
import type { ChatTurn } from '../chatTurn.ts';
import type { ReadPicture } from '../readReferences.ts';
import { pictureForChat } from './pictureForChat.ts';

/** Of the colours of boxes: by how much it matters; measured alone has one of its own. */
const colourOf: Readonly<Record<Severity | 'measured' | 'unrated', number>> = {
  high: 0,
  medium: 4,
  low: 1,
  unrated: 2,
  measured: 3,
};

/** After `/compare`: both pictures with each difference numbered, and for each whether it was measured, said or both. */
export async function showCompared(
  turn: ChatTurn,
  { text, choice }: TurnResult,
  [first, second]: readonly [ReadPicture, ReadPicture],
  measured: MeasuredDifferences,
  shown: ShownPictures,
): Promise<void> {
  const { t } = vscode.l10n;
  const sum = `**${escapeMarkdown(measuredSentence(measured))}**`;
  const said = readDifferences(text, [first, second], coordinatesOf(choice.model.id));
  const differences = joinDifferences(said, measured, [first, second]);
  const arguments_ = [await shown.add(first), await shown.add(second)];
  const studio = { command: compareInStudioCommand, title: t('Compare in the Studio'), arguments: arguments_ };
  if (differences.length === 0) {
    turn.aside(sum);
    turn.say(t('Neither the measuring nor the model finds a difference.'));
    turn.stream.button(studio);
    return;
  }
  const boxesOf = (picture: 0 | 1): DrawnBox[] =>
    differences.flatMap(difference => {
      const box = difference.boxes[picture];
      const { number, severity, measured: place, text: words } = difference;
      const colour = colourOf[severity ?? (words === undefined ? 'measured' : 'unrated')];
      return box ? [{ box, number, label: '', colour, dashed: place === undefined }] : [];
    });
  const drawn = await turn.services.pictures.codec.drawBoxes(
    first,
    boxesOf(0),
    { data: second.data, boxes: boxesOf(1) },
    turn.signal,
  );
  const name = t('{0} and {1} compared', bare(first.name), bare(second.name));
  const { markdown, buttons } = await pictureForChat({ ...drawn, name }, shown);
  const legend = t('Boxes with a whole line were measured; those with a broken line are what the model says alone.');
  turn.aside([sum, markdown, differences.map(inWords).join('\n'), escapeMarkdown(legend)].join('\n\n'));
  for (const button of [...buttons, studio]) turn.stream.button(button);
}

function inWords(difference: Difference): string {
  const { number, severity } = difference;
  const rating = severity && `**${escapeMarkdown(wordOfSeverity(severity))}** – `;
  return `${number}. ${rating ?? ''}${escapeMarkdown(wordsOf(difference))} *(${escapeMarkdown(sourceOf(difference))})*`;
}

function bare(name: string): string {
  return name.replace(/\.\w{1,5}$/, '');
}
