import type { DialectId } from '../types.ts';
import type { SimulatedDialect } from './dialect.ts';
import {
  bigmodelModels,
  localModels,
  openrouterModels,
  toiotechModels,
  tokenhubModels,
  wcodeModels,
} from './models.ts';

const both = ['address', 'bytes'] as const;
const glm = {
  keyNeeded: true,
  reasoningField: 'reasoning_content',
  thinkingField: 'thinking',
  roleOnEveryChunk: true,
  requestId: true,
  streamUsage: 'finish-chunk',
  toolCalls: 'whole',
  models: bigmodelModels,
  anyModel: false,
  takes: { image: both, video: both, audio: ['bytes'], file: ['address'] },
  picturesInToolResults: false,
  modelList: 'plain',
} as const;
const router = {
  keyNeeded: true,
  reasoningField: 'reasoning',
  thinkingField: 'reasoning',
  roleOnEveryChunk: true,
  requestId: false,
  streamUsage: 'last-delta',
  toolCalls: 'fragments',
  errors: 'openrouter',
  models: openrouterModels,
  anyModel: false,
  takes: { image: both, video: both, audio: ['bytes'], file: both },
  picturesInToolResults: false,
  modelList: 'openrouter',
} as const;
const local = {
  keyNeeded: false,
  reasoningField: 'reasoning_content',
  thinkingField: 'chat_template_kwargs',
  roleOnEveryChunk: false,
  requestId: false,
  streamUsage: 'on-request',
  toolCalls: 'fragments',
  models: localModels,
  anyModel: true,
  takes: { image: both, video: both, audio: both, file: both },
  picturesInToolResults: true,
  modelList: 'plain',
} as const;

/** Each vendor's wire as GLM-API notes and the vendor's own examples show it. */
export const dialects: readonly SimulatedDialect[] = [
  {
    ...glm,
    id: 'bigmodel',
    label: 'BigModel (simulator)',
    prefixes: ['/bigmodel', '/bigmodel/api/paas/v4'],
    streamUsage: 'own-chunk',
    errors: 'bigmodel',
  },
  {
    ...glm,
    id: 'bigmodelCoding',
    label: 'BigModel coding plan (simulator)',
    prefixes: ['/bigmodel-coding', '/bigmodel-coding/api/coding/paas/v4'],
    streamUsage: 'own-chunk',
    errors: 'bigmodel',
  },
  {
    ...glm,
    id: 'zai',
    label: 'Z.ai (simulator)',
    prefixes: ['/zai', '/zai/api/paas/v4'],
    errors: 'zai',
    takes: { image: both, video: both, file: both },
  },
  {
    ...glm,
    id: 'zaiCoding',
    label: 'Z.ai coding plan (simulator)',
    prefixes: ['/zai-coding'],
    errors: 'zai',
    takes: { image: both, video: both, file: both },
  },
  {
    ...glm,
    id: 'tokenhub',
    label: 'TokenHub (simulator)',
    prefixes: ['/tokenhub/v1'],
    requestId: false,
    streamUsage: 'on-request',
    toolCalls: 'fragments',
    errors: 'tokenhub',
    takes: { image: both, video: ['address'], file: ['address'] },
    models: tokenhubModels,
  },
  {
    ...glm,
    id: 'toiotech',
    label: 'toiotech (simulator)',
    prefixes: ['/toiotech/v1'],
    errors: 'new-api',
    takes: { image: both, video: both, audio: both },
    models: toiotechModels,
  },
  {
    ...router,
    id: 'wcode',
    label: 'wcode (simulator)',
    prefixes: ['/wcode/api/gpt/v1'],
    models: wcodeModels,
    takes: { image: both },
  },
  {
    ...router,
    id: 'openrouter',
    label: 'OpenRouter (simulator)',
    prefixes: ['/openrouter/api/v1'],
    comment: 'OPENROUTER PROCESSING',
  },
  { ...local, id: 'openai', label: 'OpenAI-compatible (simulator)', prefixes: ['/v1'], errors: 'openai' },
  {
    ...local,
    id: 'vllm',
    label: 'vLLM (simulator)',
    prefixes: ['/vllm/v1'],
    reasoningField: 'reasoning',
    errors: 'vllm',
    takes: { image: both, video: both, audio: both },
    modelList: 'vllm',
  },
  {
    ...local,
    id: 'sglang',
    label: 'SGLang (simulator)',
    prefixes: ['/sglang/v1'],
    errors: 'sglang',
    takes: { image: both, video: both, audio: both },
    modelList: 'vllm',
  },
  {
    ...local,
    id: 'llamaCpp',
    label: 'llama.cpp (simulator)',
    prefixes: ['/llama-cpp/v1'],
    errors: 'llama-cpp',
    takes: { image: both, audio: ['bytes'] },
    picturesInToolResults: false,
    modelList: 'llama-cpp',
    timings: true,
  },
  {
    ...local,
    id: 'ollama',
    label: 'Ollama (simulator)',
    prefixes: ['/ollama/v1'],
    reasoningField: 'reasoning',
    thinkingField: 'reasoning_effort',
    errors: 'ollama',
    takes: { image: ['bytes'] },
    picturesInToolResults: false,
  },
];

/** The dialect and the path behind its prefix: the longest prefix wins. */
export function dialectOfPath(path: string): { dialect: SimulatedDialect; rest: string } | undefined {
  let best: { dialect: SimulatedDialect; rest: string; length: number } | undefined;
  for (const dialect of dialects) {
    for (const prefix of dialect.prefixes) {
      if (path.startsWith(`${prefix}/`) && prefix.length > (best?.length ?? 0)) {
        best = { dialect, rest: path.slice(prefix.length), length: prefix.length };
      }
    }
  }
  return best;
}

/** Base URL of each dialect; `/chat/completions` and `/models` lie beneath it. */
export function simulatorBaseUrls(origin: string): Record<DialectId, string> {
  const pairs = dialects.map(dialect => [dialect.id, `${origin}${dialect.prefixes[0]}`] as const);
  return Object.fromEntries(pairs) as Record<DialectId, string>;
}
