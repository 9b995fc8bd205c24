import { pastedFiles } from '../../shared/transferredItems.ts';
import type { StudioController } from '../studioController.ts';
import { isBusy } from '../studioModel.ts';

/** A picture that is pasted into the tab of a page becomes a screenshot of it, and is compared with it from then on. */
export function pasteShots(event: ClipboardEvent, controller: StudioController): void {
  const { model, channel } = controller;
  const pictures = event.clipboardData ? pastedFiles(event.clipboardData).filter(isPicture) : [];
  if (!model || isBusy(model.state) || pictures.length === 0) return;
  event.preventDefault();
  void controller.ask(
    (async () => {
      for (const file of pictures) {
        await channel.request('shots/add', { name: file.name, data: new Uint8Array(await file.arrayBuffer()) });
      }
    })(),
  );
}

function isPicture({ type }: File): boolean {
  return type.startsWith('image/');
}
