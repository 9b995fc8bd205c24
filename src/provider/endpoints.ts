import { model } from './models.ts';
import type { Endpoint, EndpointId, MediaRule, ModelInfo } from './types.ts';

const megabyte = 1024 * 1024;

const bigmodelSource = 'BigModel OpenAPI, docs.bigmodel.cn, 2026-07-11';
const zaiSource = 'Z.ai OpenAPI, docs.z.ai, 2026-09';
const zaiPrices = 'Z.ai OpenAPI 2026-09; price: docs.z.ai/guides/overview/pricing, 2026-11';
const secondaryPrices = 'Z.ai OpenAPI 2026-09; price: third-party tables, 2026-11, unconfirmed';
const tokenhubSource = 'TokenHub GLM guide, cloud.tencent.com, 2026-04';
const toiotechSource = 'toiotech API documents, 2025-12';
const wcodeSource = 'wcode.net model page, 2025-12';
const openrouterSource = 'openrouter.ai model pages, 2026-11';

const usd = (input: number, cachedInput: number, output: number): Required<Pick<ModelInfo, 'price'>> => ({
  price: { currency: 'USD', input, cachedInput, output },
});

const cny = (
  input: number,
  output: number,
  source: string,
  cachedInput?: number,
): Pick<ModelInfo, 'price' | 'source'> => ({
  price: { currency: 'CNY', input, output, ...(cachedInput === undefined ? {} : { cachedInput }) },
  source: `${bigmodelSource}; price: ${source}, unconfirmed`,
});
/** The house's own page of prices was not to be had. Above 32K tokens of input GLM-5V-Turbo costs 7 / 1.8 / 26. */
const yuan: Readonly<Record<string, Pick<ModelInfo, 'price' | 'source'>>> = {
  'glm-5.1': cny(6, 24, 'third-party tables, 2026-11'),
  'glm-5': cny(4, 18, 'third-party tables, 2026-11'),
  'glm-5v-turbo': cny(5, 22, 'GCMP tables (up to 32K of input), 2026-08', 1.2),
  'glm-4.6v-flash': cny(0, 0, 'GCMP tables, 2026-08', 0),
};

const bigmodelModels: ModelInfo[] = [
  'glm-5.2',
  'glm-5v-turbo',
  'glm-5.1',
  'glm-5',
  'glm-5-turbo',
  'glm-4.7',
  'glm-4.7-flash',
  'glm-4.7-flashx',
  'glm-4.6',
  'glm-4.6v',
  'glm-4.6v-flash',
  'glm-4.6v-flashx',
  'glm-4.5',
  'glm-4.5-air',
  'glm-4.5-airx',
  'glm-4.5-flash',
  'glm-4.5v',
  'glm-4.1v-thinking-flash',
  'glm-4.1v-thinking-flashx',
  'glm-4v-flash',
  'glm-4v-plus-0111',
  'glm-4-flash-250414',
  'glm-4-flashx-250414',
  'glm-4-voice',
  'autoglm-phone',
].map(name => model(name, { ...yuan[name], source: yuan[name]?.source ?? bigmodelSource }));

const zaiModels: ModelInfo[] = [
  model('glm-5.3', { ...usd(1.4, 0.26, 4.4), source: secondaryPrices }),
  model('glm-5.3-flashx', { ...usd(0.37, 0.08, 1.25), source: secondaryPrices }),
  model('glm-5.3-flash', { ...usd(0.15, 0.03, 0.5), source: secondaryPrices }),
  model('glm-5.2', { ...usd(1.4, 0.26, 4.4), source: secondaryPrices }),
  model('glm-5.1', { ...usd(1.4, 0.26, 4.4), source: secondaryPrices }),
  model('glm-5', { ...usd(1, 0.2, 3.2), source: zaiPrices }),
  model('glm-5-turbo', { ...usd(1.2, 0.24, 4), source: zaiPrices }),
  // Gone from the list of vision models in 2026-09; still in the descriptions.
  model('glm-5v-turbo', {
    ...usd(1.2, 0.24, 4),
    source: 'Z.ai guide to GLM-5V-Turbo, 2026; price: Vercel AI Gateway, 2026-11',
  }),
  model('glm-4.7', { ...usd(0.6, 0.11, 2.2), source: zaiPrices }),
  model('glm-4.7-flashx', { ...usd(0.07, 0.01, 0.4), source: zaiPrices }),
  model('glm-4.7-flash', { ...usd(0, 0, 0), source: zaiPrices }),
  model('glm-4.6', { ...usd(0.6, 0.11, 2.2), source: zaiPrices }),
  model('glm-4.6v', { ...usd(0.3, 0.05, 0.9), source: 'Z.ai OpenAPI 2026-09; price: Roo Code tables, 2026' }),
  model('glm-4.6v-flashx', { ...usd(0.04, 0.004, 0.4), source: 'Z.ai OpenAPI 2026-09; price: Roo Code tables, 2026' }),
  model('glm-4.6v-flash', { ...usd(0, 0, 0), source: 'Z.ai OpenAPI 2026-09; price: Roo Code tables, 2026' }),
  model('glm-4.5', { ...usd(0.6, 0.11, 2.2), source: zaiPrices }),
  model('glm-4.5-x', { ...usd(2.2, 0.45, 8.9), source: zaiPrices }),
  model('glm-4.5-air', { ...usd(0.2, 0.03, 1.1), source: zaiPrices }),
  model('glm-4.5-airx', { ...usd(1.1, 0.22, 4.5), source: zaiPrices }),
  model('glm-4.5-flash', { ...usd(0, 0, 0), source: zaiPrices }),
  model('glm-4.5v', { ...usd(0.6, 0.11, 1.8), source: 'Z.ai OpenAPI 2026-09; price: Roo Code tables, 2026' }),
  model('glm-4-32b-0414-128k', { source: zaiSource }),
  model('autoglm-phone-multilingual', { source: zaiSource }),
];

/** For gateways that have no part for documents. */
const withoutFiles = (entry: ModelInfo): ModelInfo => ({
  ...entry,
  input: entry.input.filter(kind => kind !== 'file'),
});

/** A plan is paid by the month: its models have no price per token. Which of them a plan holds differs per plan. */
const withoutPrice = (models: readonly ModelInfo[], source: string): ModelInfo[] =>
  models.map(({ price: _, ...rest }) => ({ ...rest, source }));

/** Z.ai OpenAPI 2026-09: three times BigModel's pictures, and documents as bytes in the `file` part. */
const zaiImages: MediaRule = {
  url: true,
  data: true,
  mediaTypes: ['image/jpeg', 'image/png'],
  maxCount: 150,
  maxBytes: 5 * megabyte,
  maxWidth: 6000,
  maxHeight: 6000,
};
const zaiMedia: Required<Endpoint>['capabilities']['media'] = {
  image: zaiImages,
  video: {
    url: true,
    data: true,
    mediaTypes: ['video/mp4', 'video/x-matroska', 'video/quicktime'],
    maxCount: 2,
    maxBytes: 8 * megabyte,
  },
  file: {
    url: true,
    data: true,
    mediaTypes: [
      'application/pdf',
      'text/plain',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    maxCount: 50,
    maxBytes: 50 * megabyte,
  },
};

/** The endpoints that are known; what an entry does not say is its dialect's way (`capabilitiesOf`). */
export const endpoints: readonly (Endpoint & { id: EndpointId })[] = [
  {
    id: 'bigmodel',
    label: 'BigModel (智谱)',
    baseUrl: 'https://open.bigmodel.cn/api/paas/v4',
    dialect: 'bigmodel',
    keyUrl: 'https://bigmodel.cn/usercenter/proj-mgmt/apikeys',
    models: bigmodelModels,
  },
  {
    id: 'bigmodel-coding',
    label: 'BigModel Coding Plan (智谱)',
    baseUrl: 'https://open.bigmodel.cn/api/coding/paas/v4',
    dialect: 'bigmodel',
    keyUrl: 'https://bigmodel.cn/usercenter/proj-mgmt/apikeys',
    models: withoutPrice(
      bigmodelModels.filter(entry => /^glm-(5|4\.[5-7])/.test(entry.id) && entry.id !== 'glm-4.5v'),
      `${bigmodelSource}; what the plan holds is told by the endpoint`,
    ),
  },
  {
    id: 'zai',
    label: 'Z.ai',
    baseUrl: 'https://api.z.ai/api/paas/v4',
    dialect: 'bigmodel',
    keyUrl: 'https://z.ai/manage-apikey/apikey-list',
    capabilities: { media: zaiMedia },
    models: zaiModels,
  },
  {
    id: 'zai-coding',
    label: 'Z.ai Coding Plan',
    baseUrl: 'https://api.z.ai/api/coding/paas/v4',
    dialect: 'bigmodel',
    keyUrl: 'https://z.ai/manage-apikey/apikey-list',
    capabilities: { media: zaiMedia },
    models: withoutPrice(
      zaiModels.filter(entry => /^glm-(5|4\.[5-7])/.test(entry.id) && entry.id !== 'glm-4.5v'),
      `${zaiSource}; what the plan holds is told by the endpoint`,
    ),
  },
  {
    id: 'tokenhub',
    label: 'Tencent TokenHub',
    baseUrl: 'https://tokenhub.tencentmaas.com/v1',
    dialect: 'tokenhub',
    keyUrl: 'https://console.cloud.tencent.com/tokenhub',
    models: [
      ...['glm-5.1', 'glm-5v-turbo', 'glm-5', 'glm-5-turbo'].map(name => model(name, { source: tokenhubSource })),
    ],
  },
  {
    id: 'toiotech',
    label: 'toiotech',
    baseUrl: 'https://api.toiotech.com/v1',
    dialect: 'new-api',
    keyUrl: 'https://api.toiotech.com',
    models: [
      ...['glm-5', 'glm-4.6v', 'glm-4.5v', 'glm-4.7', 'glm-4.6', 'glm-4.5', 'glm-4-plus'],
      ...['qwen3-omni-flash-2025-12-01', 'qwen2.5-omni-7b', 'qwen2.5-vl-72b-instruct'],
    ].map(name => withoutFiles(model(name, { source: toiotechSource }))),
  },
  {
    id: 'wcode',
    label: 'wcode.net',
    baseUrl: 'https://wcode.net/api/gpt/v1',
    dialect: 'openrouter',
    keyUrl: 'https://wcode.net/get-apikey',
    // "Pictures and thinking" is all that the page promises.
    capabilities: {
      media: { image: { url: true, data: true, mediaTypes: ['image/jpeg', 'image/png', 'image/webp'] } },
    },
    models: [
      model('glm-4.6v', {
        id: 'z-ai/glm-4.6v',
        input: ['text', 'image'],
        price: { currency: 'CNY', input: 3.75, output: 11.5 },
        source: wcodeSource,
      }),
    ],
  },
  {
    id: 'openrouter',
    label: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    dialect: 'openrouter',
    keyUrl: 'https://openrouter.ai/settings/keys',
    models: ['glm-4.6v', 'glm-5v-turbo', 'glm-4.5v'].map(name =>
      model(name, { id: `z-ai/${name}`, input: ['text', 'image', 'video'], source: openrouterSource }),
    ),
  },
  { id: 'ollama', label: 'Ollama', baseUrl: 'http://localhost:11434/v1', dialect: 'ollama' },
  { id: 'llama-cpp', label: 'llama.cpp', baseUrl: 'http://localhost:8080/v1', dialect: 'llama-cpp' },
  { id: 'vllm', label: 'vLLM', baseUrl: 'http://localhost:8000/v1', dialect: 'vllm' },
  { id: 'sglang', label: 'SGLang', baseUrl: 'http://localhost:30000/v1', dialect: 'sglang' },
];
