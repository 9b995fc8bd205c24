import * as vscode from 'vscode';
import { inspectPicture } from '../../../core/attachments/index.ts';
import { pixelsOf } from '../../../core/vision/index.ts';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { describePictureProblem } from '../../pictures/describePictureProblem.ts';
import type { PanelContext } from '../panelContext.ts';
import type { PanelViews } from '../panelViews.ts';
import { partName } from '../sight/partName.ts';
import { saveSound } from '../sight/saveSound.ts';

/** Places in pictures, speech, and what an answer is asked to bring beside words. */
export function sightRequests(
  { services, session, pictures, controls }: PanelContext,
  views: PanelViews,
): PanelHandlers<'sight'> {
  const { settings } = services;
  return {
    'region/crop': async ({ attachmentId, box, label }) => {
      const attachment = await session.attachment(attachmentId);
      const data = attachment.kind === 'image' ? await pictures.read(attachment) : undefined;
      if (!data) throw new PlainFailure(vscode.l10n.t('The picture is no longer there.'));
      try {
        const picture = inspectPicture(data, attachment.name);
        const name = partName(picture.name, label, pixelsOf(box, picture));
        return views.attachment(await session.attach(await services.pictures.crop(picture, box, name)));
      } catch (error) {
        throw new PlainFailure(describePictureProblem(error, attachment.name));
      }
    },
    'sound/save': async ({ turnId }) => {
      const turn = (await session.current()).conversation.answer(turnId);
      if (!turn?.sound) throw new PlainFailure(vscode.l10n.t('There is no speech to save.'));
      return (await saveSound(turn, turn.sound, pictures)) ?? null;
    },
    'regions/draw': ({ on }) => controls.change(() => settings.setDrawsRegions(on)),
    'speech/choose': ({ on }) => controls.change(() => settings.setSpeech(on)),
    'search/choose': ({ on }) => controls.change(() => settings.setWebSearch(on)),
  };
}
