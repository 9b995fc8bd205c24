import type { SimulatedDialect, SimulatedModel } from './dialects/dialect.ts';
import { errorAnswer } from './dialects/errors.ts';
import { announce, type Exchange, requestIdOf, sendJson } from './exchange.ts';
import { keyProblem } from './keyProblem.ts';

/** `GET …/models`: every entry says that it is simulated. */
export async function handleModels(exchange: Exchange, dialect: SimulatedDialect): Promise<void> {
  const { recording, request, state, signal } = exchange;
  announce(exchange);
  const fault = state.faults.take(recording);
  if (fault) fault.reached(recording);
  if (fault?.rule.kind === 'reset') {
    recording.settle('cut');
    request.socket.resetAndDestroy();
    return;
  }
  if (fault?.rule.kind === 'silence' || fault?.rule.kind === 'hold') {
    await Promise.race([fault.released, new Promise(resolve => signal.addEventListener('abort', resolve))]);
    if (signal.aborted) return;
  }
  const asked = fault?.rule.kind === 'status' ? fault.rule : undefined;
  if (asked?.body !== undefined) return sendJson(exchange, asked.status, asked.body, asked.headers);
  const problem = asked
    ? { reason: 'asked-for' as const, status: asked.status, ...(asked.code === undefined ? {} : { code: asked.code }) }
    : keyProblem(dialect, exchange);
  if (problem) {
    const { status, body } = errorAnswer(dialect, problem, requestIdOf(recording));
    return sendJson(exchange, status, body, asked?.headers);
  }
  const data = dialect.models.map(model => listed(model, dialect));
  // llama.cpp serves Ollama's list beside OpenAI's in one body.
  const beside =
    dialect.modelList === 'llama-cpp'
      ? {
          models: dialect.models.map(({ id, senses }) => ({
            name: id,
            capabilities: ['completion', ...(senses.length > 0 ? ['multimodal'] : [])],
          })),
        }
      : {};
  sendJson(exchange, 200, { ...beside, object: 'list', data });
}

/** Tokens: what a server that was started for one machine would say of itself. */
const localContext = 32_768;

function listed(model: SimulatedModel, { modelList }: SimulatedDialect): Record<string, unknown> {
  const base = { id: model.id, object: 'model', created: 1_760_000_000, owned_by: 'simulator' };
  switch (modelList) {
    case 'openrouter':
      return {
        ...base,
        name: `${model.id} (simulator)`,
        context_length: 131_072,
        architecture: {
          modality: 'text+image->text',
          input_modalities: ['text', ...model.senses],
          output_modalities: ['text'],
        },
        pricing: { prompt: '0.0000003', completion: '0.0000009', input_cache_read: '0.00000005', image: '0' },
        top_provider: { context_length: 131_072, max_completion_tokens: 32_768, is_moderated: false },
        supported_parameters: ['tools', 'tool_choice', ...(model.thinking === 'none' ? [] : ['reasoning'])],
      };
    case 'vllm':
      return { ...base, root: model.id, parent: null, max_model_len: localContext };
    case 'llama-cpp':
      return { ...base, owned_by: 'llamacpp', meta: { n_vocab: 151_552, n_ctx_train: 131_072, n_ctx: localContext } };
    default:
      return { ...base, name: `${model.id} (simulator)` };
  }
}
