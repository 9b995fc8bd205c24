import { capabilitiesOf } from './capabilities.ts';
import { bareName } from './modelName.ts';
import type { Endpoint, ModelInfo } from './types.ts';

/** What is true of a model wherever it is served; prices and sources are the endpoints'. */
type Family = Omit<ModelInfo, 'id' | 'price' | 'source'>;

const text = ['text'] as const;
const seeing = ['text', 'image', 'video', 'file'] as const;
const k = 1024;

const textModel = (label: string, contextTokens: number, maxOutputTokens: number): Family => ({
  label,
  input: text,
  output: text,
  tools: true,
  thinking: 'default-on',
  contextTokens,
  maxOutputTokens,
});
const visionModel = (label: string, contextTokens: number, maxOutputTokens: number): Family => ({
  ...textModel(label, contextTokens, maxOutputTokens),
  input: seeing,
});

const glm45 = (label: string): Family => textModel(label, 128 * k, 96 * k);
const glm46v = (label: string): Family => visionModel(label, 128 * k, 32 * k);
const glm53Efforts = ['max', 'high', 'low'] as const;
const glm52Efforts = ['none', 'minimal', 'low', 'medium', 'high', 'max'] as const;

/**
 * Every model that is known, by its bare name. Context and output: BigModel OpenAPI 2026-07-11, Z.ai OpenAPI 2026-09,
 * TokenHub's guide 2026-04; thinking: docs.z.ai thinking mode 2026-11 (4.5V and 4.7 always think, 5.3 refuses
 * `disabled`); Qwen2.5-Omni: help.aliyun.com, Qwen-Omni, 2026-11.
 */
const families = new Map<string, Family>(
  Object.entries<Family>({
    'glm-5.3': { ...textModel('GLM-5.3', 1024 * k, 128 * k), thinking: 'forced', reasoningEfforts: glm53Efforts },
    'glm-5.3-flash': {
      ...visionModel('GLM-5.3-Flash', 1024 * k, 128 * k),
      thinking: 'forced',
      reasoningEfforts: glm53Efforts,
    },
    'glm-5.3-flashx': {
      ...visionModel('GLM-5.3-FlashX', 1024 * k, 128 * k),
      thinking: 'forced',
      reasoningEfforts: glm53Efforts,
    },
    'glm-5.2': { ...textModel('GLM-5.2', 1024 * k, 128 * k), reasoningEfforts: glm52Efforts },
    'glm-5.1': textModel('GLM-5.1', 200 * k, 128 * k),
    'glm-5': textModel('GLM-5', 200 * k, 128 * k),
    'glm-5-turbo': textModel('GLM-5-Turbo', 200 * k, 128 * k),
    'glm-5v-turbo': visionModel('GLM-5V-Turbo', 200 * k, 128 * k),
    'glm-4.7': { ...textModel('GLM-4.7', 200 * k, 128 * k), thinking: 'forced' },
    'glm-4.7-flash': { ...textModel('GLM-4.7-Flash', 200 * k, 128 * k), thinking: 'forced' },
    'glm-4.7-flashx': { ...textModel('GLM-4.7-FlashX', 200 * k, 128 * k), thinking: 'forced' },
    'glm-4.6': textModel('GLM-4.6', 200 * k, 128 * k),
    'glm-4.6v': glm46v('GLM-4.6V'),
    'glm-4.6v-flash': glm46v('GLM-4.6V-Flash'),
    'glm-4.6v-flashx': glm46v('GLM-4.6V-FlashX'),
    'glm-4.5': glm45('GLM-4.5'),
    'glm-4.5-x': glm45('GLM-4.5-X'),
    'glm-4.5-air': glm45('GLM-4.5-Air'),
    'glm-4.5-airx': glm45('GLM-4.5-AirX'),
    'glm-4.5-flash': glm45('GLM-4.5-Flash'),
    'glm-4.5v': { ...visionModel('GLM-4.5V', 64 * k, 16 * k), thinking: 'forced' },
    'glm-4.1v-thinking-flash': {
      ...visionModel('GLM-4.1V-Thinking-Flash', 64 * k, 16 * k),
      input: ['text', 'image', 'video'],
      thinking: 'forced',
      tools: false,
    },
    'glm-4.1v-thinking-flashx': {
      ...visionModel('GLM-4.1V-Thinking-FlashX', 64 * k, 16 * k),
      input: ['text', 'image', 'video'],
      thinking: 'forced',
      tools: false,
    },
    'glm-4v-flash': { label: 'GLM-4V-Flash', input: ['text', 'image'], output: text, tools: false, thinking: 'none' },
    'glm-4v-plus-0111': {
      label: 'GLM-4V-Plus-0111',
      input: ['text', 'image', 'video'],
      output: text,
      tools: false,
      thinking: 'none',
    },
    'glm-4-voice': {
      label: 'GLM-4-Voice',
      input: ['text', 'audio'],
      output: ['text', 'audio'],
      tools: false,
      thinking: 'none',
    },
    'autoglm-phone': {
      label: 'AutoGLM-Phone',
      input: ['text', 'image'],
      output: text,
      tools: true,
      thinking: 'none',
      maxOutputTokens: 4 * k,
    },
    'autoglm-phone-multilingual': {
      label: 'AutoGLM-Phone-Multilingual',
      input: ['text', 'image'],
      output: text,
      tools: true,
      thinking: 'none',
      maxOutputTokens: 4 * k,
    },
    'glm-4-plus': {
      label: 'GLM-4-Plus',
      input: text,
      output: text,
      tools: true,
      thinking: 'none',
      contextTokens: 128 * k,
    },
    'glm-4-flash-250414': {
      label: 'GLM-4-Flash-250414',
      input: text,
      output: text,
      tools: true,
      thinking: 'none',
      contextTokens: 128 * k,
    },
    'glm-4-flashx-250414': {
      label: 'GLM-4-FlashX-250414',
      input: text,
      output: text,
      tools: true,
      thinking: 'none',
      contextTokens: 128 * k,
    },
    'glm-4-32b-0414-128k': {
      label: 'GLM-4-32B-0414-128K',
      input: text,
      output: text,
      tools: true,
      thinking: 'none',
      contextTokens: 128 * k,
    },
    'qwen2.5-omni-7b': {
      label: 'Qwen2.5-Omni-7B',
      input: ['text', 'image', 'video', 'audio'],
      output: ['text', 'audio'],
      tools: false,
      thinking: 'none',
      contextTokens: 32_768,
      maxOutputTokens: 2_048,
    },
    'qwen2.5-vl-72b-instruct': {
      label: 'Qwen2.5-VL-72B-Instruct',
      input: ['text', 'image', 'video'],
      output: text,
      tools: false,
      thinking: 'none',
    },
    'qwen3-omni-flash-2025-12-01': {
      label: 'Qwen3-Omni-Flash 2025-12-01',
      input: ['text', 'image', 'video', 'audio'],
      output: ['text', 'audio'],
      tools: true,
      thinking: 'default-off',
    },
  }),
);

/** A row of an endpoint's table: the model as it is everywhere, with what is this endpoint's. */
export function model(name: string, own: Partial<ModelInfo> & { source: string }): ModelInfo {
  const family = families.get(name);
  if (!family) throw new Error(`no model family "${name}"`);
  return { id: name, ...family, ...own };
}

/**
 * What is known of a model at an endpoint: the endpoint's own row, else the model's family wherever its name leads to
 * one (`z-ai/glm-4.6v`, `zai-org/GLM-4.6V-Flash`, `hf.co/unsloth/GLM-4.6V-Flash-GGUF:Q4_K_M`), as far as the endpoint
 * takes its kinds of input, and without a price.
 */
export function findModel(endpoint: Endpoint, id: string): ModelInfo | undefined {
  const listed = endpoint.models?.find(entry => entry.id === id);
  if (listed) return listed;
  const family = families.get(bareName(id));
  if (!family) return undefined;
  const { media } = capabilitiesOf(endpoint);
  const input = family.input.filter(kind => kind === 'text' || media[kind] !== undefined);
  // A longer name tells a variant or a quantisation from its family, so it is kept.
  const label = families.has(id.toLowerCase()) ? family.label : id;
  return { ...family, id, label, input };
}
