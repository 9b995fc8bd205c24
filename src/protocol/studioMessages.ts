/** What a tab of the Studio and the extension host say to each other: one file for each subject. */
import type { RequestHandlers, Vocabulary } from './channel.ts';
import { exportRequests } from './studio/exportMessages.ts';
import { assetEvents, assetQuestions, assetRequests } from './studio/assetMessages.ts';
import { pageEvents, pageRequests } from './studio/pageMessages.ts';
import { pointEvents, pointRequests } from './studio/pointMessages.ts';
import { refineEvents, refineRequests } from './studio/refineMessages.ts';
import { renderNews, renderQuestions } from './studio/renderMessages.ts';
import { scriptsRequests } from './studio/scriptsMessages.ts';
import { styleRequests } from './studio/styleMessages.ts';
import { shotRequests } from './studio/shotMessages.ts';
import { viewRequests } from './studio/viewMessages.ts';
import { versionEvents, versionRequests } from './studio/versionMessages.ts';

export type { AssetChoice, AssetsView, AssetView, MeasuredPage } from './studio/assetMessages.ts';
export type { RefineChoices, RefineOptionsView, RefineRoundView, RefineView } from './studio/refineMessages.ts';
export type { ElementPlace, WishView } from './studio/pointMessages.ts';
export type { ExportTarget } from './studio/exportMessages.ts';
export type { Rendering, SimilarityView } from './studio/renderMessages.ts';

/** Said by the host. */
export const hostToStudio = {
  events: { ...pageEvents, ...pointEvents, ...refineEvents, ...versionEvents, ...assetEvents },
  requests: { ...renderQuestions, ...assetQuestions },
} as const satisfies Vocabulary;

/** Said by the tab. */
export const studioToHost = {
  events: { ...renderNews },
  requests: {
    ...pageRequests,
    ...viewRequests,
    ...pointRequests,
    ...refineRequests,
    ...scriptsRequests,
    ...versionRequests,
    ...exportRequests,
    ...assetRequests,
    ...shotRequests,
    ...styleRequests,
  },
} as const satisfies Vocabulary;

export type HostToStudio = typeof hostToStudio;
export type StudioToHost = typeof studioToHost;

interface StudioRequests {
  page: typeof pageRequests;
  point: typeof pointRequests;
  view: typeof viewRequests;
  refine: typeof refineRequests;
  scripts: typeof scriptsRequests;
  version: typeof versionRequests;
  export: typeof exportRequests;
  assets: typeof assetRequests;
  shots: typeof shotRequests;
  styles: typeof styleRequests;
}
/** Handlers for the requests of one subject. */
export type StudioHandlers<S extends keyof StudioRequests> = RequestHandlers<{
  events: Record<never, never>;
  requests: StudioRequests[S];
}>;
