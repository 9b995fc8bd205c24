import type { SimulatedModel } from './dialect.ts';

const text = (...ids: string[]): SimulatedModel[] => ids.map(id => ({ id, vision: false, thinking: 'default-on' }));
/** Models that take more than text; which kinds, only the mixing rules care about. */
const vision = (...ids: string[]): SimulatedModel[] => ids.map(id => ({ id, vision: true, thinking: 'default-on' }));
const forced = (...models: SimulatedModel[]): SimulatedModel[] =>
  models.map(model => ({ ...model, thinking: 'forced' as const }));
const plain = (...models: SimulatedModel[]): SimulatedModel[] =>
  models.map(model => ({ ...model, thinking: 'none' as const }));

const glmText = [
  ...forced(...text('glm-5.3')),
  ...text('glm-5.2', 'glm-5.1', 'glm-5-turbo', 'glm-5'),
  ...forced(...text('glm-4.7', 'glm-4.7-flash', 'glm-4.7-flashx')),
  ...text('glm-4.6', 'glm-4.5', 'glm-4.5-x', 'glm-4.5-air', 'glm-4.5-airx', 'glm-4.5-flash'),
  ...plain(...text('glm-4-plus', 'glm-4-flash-250414', 'glm-4-flashx-250414', 'glm-4-32b-0414-128k')),
];
const glmVision = [
  ...vision('glm-5v-turbo', 'glm-4.6v', 'glm-4.6v-flash', 'glm-4.6v-flashx'),
  ...forced(...vision('glm-5.3-flash', 'glm-5.3-flashx', 'glm-4.5v')),
  ...forced(...vision('glm-4.1v-thinking-flash', 'glm-4.1v-thinking-flashx')),
  ...plain(...vision('glm-4v-flash', 'glm-4v-plus-0111', 'glm-4-voice', 'autoglm-phone', 'autoglm-phone-multilingual')),
];

export const bigmodelModels = [...glmVision, ...glmText];
export const tokenhubModels = [...vision('glm-5v-turbo'), ...text('glm-5.1', 'glm-5', 'glm-5-turbo')];
export const toiotechModels = [
  ...vision('glm-4.6v'),
  ...forced(...vision('glm-4.5v')),
  ...text('glm-5', 'glm-4.6', 'glm-4.5'),
  ...forced(...text('glm-4.7')),
  ...plain(...text('glm-4-plus')),
  ...plain(...vision('qwen2.5-omni-7b', 'qwen2.5-vl-72b-instruct')),
  ...vision('qwen3-omni-flash-2025-12-01').map(model => ({ ...model, thinking: 'default-off' as const })),
];
export const openrouterModels = [
  ...vision('z-ai/glm-4.6v', 'z-ai/glm-5v-turbo'),
  ...forced(...vision('z-ai/glm-4.5v')),
  ...text('z-ai/glm-5.1', 'z-ai/glm-4.7', 'z-ai/glm-4.6'),
];
export const localModels = [
  ...vision('simulated-vision', 'zai-org/GLM-4.6V-Flash'),
  ...text('simulated-text', 'zai-org/GLM-4.7-Flash'),
];
