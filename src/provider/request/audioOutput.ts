import { GlmError } from '../errors.ts';
import { bareName } from '../modelName.ts';
import type { ChatRequest, Endpoint } from '../types.ts';
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

/**
 * Qwen omni and OpenRouter speak into a stream only and refuse to be asked for a whole answer (help.aliyun.com,
 * Qwen-Omni, and openrouter.ai/docs, audio, both 2026-11).
 */
export function speaksInStreamOnly(audio: ChatRequest['audio'], { dialect }: Endpoint): boolean {
  return audio !== undefined && (dialect === 'new-api' || dialect === 'openrouter');
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
  if (how === 'never') {
    throw new GlmError('invalid-request', `${endpoint.label} cannot be asked to speak; its answers are text.`);
  }
  if (model && !model.output.includes('audio')) {
    throw new GlmError('invalid-request', `${model.label} cannot speak; its answers are text.${whoSpeaks(endpoint)}`);
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

function whoSpeaks({ label, models = [] }: Endpoint): string {
  const able = models.filter(model => model.output.includes('audio')).map(model => model.label);
  return able.length === 0 ? '' : ` At ${label} these do: ${able.join(', ')}.`;
}
