import * as vscode from 'vscode';
import {
  coordinatesOf,
  pixelsOf,
  placeRegions,
  type Region,
  regionsAsJson,
  regionsInAnswer,
} from '../../../core/vision/index.ts';
import { escapeMarkdown } from '../../markdown.ts';
import type { TurnResult } from '../../runTurn.ts';
import { copyTextCommand } from '../../verbs/shownPictureCommands.ts';
import type { ShownPictures } from '../../verbs/shownPictures.ts';
import type { ChatTurn } from '../chatTurn.ts';
import type { ReadPicture } from '../readReferences.ts';
import { pictureForChat } from './pictureForChat.ts';

/** After `/locate`: the pictures with the places drawn in, and the places in pixels. */
export async function showLocated(
  turn: ChatTurn,
  { text, choice }: TurnResult,
  pictures: readonly ReadPicture[],
  shown: ShownPictures,
): Promise<void> {
  const { t } = vscode.l10n;
  const names = pictures.map(({ name }) => name);
  const found = regionsInAnswer(text, names);
  const regions = placeRegions(found, pictures, coordinatesOf(choice.model.id));
  const outside = found.length - regions.length;
  if (regions.length === 0) {
    sayOutside(turn, outside);
    turn.say(t('The answer names no place in the picture, so nothing is drawn.'));
    return;
  }
  const numbered = regions.map((region, index) => ({ region, number: index + 1 }));
  const buttons: vscode.Command[] = [];
  const shownHere: string[] = [];
  for (const [index, picture] of pictures.entries()) {
    const here = numbered.filter(({ region }) => region.picture === index);
    if (here.length === 0) continue;
    const boxes = here.map(({ region: { box, label }, number }) => ({ box, label, number, colour: number - 1 }));
    const drawn = await turn.services.pictures.codec.drawBoxes(picture, boxes, undefined, turn.signal);
    const name = t('{0} with places', withoutEnding(picture.name));
    const lines = here.map(({ region, number }) => `${number}. ${describe(region, picture)}`);
    const boxed = await pictureForChat({ ...drawn, name }, shown);
    shownHere.push(boxed.markdown, lines.join('\n'));
    buttons.push(...boxed.buttons);
  }
  turn.aside(shownHere.join('\n\n'));
  sayOutside(turn, outside);
  buttons.push({
    command: copyTextCommand,
    title: t('Copy Coordinates'),
    arguments: [regionsAsJson(regions, pictures)],
  });
  for (const button of buttons) turn.stream.button(button);
}

function sayOutside(turn: ChatTurn, outside: number): void {
  const { t } = vscode.l10n;
  if (outside === 1) turn.notice(t('1 place lies outside of the picture and is not drawn.'));
  else if (outside > 1) turn.notice(t('{0} places lie outside of the picture and are not drawn.', outside));
}

function describe(region: Region, picture: ReadPicture): string {
  const { x, y, width, height } = pixelsOf(region.box, picture);
  const { t } = vscode.l10n;
  const name = region.label === '' ? t('Place') : region.label;
  const where =
    region.kind === 'point' ? t('at {0}, {1}', x, y) : t('at {0}, {1}: {2} × {3} pixels', x, y, width, height);
  return `**${escapeMarkdown(name)}** ${escapeMarkdown(where)}`;
}

function withoutEnding(name: string): string {
  return name.replace(/\.\w{1,5}$/, '');
}
