import type { Bench } from './bench.ts';

/** Loaded one at a time: what one of them needs is nothing to the others. */
export const benches: Readonly<Record<string, Bench>> = {
  stream: async context => (await import('./stream/streamBench.ts')).streamBench(context),
  panel: async context => (await import('./panel/panelBench.ts')).panelBench(context),
  image: async context => (await import('./image/imageBench.ts')).imageBench(context),
  store: async context => (await import('./store/storeBench.ts')).storeBench(context),
  score: async context => (await import('./score/scoreBench.ts')).scoreBench(context),
  studio: async context => (await import('./studio/studioBench.ts')).studioBench(context),
  anchoring: async context => (await import('./anchoring/anchoringBench.ts')).anchoringBench(context),
  activation: async context => (await import('./activation/activationBench.ts')).activationBench(context),
};
