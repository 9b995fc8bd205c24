import type { AssetChoice } from '../../../protocol/index.ts';
import type { StudioController } from '../studioController.ts';

export function findPictures(controller: StudioController): void {
  void controller.ask(controller.channel.request('assets/find', null));
}

export function choosePicture(controller: StudioController, choice: AssetChoice): void {
  void controller.ask(controller.channel.request('assets/choose', choice));
}

export function chooseAllPictures(controller: StudioController, isChosen: boolean): void {
  void controller.ask(controller.channel.request('assets/chooseAll', { isChosen }));
}

export function usePictures(controller: StudioController): void {
  void controller.ask(controller.channel.request('assets/use', null));
}

export function takePicturesOut(controller: StudioController): void {
  void controller.ask(controller.channel.request('assets/undo', null));
}

export function setLargePhotosAsJpeg(controller: StudioController, on: boolean): void {
  void controller.ask(controller.channel.request('assets/setLargePhotosAsJpeg', { on }));
}
