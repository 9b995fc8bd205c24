import * as vscode from 'vscode';
import { picturePathsIn } from '../../core/attachments/index.ts';
import { readPicture } from '../attachments/readPicture.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import { workspaceFile } from '../tools/workspaceFile.ts';
import { handedOver } from '../verbs/handedOver.ts';
import type { ReadPicture } from './readReferences.ts';

export interface PicturesInWords {
  pictures: ReadPicture[];
  /** The words without the paths that were pictures. */
  rest: string;
  problems: string[];
}

/**
 * Pictures that a message names by their path in the workspace, as `/ocr screenshots/error.png`. A path that leads to
 * none stays what it is: words.
 */
export async function picturesInWords(prompt: string): Promise<PicturesInWords> {
  const found: PicturesInWords = { pictures: [], rest: prompt, problems: [] };
  for (const { whole, path } of picturePathsIn(prompt)) {
    const uri = handedOver.get(path) ?? (await workspaceFile(path).catch(() => undefined));
    if (!uri) continue;
    found.rest = found.rest.replace(whole, () => '');
    try {
      found.pictures.push({ ...(await readPicture(uri)), uri });
    } catch (error) {
      found.problems.push(describePictureProblem(error, vscode.workspace.asRelativePath(uri)));
    }
  }
  found.rest = found.rest.replace(/[ \t]{2,}/g, ' ').trim();
  return found;
}
