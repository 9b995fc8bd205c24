import * as vscode from 'vscode';
import { saveShownPictureCommand } from '../../verbs/shownPictureCommands.ts';
import type { ShownPictures } from '../../verbs/shownPictures.ts';

/** A picture of ours for an answer of Chat. */
export interface PictureForChat {
  /** Shows it. */
  markdown: string;
  /**
   * What can be done with it, for buttons at the end of the answer: in Agent mode Chat folds away whatever stands before
   * the last run of Markdown, and a button ends a run.
   */
  buttons: readonly vscode.Command[];
}

/**
 * Keeps a picture as a file that an answer shows. All pictures of an answer, and what is said of them, belong into one
 * piece of Markdown behind the model's words: pieces that follow each other are joined, and only the first one's files
 * are still found in a window of another machine.
 */
export async function pictureForChat(
  picture: { data: Uint8Array; mediaType: string; name: string },
  pictures: ShownPictures,
): Promise<PictureForChat> {
  const { t } = vscode.l10n;
  const shown = await pictures.add(picture);
  const uri = pictures.uriOf(shown);
  // The text of a picture is no Markdown: a mark that keeps it from being one would be seen.
  const name = picture.name.replace(/[[\]\\!`<>\n]/g, ' ').trim();
  return {
    markdown: `![${name}](${uri.toString()})`,
    buttons: [
      { command: 'vscode.open', title: t('Open in Full'), arguments: [uri, undefined, name] },
      { command: saveShownPictureCommand, title: t('Save As…'), arguments: [shown] },
    ],
  };
}
