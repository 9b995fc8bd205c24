import * as vscode from 'vscode';
import { imageInputSchema, lookAtImageTemplate } from '../../core/agentTools/index.ts';
import { nameOf, readPicture } from '../attachments/readPicture.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import type { PictureFitter } from '../pictures/pictureFitter.ts';
import { workspaceFile } from '../tools/workspaceFile.ts';
import { askForPrivate } from './askForPrivate.ts';
import { ownTool, shown } from './ownTool.ts';
import { pathOf } from './workspaceFiles.ts';

export const lookAtImage = (pictures: Pick<PictureFitter, 'viewable'>) =>
  ownTool({
    name: 'look_at_image',
    icon: 'eye',
    label: vscode.l10n.t('Look at pictures of the workspace'),
    asks: false,
    description: lookAtImageTemplate,
    input: imageInputSchema,
    title: ({ path }) => vscode.l10n.t('Look at {0}', shown(path)),
    async run({ path }, room) {
      const uri = await workspaceFile(path);
      await askForPrivate(uri, room);
      try {
        const picture = await pictures.viewable(await readPicture(uri));
        const { width, height } = picture;
        return { text: `${pathOf(uri)}, ${width} × ${height} pixels.`, pictures: [picture] };
      } catch (error) {
        throw new Error(describePictureProblem(error, nameOf(uri)));
      }
    },
  });
