import type { SimulatedKind, SimulatedModel } from './dialect.ts';

const everySight = ['image', 'video', 'file'] as const;

const text = (...ids: string[]): SimulatedModel[] => ids.map(id => ({ id, senses: [], thinking: 'default-on' }));
const sensing = (senses: readonly SimulatedKind[], ...ids: string[]): SimulatedModel[] =>
  ids.map(id => ({ id, senses, thinking: 'default-on' }));
const vision = (...ids: string[]): SimulatedModel[] => sensing(everySight, ...ids);
const forced = (...models: SimulatedModel[]): SimulatedModel[] =>
  models.map(model => ({ ...model, thinking: 'forced' as const }));
const plain = (...models: SimulatedModel[]): SimulatedModel[] =>
  models.map(model => ({ ...model, thinking: 'none' as const }));
const speaking = (speaks: 'when-asked' | 'always', ...models: SimulatedModel[]): SimulatedModel[] =>
  models.map(model => ({ ...model, speaks }));

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
  ...forced(...sensing(['image', 'video'], 'glm-4.1v-thinking-flash', 'glm-4.1v-thinking-flashx')),
  ...plain(...sensing(['image', 'video'], 'glm-4v-plus-0111')),
  ...plain(...sensing(['image'], 'glm-4v-flash', 'autoglm-phone', 'autoglm-phone-multilingual')),
  ...speaking('always', ...plain(...sensing(['audio'], 'glm-4-voice'))),
];

export const bigmodelModels = [...glmVision, ...glmText];
export const tokenhubModels = [...vision('glm-5v-turbo'), ...text('glm-5.1', 'glm-5', 'glm-5-turbo')];
const omni: readonly SimulatedKind[] = ['image', 'video', 'audio'];
export const toiotechModels = [
  ...sensing(['image', 'video'], 'glm-4.6v'),
  ...forced(...sensing(['image', 'video'], 'glm-4.5v')),
  ...text('glm-5', 'glm-4.6', 'glm-4.5'),
  ...forced(...text('glm-4.7')),
  ...plain(...text('glm-4-plus')),
  ...speaking('when-asked', ...plain(...sensing(omni, 'qwen2.5-omni-7b'))),
  ...plain(...sensing(['image', 'video'], 'qwen2.5-vl-72b-instruct')),
  ...speaking('when-asked', ...sensing(omni, 'qwen3-omni-flash-2025-12-01')).map(model => ({
    ...model,
    thinking: 'default-off' as const,
  })),
];
export const wcodeModels = [...sensing(['image'], 'z-ai/glm-4.6v')];
export const openrouterModels = [
  ...sensing(['image', 'video'], 'z-ai/glm-4.6v', 'z-ai/glm-5v-turbo'),
  ...forced(...sensing(['image', 'video'], 'z-ai/glm-4.5v')),
  ...text('z-ai/glm-5.1', 'z-ai/glm-4.7', 'z-ai/glm-4.6'),
  // Not GLM: what else such a router has.
  ...speaking('when-asked', ...plain(...sensing(['image', 'audio', 'file'], 'simulated/hears-and-speaks'))),
];
export const localModels = [
  ...sensing(['image', 'video', 'audio', 'file'], 'simulated-vision'),
  ...sensing(['image', 'video'], 'zai-org/GLM-4.6V-Flash'),
  ...sensing(omni, 'Qwen/Qwen2.5-Omni-7B'),
  ...text('simulated-text', 'zai-org/GLM-4.7-Flash'),
];
