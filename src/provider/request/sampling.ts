import { GlmError } from '../errors.ts';
import type { SamplingOptions } from '../types.ts';
import type { RequestContext } from './requestContext.ts';

type Name = keyof SamplingOptions;

const wireNames: Readonly<Record<Name, string>> = {
  temperature: 'temperature',
  topP: 'top_p',
  topK: 'top_k',
  minP: 'min_p',
  topA: 'top_a',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  repetitionPenalty: 'repetition_penalty',
  seed: 'seed',
  stop: 'stop',
  logitBias: 'logit_bias',
  logprobs: 'logprobs',
  topLogprobs: 'top_logprobs',
  verbosity: 'verbosity',
  doSample: 'do_sample',
};

/** What is the same at every endpoint; the temperature's range is the endpoint's. */
const ranges: Partial<Record<Name, readonly [min: number, max: number]>> = {
  topP: [0, 1],
  topK: [-1, Number.MAX_SAFE_INTEGER],
  minP: [0, 1],
  topA: [0, 1],
  frequencyPenalty: [-2, 2],
  presencePenalty: [-2, 2],
  repetitionPenalty: [0, 2],
  topLogprobs: [0, 20],
};
const integers: readonly Name[] = ['topK', 'seed', 'topLogprobs'];

/** The sampling fields of the body; what the endpoint does not know is left out with a warning. */
export function wireSampling(sampling: SamplingOptions, context: RequestContext): Record<string, unknown> {
  const wire: Record<string, unknown> = {};
  for (const name of Object.keys(wireNames) as Name[]) {
    const value = sampling[name];
    if (value === undefined) continue;
    if (!context.capabilities.sampling.includes(name)) {
      context.warn(
        'parameter-unsupported',
        `${context.endpoint.label} does not know "${wireNames[name]}"; it was left out.`,
      );
      continue;
    }
    wire[wireNames[name]] = Array.isArray(value) ? stops(value, context) : fitting(name, value, context);
  }
  return wire;
}

function fitting(name: Name, value: unknown, { capabilities, warn }: RequestContext): unknown {
  if (typeof value !== 'number') return value;
  if (!Number.isFinite(value) || (integers.includes(name) && !Number.isInteger(value))) {
    throw new GlmError('invalid-request', `"${wireNames[name]}" cannot be ${value}.`);
  }
  const [min, max] = (name === 'temperature' ? capabilities.temperature : ranges[name]) ?? [-Infinity, Infinity];
  const fit = Math.min(Math.max(value, min), max);
  if (fit !== value) {
    warn('parameter-clamped', `"${wireNames[name]}" is ${fit} instead of ${value}: from ${min} to ${max} is allowed.`);
  }
  return fit;
}

function stops(stop: readonly unknown[], { capabilities, endpoint, warn }: RequestContext): readonly unknown[] {
  const max = capabilities.maxStopSequences;
  if (stop.length <= max) return stop;
  warn(
    'stop-sequences-dropped',
    `${endpoint.label} takes ${max} stop sequence(s); ${stop.length - max} were left out.`,
  );
  return stop.slice(0, max);
}
