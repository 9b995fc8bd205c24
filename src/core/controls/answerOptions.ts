/** What the user asks of one model at one endpoint. What is not set is not sent: the endpoint's own default holds. */
import * as z from 'zod';
import type { ChatRequest, SamplingOptions } from '../../provider/index.ts';

/** `default`: nothing is said about it. A degree means that it thinks, to that degree. */
export const thinkingChoiceSchema = z.enum(['default', 'on', 'off', 'minimal', 'low', 'medium', 'high', 'max']);
export type ThinkingChoice = z.infer<typeof thinkingChoiceSchema>;

/** Sampling fields that are numbers, in the order in which people look for them. */
export const numberOptions = [
  'temperature',
  'topP',
  'topK',
  'minP',
  'frequencyPenalty',
  'presencePenalty',
  'repetitionPenalty',
  'seed',
] as const satisfies readonly (keyof SamplingOptions)[];
export type NumberOption = (typeof numberOptions)[number];

const number = z.number().exactOptional();

const fields = {
  thinking: thinkingChoiceSchema.exactOptional(),
  temperature: number,
  topP: number,
  topK: number,
  minP: number,
  frequencyPenalty: number,
  presencePenalty: number,
  repetitionPenalty: number,
  seed: z.int().exactOptional(),
  /** Tokens. */
  maxTokens: z.int().min(1).exactOptional(),
  stop: z.array(z.string().min(1)).exactOptional(),
  format: z.enum(['json-object']).exactOptional(),
};
const answerOptionsSchema = z.object(fields);
export type AnswerOptions = z.infer<typeof answerOptionsSchema>;

/** Of a model at an endpoint, in the user's settings: the same model elsewhere takes other things. */
export function optionsKey(endpointId: string, modelId: string): string {
  return `${endpointId}/${modelId}`;
}

/** Reads what stands in a settings file: a field that is none of its kind is left out, and the others hold. */
export function answerOptionsOf(value: unknown): AnswerOptions {
  if (typeof value !== 'object' || value === null) return {};
  const kept = Object.entries(value).filter(([name, entry]) => {
    const field = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : undefined;
    return field !== undefined && entry !== undefined && field.safeParse(entry).success;
  });
  return answerOptionsSchema.parse(Object.fromEntries(kept));
}

/** Everything but thinking, as the request takes it. */
export function requestOptions(options: AnswerOptions): Pick<ChatRequest, 'maxTokens' | 'sampling' | 'responseFormat'> {
  const { maxTokens, stop, format } = options;
  const numbers = numberOptions.flatMap(name => (options[name] === undefined ? [] : [[name, options[name]] as const]));
  const sampling: SamplingOptions = { ...Object.fromEntries(numbers), ...(stop && stop.length > 0 && { stop }) };
  return {
    ...(maxTokens !== undefined && { maxTokens }),
    ...(Object.keys(sampling).length > 0 && { sampling }),
    ...(format !== undefined && { responseFormat: { type: format } }),
  };
}
