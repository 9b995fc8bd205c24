import * as z from 'zod/mini';
import type { Unloaded } from '../../core/studio/pageFrame.ts';
import type { AssetsView, PageView, RefineView } from '../../protocol/index.ts';
import type { ConsoleModel } from './console/consoleModel.ts';
import { compareChoicesSchema, noCompareChoices } from './compare/compareChoices.ts';
import type { Comparison } from './compare/comparison.ts';
import { noViewChoices, viewChoicesSchema } from './view/viewChoices.ts';
import { keptPointsSchema, noPoints, type PointModel } from './point/pointModel.ts';
import type { VersionsModel } from './versions/versionsModel.ts';

/** How the user wants to look at it; outlives a reload. */
export const choicesSchema = z.object({
  compare: z._default(compareChoicesSchema, noCompareChoices),
  view: z._default(viewChoicesSchema, noViewChoices),
  /** Of `panes/panes.ts`: the one that stands beside the page. */
  pane: z.optional(z.string()),
  points: z._default(keptPointsSchema, noPoints),
  /** The version that stands beside the current one, in the place of the stage. */
  beside: z.optional(z.string()),
});
export type Choices = z.infer<typeof choicesSchema>;

export interface StudioModel {
  state: PageView;
  choices: Choices;
  compare: Comparison;
  /** There is something of the page to see. */
  visible: boolean;
  /** Stop was pressed and the host has not said yet that it stopped. */
  stopping: boolean;
  /** Said once, by the user following a link. */
  linkFollowed: boolean;
  /** What of the page is not there; nothing as long as that is not known, or its scripts run. */
  unloaded: Unloaded | undefined;
  /** What the page said since it was loaded last. */
  console: ConsoleModel;
  /** The page's scripts let it answer no more. */
  isStuck: boolean;
  /** A request to the host failed; in words. */
  failure: string | undefined;
  /** Nothing before the host has said. */
  refine: RefineView | undefined;
  assets: AssetsView | undefined;
  point: PointModel;
  /** Nothing before the host has said which there are. */
  versions?: VersionsModel;
}

/** The page as a whole is being written. */
export function isWriting({ status }: PageView): boolean {
  return status === 'waiting' || status === 'thinking' || status === 'streaming';
}

/** There is something to stop. */
export function isBusy(state: PageView): boolean {
  return isWriting(state) || state.work !== undefined;
}

/** @returns undefined when the delta does not continue what is here */
export function grown(state: PageView, from: number, text: string): PageView | undefined {
  return from === state.html.length ? { ...state, html: state.html + text } : undefined;
}
