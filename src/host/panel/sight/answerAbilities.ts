import type { ChatRequest, Endpoint, ModelInfo } from '../../../provider/index.ts';
import type { ModelChoice } from '../../modelCatalog.ts';
import type { Settings } from '../../settings.ts';

/** Which endpoints speak when they are asked to: as `provider/request/audioOutput.ts` knows it. */
const speakingDialects: ReadonlySet<Endpoint['dialect']> = new Set(['bigmodel', 'new-api', 'openrouter', 'openai']);

export function speaksAt({ dialect }: Endpoint, model: ModelInfo): boolean {
  return model.output.includes('audio') && speakingDialects.has(dialect);
}

/**
 * The search of BigModel and Z.ai is a tool of their text models; that of models which see or hear has none (BigModel
 * OpenAPI 2026-07-11, ChatCompletionTextRequest against ChatCompletionVisionRequest; Z.ai OpenAPI 2026-09). What other
 * endpoints make of the tool is not documented, so they are not offered it.
 */
export function searchesAt({ dialect }: Endpoint, model: ModelInfo): boolean {
  return dialect === 'bigmodel' && model.tools && model.input.every(kind => kind === 'text');
}

/** What the user's switches add to a request, as far as whoever answers can do it. */
export function abilitiesAskedOf(
  { speech, webSearch }: Pick<Settings, 'speech' | 'webSearch'>,
  { endpoint, model }: ModelChoice,
): Pick<ChatRequest, 'audio' | 'tools'> {
  return {
    ...(speech && speaksAt(endpoint, model) && { audio: {} }),
    ...(webSearch && searchesAt(endpoint, model) && { tools: [{ type: 'web-search' as const }] }),
  };
}
