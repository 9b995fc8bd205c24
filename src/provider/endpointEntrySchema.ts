import * as z from 'zod';

const samplingNames = [
  ...(['temperature', 'topP', 'topK', 'minP', 'topA', 'frequencyPenalty', 'presencePenalty'] as const),
  ...(['repetitionPenalty', 'seed', 'stop', 'logitBias', 'logprobs', 'topLogprobs', 'verbosity', 'doSample'] as const),
] as const;

let built: ReturnType<typeof build> | undefined;

/**
 * One entry of `glm.endpoint.custom`: an endpoint of the user's own, or changes to a built-in one. Built when the first
 * entry is read: most people have none, and it would cost every start several milliseconds.
 */
export function endpointEntrySchema(): ReturnType<typeof build> {
  built ??= build();
  return built;
}

function build() {
  const tokens = z.int().positive();
  const amount = z.number().nonnegative();
  const kind = z.enum(['image', 'video', 'audio', 'file']);

  /** Each field for itself: what is not said stays as the built-in row has it. */
  const modelEntrySchema = z.strictObject({
    id: z.string().min(1),
    label: z.string().min(1).optional(),
    input: z.array(z.enum(['text', ...kind.options])).optional(),
    output: z.array(z.enum(['text', 'audio'])).optional(),
    tools: z.boolean().optional(),
    thinking: z.enum(['none', 'forced', 'default-on', 'default-off']).optional(),
    reasoningEfforts: z.array(z.enum(['none', 'minimal', 'low', 'medium', 'high', 'max'])).optional(),
    contextTokens: tokens.optional(),
    maxOutputTokens: tokens.optional(),
    /** `null`: unknown. */
    price: z
      .strictObject({
        currency: z.enum(['USD', 'CNY']).optional(),
        input: amount.optional(),
        cachedInput: amount.optional(),
        output: amount.optional(),
      })
      .nullable()
      .optional(),
    source: z.string().optional(),
  });

  const mediaRuleSchema = z.strictObject({
    url: z.boolean().optional(),
    data: z.boolean().optional(),
    mediaTypes: z.array(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/)).optional(),
    maxCount: z.int().positive().optional(),
    maxBytes: z.int().positive().optional(),
    maxWidth: z.int().positive().optional(),
    maxHeight: z.int().positive().optional(),
  });

  const capabilitiesSchema = z.strictObject({
    thinking: z.enum(['glm', 'openrouter', 'chat-template', 'reasoning-effort', 'enable-thinking', 'none']).optional(),
    sampling: z.array(z.enum(samplingNames)).optional(),
    temperature: z.tuple([z.number(), z.number()]).optional(),
    maxStopSequences: z.int().nonnegative().optional(),
    toolChoice: z.array(z.enum(['auto', 'none', 'required'])).optional(),
    toolStream: z.boolean().optional(),
    streamUsage: z.enum(['option', 'always', 'none']).optional(),
    responseFormats: z.array(z.enum(['text', 'json-object', 'json-schema'])).optional(),
    /** `null` refuses the kind. */
    media: z.partialRecord(kind, mediaRuleSchema.nullable()).optional(),
    /** `null`: any kinds together. */
    mixing: z.array(z.array(kind)).nullable().optional(),
    maxBodyBytes: z.int().positive().optional(),
  });

  return z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    label: z.string().min(1).optional(),
    baseUrl: z.url({ protocol: /^https?$/ }).optional(),
    dialect: z
      .enum(['bigmodel', 'tokenhub', 'new-api', 'openrouter', 'vllm', 'sglang', 'llama-cpp', 'ollama', 'openai'])
      .optional(),
    keyUrl: z.url({ protocol: /^https?$/ }).optional(),
    models: z.array(modelEntrySchema).optional(),
    capabilities: capabilitiesSchema.optional(),
  });
}

export type EndpointEntry = z.infer<ReturnType<typeof build>>;
export type CapabilitiesEntry = NonNullable<EndpointEntry['capabilities']>;
