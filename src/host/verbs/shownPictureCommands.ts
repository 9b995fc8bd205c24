import * as vscode from 'vscode';
import { PlainFailure } from '../errorMessages.ts';
import { savePicture } from '../panel/savePicture.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import type { Studio } from '../studio/index.ts';
import type { ShownPicture, ShownPictures } from './shownPictures.ts';

/** Behind buttons of answers in Chat; not contributed, so they stand in no palette. */
export const saveShownPictureCommand = 'glm.saveShownPicture';
export const copyTextCommand = 'glm.copyText';
export const compareInStudioCommand = 'glm.compareInStudio';

export function shownPictureCommands(
  { endpoints, log }: Services,
  pictures: ShownPictures,
  studio: Pick<Studio, 'compare'>,
): vscode.Disposable {
  const { t } = vscode.l10n;
  const read = async (shown: ShownPicture) => {
    const picture = await pictures.read(shown);
    if (!picture) throw new PlainFailure(t('The picture is no longer there. Ask again to have it drawn anew.'));
    return picture;
  };
  const run =
    <A extends unknown[]>(work: (...given: A) => Promise<string | undefined>) =>
    async (...given: A): Promise<void> => {
      try {
        const said = await work(...given);
        if (said !== undefined) vscode.window.setStatusBarMessage(`$(check) ${said}`, 4000);
      } catch (error) {
        await showError(error, endpoints.active, log);
      }
    };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      saveShownPictureCommand,
      run(async (shown: ShownPicture) => {
        const { data, mediaType, width, height } = await read(shown);
        const { hash, name } = shown;
        const place = await savePicture(
          { id: hash, kind: 'image', hash, name, mediaType, width, height, bytes: data.byteLength },
          data,
        );
        return place && t('Saved as {0}.', place);
      }),
    ),
    vscode.commands.registerCommand(
      copyTextCommand,
      run(async (text: string) => {
        await vscode.env.clipboard.writeText(text);
        return t('Copied');
      }),
    ),
    vscode.commands.registerCommand(
      compareInStudioCommand,
      run(async (first: ShownPicture, second: ShownPicture) => {
        await studio.compare(await read(first), await read(second));
        return undefined;
      }),
    ),
  );
}
