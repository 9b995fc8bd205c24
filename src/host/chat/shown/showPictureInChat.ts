import * as vscode from 'vscode';
import { escapeMarkdown } from '../../markdown.ts';
import { copyTextCommand, saveShownPictureCommand } from '../../verbs/shownPictureCommands.ts';
import type { ShownPictures } from '../../verbs/shownPictures.ts';
import type { ChatTurn } from '../chatTurn.ts';

/** A picture of ours in an answer of Chat, what is to be known of it below, and what can be done with it. */
export async function showPictureInChat(
  turn: ChatTurn,
  pictures: ShownPictures,
  picture: { data: Uint8Array; mediaType: string; name: string },
  /** Markdown of a list. */
  lines: readonly string[],
  { copy, more = [] }: { copy?: { title: string; text: string }; more?: readonly vscode.Command[] } = {},
): Promise<void> {
  const { t } = vscode.l10n;
  const shown = await pictures.add(picture);
  const uri = pictures.uriOf(shown);
  turn.aside(`![${escapeMarkdown(picture.name)}](${uri.toString()})`);
  if (lines.length > 0) turn.aside(lines.join('\n'));
  turn.stream.button({ command: 'vscode.open', title: t('Open in Full'), arguments: [uri] });
  turn.stream.button({ command: saveShownPictureCommand, title: t('Save As…'), arguments: [shown] });
  if (copy) turn.stream.button({ command: copyTextCommand, title: copy.title, arguments: [copy.text] });
  for (const command of more) turn.stream.button(command);
}
