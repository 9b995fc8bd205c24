import { capabilitiesOf } from '../capabilities.ts';
import { GlmError } from '../errors.ts';
import type { Dialect, Endpoint, SamplingOptions } from '../types.ts';
import type { RequestContext } from './requestContext.ts';

type Name = keyof SamplingOptions;
type Range = readonly [min: number, max: number];

interface Parameter {
  wire: string;
  kind: 'number' | 'integer' | 'boolean' | 'texts' | 'biases' | readonly string[];
  /** The temperature's is the endpoint's capability. */
  range?: Range;
}

const most = Number.MAX_SAFE_INTEGER;

/** Names and ranges as OpenAI, OpenRouter and the wcode document (2025-12) have them. */
const parameters: Readonly<Record<Name, Parameter>> = {
  temperature: { wire: 'temperature', kind: 'number' },
  topP: { wire: 'top_p', kind: 'number', range: [0, 1] },
  // -1 is vLLM's and llama.cpp's word for "all".
  topK: { wire: 'top_k', kind: 'integer', range: [-1, most] },
  minP: { wire: 'min_p', kind: 'number', range: [0, 1] },
  topA: { wire: 'top_a', kind: 'number', range: [0, 1] },
  frequencyPenalty: { wire: 'frequency_penalty', kind: 'number', range: [-2, 2] },
  presencePenalty: { wire: 'presence_penalty', kind: 'number', range: [-2, 2] },
  repetitionPenalty: { wire: 'repetition_penalty', kind: 'number', range: [0, 2] },
  seed: { wire: 'seed', kind: 'integer' },
  stop: { wire: 'stop', kind: 'texts' },
  logitBias: { wire: 'logit_bias', kind: 'biases', range: [-100, 100] },
  logprobs: { wire: 'logprobs', kind: 'boolean' },
  topLogprobs: { wire: 'top_logprobs', kind: 'integer', range: [0, 20] },
  verbosity: { wire: 'verbosity', kind: ['low', 'medium', 'high'] },
  doSample: { wire: 'do_sample', kind: 'boolean' },
};

/**
 * Where a family is narrower. BigModel OpenAPI 2026-07-11: from 0.01; wcode document 2025-12: no -1; DashScope, behind
 * new-api: 0 is its word for "all".
 */
const narrower: Partial<Record<Dialect, Partial<Record<Name, Range>>>> = {
  bigmodel: { topP: [0.01, 1] },
  tokenhub: { topP: [0.01, 1] },
  openrouter: { topK: [0, most] },
  'new-api': { topK: [0, most] },
};
/** BigModel OpenAPI 2026-07-11: temperature and top_p have two decimals. */
const twoDecimals: readonly Name[] = ['temperature', 'topP'];

/**
 * The sampling fields of the body; what the endpoint does not know is left out with a warning, a number beyond its
 * range becomes the nearest that is allowed, with a warning too.
 * @throws GlmError `invalid-request` for a value that is none of its kind: settings and editors pass them on unchecked
 */
export function wireSampling(sampling: SamplingOptions, context: RequestContext): Record<string, unknown> {
  const { capabilities, endpoint, warn } = context;
  const wire: Record<string, unknown> = {};
  for (const name of Object.keys(parameters) as Name[]) {
    const value: unknown = sampling[name];
    if (value === undefined) continue;
    const { wire: field } = parameters[name];
    if (!capabilities.sampling.includes(name)) {
      warn('parameter-unsupported', `${endpoint.label} does not know "${field}"; it was left out.`);
      continue;
    }
    const checked = check(name, value, context);
    if (checked !== undefined) wire[field] = checked;
  }
  if (wire.top_logprobs !== undefined && wire.logprobs !== true) {
    warn('parameter-unsupported', '"top_logprobs" means nothing without "logprobs"; it was left out.');
    delete wire.top_logprobs;
  }
  return wire;
}

function check(name: Name, value: unknown, context: RequestContext): unknown {
  const { wire, kind } = parameters[name];
  switch (kind) {
    case 'number':
    case 'integer':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw none(wire, value);
      if (kind === 'integer' && !Number.isInteger(value)) throw none(wire, value);
      return fitting(name, value, context);
    case 'boolean':
      if (typeof value !== 'boolean') throw none(wire, value);
      return value;
    case 'texts':
      return stops(value, context);
    case 'biases':
      return biases(value, context);
    default:
      if (typeof value !== 'string' || !kind.includes(value)) throw none(wire, value);
      return value;
  }
}

function rangeOf(name: Name, { capabilities, endpoint }: Pick<RequestContext, 'capabilities' | 'endpoint'>): Range {
  if (name === 'temperature') return capabilities.temperature;
  return narrower[endpoint.dialect]?.[name] ?? parameters[name].range ?? [-Infinity, Infinity];
}

/** How a field of sampling may be set at an endpoint. */
export interface SamplingField {
  /** An end that nobody documents is infinite. */
  range: Range;
  isInteger: boolean;
}

/** @returns nothing where the endpoint does not know the field, or it is no number */
export function samplingField(endpoint: Endpoint, name: Name): SamplingField | undefined {
  const { kind } = parameters[name];
  const capabilities = capabilitiesOf(endpoint);
  if (!capabilities.sampling.includes(name) || (kind !== 'number' && kind !== 'integer')) return undefined;
  const [min, max] = rangeOf(name, { capabilities, endpoint });
  return { range: [min === -most ? -Infinity : min, max === most ? Infinity : max], isInteger: kind === 'integer' };
}

function fitting(name: Name, value: number, context: RequestContext): number {
  const [min, max] = rangeOf(name, context);
  const { wire } = parameters[name];
  const rounded = context.endpoint.dialect === 'bigmodel' && twoDecimals.includes(name);
  const inside = Math.min(Math.max(value, min), max);
  const fit = rounded ? Math.round(inside * 100) / 100 : inside;
  if (fit !== value) {
    const why = inside === value ? 'it has two decimals' : `from ${min} to ${max} is allowed`;
    context.warn('parameter-clamped', `"${wire}" is ${fit} instead of ${value}: ${why}.`);
  }
  return fit;
}

function stops(value: unknown, { capabilities, endpoint, warn }: RequestContext): readonly string[] | undefined {
  if (!Array.isArray(value) || value.some(text => typeof text !== 'string' || text === '')) throw none('stop', value);
  const stop: readonly string[] = value;
  const max = capabilities.maxStopSequences;
  if (stop.length === 0) return undefined;
  if (stop.length <= max) return stop;
  warn(
    'stop-sequences-dropped',
    `${endpoint.label} takes ${max} stop sequence(s); ${stop.length - max} were left out.`,
  );
  return max === 0 ? undefined : stop.slice(0, max);
}

function biases(value: unknown, context: RequestContext): Record<string, number> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw none('logit_bias', value);
  return Object.fromEntries(
    Object.entries(value).map(([token, bias]: [string, unknown]) => {
      if (typeof bias !== 'number' || !Number.isFinite(bias)) throw none('logit_bias', bias);
      return [token, fitting('logitBias', bias, context)];
    }),
  );
}

function none(field: string, value: unknown): GlmError {
  const shown = typeof value === 'object' ? (JSON.stringify(value) ?? typeof value).slice(0, 80) : String(value);
  return new GlmError('invalid-request', `"${field}" cannot be ${shown}.`);
}
