import * as vscode from 'vscode';
import { cropInputSchema, cropPictureTemplate, partOf } from '../../core/agentTools/index.ts';
import type { Picture } from '../../core/attachments/index.ts';
import { partName } from '../panel/sight/partName.ts';
import { nameOf, readPicture } from '../attachments/readPicture.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import type { PictureFitter } from '../pictures/pictureFitter.ts';
import { workspaceFile } from '../tools/workspaceFile.ts';
import type { ToolRoom } from './agentTool.ts';
import { askForPrivate } from './askForPrivate.ts';
import { ownTool, shown } from './ownTool.ts';

export const cropPicture = (pictures: Pick<PictureFitter, 'crop'>) =>
  ownTool({
    name: 'crop_picture',
    icon: 'zoom-in',
    label: vscode.l10n.t('Cut a part out of a picture and enlarge it'),
    asks: false,
    description: cropPictureTemplate,
    input: cropInputSchema,
    title: ({ picture }) => vscode.l10n.t('Look closer at {0}', shown(picture)),
    async run({ picture: name, box, unit = 'thousandths' }, room) {
      const picture = (await room.findPicture(name)) ?? (await fromWorkspace(name, room));
      const part = partOf(box, unit, picture);
      if (!part) {
        const { width, height } = picture;
        throw new Error(`The box lies outside of the picture, which has ${width} × ${height} pixels.`);
      }
      try {
        const cut = await pictures.crop(picture, part.box, partName(picture.name, '', part.pixels), {
          zoom: part.zoom,
          signal: room.signal,
        });
        const { x, y, width, height } = part.pixels;
        const enlarged = part.zoom > 1 ? `, enlarged ${part.zoom} times to ${cut.width} × ${cut.height}` : '';
        const text = `Part of ${picture.name} (${picture.width} × ${picture.height} pixels): x ${x} to ${x + width}, y ${y} to ${y + height}${enlarged}.`;
        return { text, pictures: [cut] };
      } catch (error) {
        room.signal.throwIfAborted();
        throw new Error(describePictureProblem(error, picture.name));
      }
    },
  });

async function fromWorkspace(name: string, room: ToolRoom): Promise<Picture> {
  if (/^tool:/i.test(name)) throw new Error(`There is no picture ${name}.`);
  const uri = await workspaceFile(name);
  await askForPrivate(uri, room);
  return readPicture(uri).catch(error => {
    throw new Error(describePictureProblem(error, nameOf(uri)));
  });
}
