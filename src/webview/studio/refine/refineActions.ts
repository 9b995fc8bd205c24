import type { RefineChoices, SimilarityView } from '../../../protocol/index.ts';
import type { StudioController } from '../studioController.ts';

export function refine(controller: StudioController): void {
  void controller.ask(controller.channel.request('refine/start', {}));
}

/** Has one place of the page mended, in one round. */
export function mendRegion(controller: StudioController, region: SimilarityView['regions'][number]): void {
  void controller.ask(controller.channel.request('refine/start', { region }));
}

export function chooseRefining(controller: StudioController, choices: RefineChoices): void {
  void controller.ask(controller.channel.request('refine/choose', choices));
}

export function undoRound(controller: StudioController, roundId: string): void {
  void controller.ask(controller.channel.request('refine/undo', { roundId }));
}

export function useRound(controller: StudioController, roundId: string): void {
  void controller.ask(controller.channel.request('refine/use', { roundId }));
}
