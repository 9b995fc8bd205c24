import * as vscode from 'vscode';
import { escapeMarkdown } from '../../markdown.ts';
import { saveShownPictureCommand } from '../../verbs/shownPictureCommands.ts';
import type { ShownPictures } from '../../verbs/shownPictures.ts';
import type { ChatTurn } from '../chatTurn.ts';

/**
 * A picture of ours in an answer of Chat, and what is to be known of it below.
 * @param lines Markdown of a list
 * @returns what can be done with it, for buttons at the end of the answer: in Agent mode Chat folds away whatever stands
 * before the last run of Markdown, and a button ends a run
 */
export async function showPictureInChat(
  turn: ChatTurn,
  pictures: ShownPictures,
  picture: { data: Uint8Array; mediaType: string; name: string },
  lines: readonly string[],
): Promise<vscode.Command[]> {
  const { t } = vscode.l10n;
  const shown = await pictures.add(picture);
  const uri = pictures.uriOf(shown);
  turn.aside(`![${escapeMarkdown(picture.name)}](${uri.toString()})`);
  if (lines.length > 0) turn.aside(lines.join('\n'));
  return [
    { command: 'vscode.open', title: t('Open in Full'), arguments: [uri] },
    { command: saveShownPictureCommand, title: t('Save As…'), arguments: [shown] },
  ];
}
