import * as z from 'zod';
import { GlmError } from '../errors.ts';
import type { Connection } from '../http/connection.ts';
import { withModelEntries } from '../modelEntries.ts';
import { findModel } from '../models.ts';
import type { CallOptions, Endpoint, MediaKind, ModelInfo } from '../types.ts';
import { isErrorBody } from '../vendor/errorBody.ts';
import { inBandError } from '../vendor/responseError.ts';

/** OpenAI's list, with what OpenRouter, vLLM, SGLang and llama.cpp add to it. All but the id is forgiving. */
const wireModelSchema = z.object({
  id: z.string().min(1),
  name: z.string().optional().catch(undefined),
  context_length: z.number().positive().optional().catch(undefined),
  max_model_len: z.number().positive().optional().catch(undefined),
  /** vLLM and SGLang: the model behind a name that the server was told to give it. */
  root: z.string().nullish().catch(undefined),
  /** llama.cpp: what the server was started with, and what the model was trained on. */
  meta: z
    .object({
      n_ctx: z.number().positive().nullish().catch(undefined),
      n_ctx_train: z.number().positive().nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  architecture: z
    .object({ input_modalities: z.array(z.string()), output_modalities: z.array(z.string()).optional() })
    .optional()
    .catch(undefined),
  top_provider: z.object({ max_completion_tokens: z.number().positive() }).optional().catch(undefined),
  pricing: z
    .object({ prompt: z.string(), completion: z.string(), input_cache_read: z.string().optional() })
    .optional()
    .catch(undefined),
  supported_parameters: z.array(z.string()).optional().catch(undefined),
});
const wireListSchema = z.object({
  data: z.array(z.unknown()).nullable(),
  /** llama.cpp: Ollama's list beside OpenAI's. */
  models: z.array(z.unknown()).optional().catch(undefined),
});
type WireModel = z.infer<typeof wireModelSchema>;

const kinds: readonly (MediaKind | 'text')[] = ['text', 'image', 'video', 'audio', 'file'];

/** @throws GlmError, `protocol` where the answer is no list of models */
export async function listModels(
  connection: Connection,
  endpoint: Endpoint,
  options: CallOptions,
): Promise<ModelInfo[]> {
  options.signal?.throwIfAborted();
  return connection.exchange(connection.get('/models'), options, (text, { header }) => {
    const json = parse(text);
    if (isErrorBody(json)) throw inBandError(json, connection.redact, header);
    const list = wireListSchema.safeParse(json).data;
    if (!list) throw new GlmError('protocol', `${endpoint.label} answered with something that is no list of models.`);
    return (list.data ?? []).flatMap(entry => {
      const wire = wireModelSchema.safeParse(entry).data;
      return wire ? [merged(wire, endpoint, blindModels(list.models).has(wire.id))] : [];
    });
  });
}

/** What the endpoint says of its own model is the newer; whether thinking can be switched off only the table knows. */
function merged(wire: WireModel, endpoint: Endpoint, isBlind: boolean): ModelInfo {
  const known = findModel(endpoint, wire.id) ?? behind(wire, endpoint);
  const told: Partial<ModelInfo> = { ...toldBy(wire), ...(isBlind ? { input: ['text'] } : {}) };
  if (known) return withModelEntries({ ...known, ...told, thinking: known.thinking }, endpoint);
  const unknown: ModelInfo = {
    id: wire.id,
    label: wire.name ?? wire.id,
    input: ['text'],
    output: ['text'],
    tools: false,
    thinking: 'none',
    ...told,
  };
  return withModelEntries(unknown, endpoint);
}

function behind({ id, root }: WireModel, endpoint: Endpoint): ModelInfo | undefined {
  const model = root ? findModel(endpoint, root) : undefined;
  return model && { ...model, id, label: id };
}

/** llama.cpp without a projector: the model could see, this server of it cannot. */
function blindModels(models: readonly unknown[] | undefined): ReadonlySet<string> {
  const capable = z.object({ name: z.string(), capabilities: z.array(z.string()) });
  const told = (models ?? []).flatMap(entry => capable.safeParse(entry).data ?? []);
  return new Set(told.filter(entry => !entry.capabilities.includes('multimodal')).map(entry => entry.name));
}

function toldBy(wire: WireModel): Partial<ModelInfo> {
  const { architecture, supported_parameters: parameters, top_provider: provider } = wire;
  const contextTokens =
    wire.max_model_len ?? wire.context_length ?? wire.meta?.n_ctx ?? wire.meta?.n_ctx_train ?? undefined;
  const price = priceOf(wire.pricing);
  const input = kinds.filter(kind => architecture?.input_modalities.includes(kind));
  const speaks = architecture?.output_modalities?.includes('audio');
  return {
    ...(input.length > 0 ? { input } : {}),
    ...(architecture ? { output: speaks ? ['text', 'audio'] : ['text'] } : {}),
    ...(parameters ? { tools: parameters.includes('tools') } : {}),
    ...(parameters?.includes('reasoning') ? { thinking: 'default-on' } : {}),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(provider ? { maxOutputTokens: provider.max_completion_tokens } : {}),
    ...(price ? { price } : {}),
  };
}

/** OpenRouter: dollars per token, as text; -1 where it depends. */
function priceOf(pricing: WireModel['pricing']): ModelInfo['price'] {
  const [input, output, cachedInput] = [pricing?.prompt, pricing?.completion, pricing?.input_cache_read].map(
    perMillion,
  );
  if (input === undefined || output === undefined) return undefined;
  return { currency: 'USD', input, output, ...(cachedInput === undefined ? {} : { cachedInput }) };
}

function perMillion(dollars: string | undefined): number | undefined {
  const value = Number(dollars ?? Number.NaN);
  return value >= 0 ? Math.round(value * 1e12) / 1e6 : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
