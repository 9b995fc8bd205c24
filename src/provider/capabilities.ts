import type { Capabilities, Dialect, Endpoint, MediaRule, SamplingOptions } from './types.ts';

const megabyte = 1024 * 1024;
/** No limit is documented. */
const unlimited = Number.MAX_SAFE_INTEGER;

const openAiSampling: readonly (keyof SamplingOptions)[] = [
  'temperature',
  'topP',
  'frequencyPenalty',
  'presencePenalty',
  'seed',
  'stop',
  'logitBias',
  'logprobs',
  'topLogprobs',
];
const allFormats = ['text', 'json-object', 'json-schema'] as const;
const allToolChoices = ['auto', 'none', 'required'] as const;

const commonImages = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
const commonVideos = ['video/mp4', 'video/x-matroska', 'video/quicktime'];
const commonAudio = ['audio/wav', 'audio/x-wav', 'audio/mpeg', 'audio/mp3'];
const anywhere = (mediaTypes: readonly string[]): MediaRule => ({ url: true, data: true, mediaTypes });

/**
 * What each family takes when its endpoint says nothing else. Where a source is silent the stricter answer stands:
 * what is left out comes with a warning, and an endpoint's `capabilities` can say otherwise.
 */
const defaults: Readonly<Record<Dialect, Capabilities>> = {
  // BigModel OpenAPI 2026-07-11 (ChatCompletionVisionRequest, ChatCompletionTextRequest).
  bigmodel: {
    thinking: 'glm',
    sampling: ['temperature', 'topP', 'stop', 'doSample'],
    temperature: [0, 1],
    // The schema allows four, the text says that one is supported.
    maxStopSequences: 1,
    toolChoice: ['auto'],
    toolStream: true,
    streamUsage: 'always',
    responseFormats: ['text', 'json-object'],
    media: {
      image: {
        url: true,
        data: true,
        mediaTypes: ['image/jpeg', 'image/png'],
        maxCount: 50,
        maxBytes: 5 * megabyte,
        maxWidth: 6000,
        maxHeight: 6000,
      },
      // By address up to 200 MB; bytes are undocumented, and 8 MB is what the vendor's own vision server sends.
      video: { ...anywhere(commonVideos), maxBytes: 8 * megabyte },
      // GLM-4-Voice.
      audio: { url: false, data: true, mediaTypes: commonAudio },
      file: { url: true, data: false, mediaTypes: [], maxCount: 50 },
    },
    mixing: [['image', 'video', 'audio'], ['file']],
  },
  // TokenHub's guide to the GLM models, cloud.tencent.com, 2026-04.
  tokenhub: {
    thinking: 'glm',
    sampling: ['temperature', 'topP', 'stop'],
    temperature: [0, 1],
    maxStopSequences: 1,
    toolChoice: ['auto'],
    toolStream: true,
    streamUsage: 'option',
    responseFormats: ['text', 'json-object'],
    media: {
      image: anywhere(['image/png', 'image/jpeg', 'image/webp']),
      video: {
        url: true,
        data: false,
        mediaTypes: [
          'video/mp4',
          'video/mpeg',
          'video/quicktime',
          'video/x-msvideo',
          'video/webm',
          'video/x-ms-wmv',
          'video/3gpp',
        ],
      },
      file: { url: true, data: false, mediaTypes: ['application/pdf', 'text/plain', 'application/msword'] },
    },
    mixing: [['image'], ['video'], ['file']],
    maxBodyBytes: 100 * megabyte,
  },
  // new-api/one-api gateways pass on what the model behind them takes: GLM in BigModel's shape, Qwen in DashScope's.
  'new-api': {
    thinking: 'glm',
    sampling: [...openAiSampling, 'topK'],
    temperature: [0, 2],
    maxStopSequences: 4,
    toolChoice: allToolChoices,
    toolStream: false,
    streamUsage: 'option',
    responseFormats: ['text', 'json-object'],
    media: {
      image: anywhere(commonImages),
      video: anywhere(commonVideos),
      audio: anywhere([...commonAudio, 'audio/mp4', 'audio/aac', 'audio/amr', 'audio/flac', 'audio/ogg']),
    },
  },
  // openrouter.ai/docs, 2026-11.
  openrouter: {
    thinking: 'openrouter',
    sampling: [...openAiSampling, 'topK', 'minP', 'topA', 'repetitionPenalty', 'verbosity'],
    temperature: [0, 2],
    maxStopSequences: unlimited,
    toolChoice: allToolChoices,
    toolStream: false,
    streamUsage: 'option',
    responseFormats: allFormats,
    media: {
      image: anywhere(commonImages),
      video: anywhere(['video/mp4', 'video/mpeg', 'video/quicktime', 'video/webm']),
      audio: { url: false, data: true, mediaTypes: commonAudio },
      file: anywhere(['application/pdf']),
    },
  },
  // docs.vllm.ai, OpenAI-compatible server, multimodal inputs, 2026-11.
  vllm: {
    thinking: 'chat-template',
    sampling: [...openAiSampling, 'topK', 'minP', 'repetitionPenalty'],
    temperature: [0, 2],
    maxStopSequences: unlimited,
    toolChoice: allToolChoices,
    toolStream: false,
    streamUsage: 'option',
    responseFormats: allFormats,
    media: {
      image: anywhere(commonImages),
      video: anywhere([...commonVideos, 'video/webm']),
      audio: anywhere(commonAudio),
    },
  },
  sglang: {
    thinking: 'chat-template',
    sampling: [...openAiSampling, 'topK', 'minP', 'repetitionPenalty'],
    temperature: [0, 2],
    maxStopSequences: unlimited,
    toolChoice: allToolChoices,
    toolStream: false,
    streamUsage: 'option',
    responseFormats: allFormats,
    media: { image: anywhere(commonImages), video: anywhere(commonVideos), audio: anywhere(commonAudio) },
  },
  // The image decoder is stb_image: no WebP.
  'llama-cpp': {
    thinking: 'chat-template',
    sampling: [...openAiSampling, 'topK', 'minP', 'repetitionPenalty'],
    temperature: [0, unlimited],
    maxStopSequences: unlimited,
    toolChoice: allToolChoices,
    toolStream: false,
    streamUsage: 'option',
    responseFormats: allFormats,
    media: {
      image: anywhere(['image/jpeg', 'image/png', 'image/gif', 'image/bmp']),
      audio: { url: false, data: true, mediaTypes: commonAudio },
    },
  },
  // github.com/ollama/ollama docs/openai.md and openai/openai.go: pictures as data URIs only, no tool choice.
  ollama: {
    thinking: 'reasoning-effort',
    sampling: ['temperature', 'topP', 'frequencyPenalty', 'presencePenalty', 'seed', 'stop'],
    temperature: [0, 2],
    maxStopSequences: unlimited,
    toolChoice: ['auto'],
    toolStream: false,
    streamUsage: 'option',
    responseFormats: allFormats,
    media: { image: { url: false, data: true, mediaTypes: ['image/jpeg', 'image/png', 'image/webp'] } },
  },
  // Any other server that says it is compatible.
  openai: {
    thinking: 'none',
    sampling: openAiSampling,
    temperature: [0, 2],
    maxStopSequences: 4,
    toolChoice: allToolChoices,
    toolStream: false,
    streamUsage: 'option',
    responseFormats: allFormats,
    media: {
      image: anywhere(commonImages),
      audio: { url: false, data: true, mediaTypes: commonAudio },
      file: { url: false, data: true, mediaTypes: ['application/pdf'] },
    },
  },
};

/** What an endpoint takes: its family's ways with its own differences. */
export function capabilitiesOf(endpoint: Endpoint): Capabilities {
  // Endpoints come from settings too, where a dialect may be anything.
  return { ...(defaults[endpoint.dialect] ?? defaults.openai), ...endpoint.capabilities };
}
