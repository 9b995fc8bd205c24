import { GlmError } from '../errors.ts';
import { bareName } from '../models.ts';
import type { ChatRequest, Endpoint, ModelInfo } from '../types.ts';
import type { RequestContext } from './requestContext.ts';

/** Required by the service; these are the voices of its own examples (help.aliyun.com, Qwen-Omni, 2026-11). */
const defaultVoices: Readonly<Record<string, string>> = {
  'qwen2.5-omni-7b': 'Chelsie',
  'qwen3-omni-flash-2025-12-01': 'Cherry',
};
/** OpenAI's own, which servers that follow it have too. */
const anyVoice = 'alloy';

/** How an endpoint is asked to speak: by OpenAI's `modalities`, by nothing as its model always does, or not at all. */
function way({ dialect }: Endpoint): 'modalities' | 'always' | 'never' {
  if (dialect === 'new-api' || dialect === 'openrouter' || dialect === 'openai') return 'modalities';
  return dialect === 'bigmodel' ? 'always' : 'never';
}

/** Qwen omni speaks into a stream only (help.aliyun.com, Qwen-Omni, 2026-11): asked for a whole answer, it refuses. */
export function speaksInStreamOnly(audio: ChatRequest['audio'], { dialect }: Endpoint): boolean {
  return audio !== undefined && dialect === 'new-api';
}

/**
 * The fields that ask for speech.
 * @throws GlmError `invalid-request` where the model or the endpoint cannot speak: an answer without the sound would be
 * another one than was asked for
 */
export function wireAudioOutput(
  audio: ChatRequest['audio'],
  { endpoint, model, modelId, warn }: RequestContext,
): Record<string, unknown> {
  if (audio === undefined) return {};
  const how = way(endpoint);
  if (how === 'never' || (model && !model.output.includes('audio'))) {
    throw new GlmError('invalid-request', `${who(model, how, endpoint)} cannot speak. ${whoSpeaks(endpoint)}`);
  }
  if (how === 'always') {
    if (audio.voice !== undefined || audio.format !== undefined) {
      warn('parameter-unsupported', `${endpoint.label} chooses voice and format by itself; these were left out.`);
    }
    return {};
  }
  const onlyWav = endpoint.dialect === 'new-api' && audio.format !== undefined && audio.format !== 'wav';
  if (onlyWav) {
    warn('parameter-unsupported', `${model?.label ?? modelId} speaks wav instead of ${audio.format}.`);
  }
  return {
    modalities: ['text', 'audio'],
    audio: {
      voice: audio.voice ?? defaultVoices[bareName(modelId)] ?? anyVoice,
      format: onlyWav ? 'wav' : (audio.format ?? 'wav'),
    },
  };
}

function who(model: ModelInfo | undefined, how: string, { label }: Endpoint): string {
  return how === 'never' ? label : (model?.label ?? label);
}

function whoSpeaks({ label, models = [] }: Endpoint): string {
  const able = models.filter(model => model.output.includes('audio')).map(model => model.label);
  return able.length === 0 ? `No known model of ${label} does.` : `At ${label} these do: ${able.join(', ')}.`;
}
