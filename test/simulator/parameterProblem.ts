import type { SimulatedDialect } from './dialects/dialect.ts';
import type { Problem } from './dialects/errors.ts';
import { isObject } from './reading/readRequest.ts';

type Body = Record<string, unknown>;
type Range = readonly [min: number, max: number];

const endless = Number.POSITIVE_INFINITY;
/** OpenAI's ranges, with what OpenRouter and the local servers add. */
const ranges: Readonly<Record<string, Range>> = {
  temperature: [0, 2],
  top_p: [0, 1],
  top_k: [0, endless],
  min_p: [0, 1],
  top_a: [0, 1],
  frequency_penalty: [-2, 2],
  presence_penalty: [-2, 2],
  repetition_penalty: [0, 2],
  top_logprobs: [0, 20],
  max_tokens: [1, endless],
  seed: [-endless, endless],
};
const integers = ['top_k', 'top_logprobs', 'max_tokens', 'seed'];
const booleans = ['logprobs', 'do_sample', 'tool_stream', 'parallel_tool_calls', 'stream', 'enable_thinking'];
const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

/** Parameters of the wrong kind, beyond their range, or without the one that they belong to. */
export function parameterProblem(dialect: SimulatedDialect, body: Body): Problem | undefined {
  const wrong = firstWrong(dialect, body);
  return wrong === undefined ? undefined : { reason: 'parameter', detail: wrong };
}

function firstWrong(dialect: SimulatedDialect, body: Body): string | undefined {
  const outside = Object.entries(ranges).find(([name, range]) => {
    const value = body[name];
    if (value === undefined) return false;
    const [min, max] = rangeOf(dialect, name, range);
    return typeof value !== 'number' || value < min || value > max || (integers.includes(name) && value % 1 !== 0);
  });
  if (outside) return outside[0];
  const other = booleans.find(name => body[name] !== undefined && typeof body[name] !== 'boolean');
  if (other) return other;
  if (body.top_logprobs !== undefined && body.logprobs !== true) return 'top_logprobs without logprobs';
  if (body.verbosity !== undefined && !['low', 'medium', 'high'].includes(String(body.verbosity))) return 'verbosity';
  if (body.reasoning_effort !== undefined && !efforts.includes(String(body.reasoning_effort))) {
    return 'reasoning_effort';
  }
  if (
    body.stop !== undefined &&
    !areStops(body.stop, isGlm(dialect) ? 1 : dialect.errors === 'new-api' ? 4 : endless)
  ) {
    return 'stop';
  }
  return toolsWrong(dialect, body);
}

function rangeOf(dialect: SimulatedDialect, name: string, range: Range): Range {
  const glm = isGlm(dialect);
  if (glm && name === 'temperature') return [0, 1];
  if (glm && name === 'top_p') return [0.01, 1];
  if (!dialect.keyNeeded && name === 'top_k') return [-1, endless];
  return dialect.errors === 'llama-cpp' && name === 'temperature' ? [0, endless] : range;
}

function isGlm({ errors }: SimulatedDialect): boolean {
  return errors === 'bigmodel' || errors === 'zai' || errors === 'tokenhub';
}

function areStops(stop: unknown, most: number): boolean {
  return (
    Array.isArray(stop) &&
    stop.length > 0 &&
    stop.length <= most &&
    stop.every(text => typeof text === 'string' && text !== '')
  );
}

function toolsWrong(
  dialect: SimulatedDialect,
  { tools, parallel_tool_calls: parallel, tool_stream: streamed, stream }: Body,
) {
  if (streamed !== undefined && stream !== true) return 'tool_stream without stream';
  if (tools === undefined) return parallel === undefined ? undefined : 'parallel_tool_calls without tools';
  if (!Array.isArray(tools) || tools.length === 0) return 'tools';
  if (isGlm(dialect) && tools.length > 128) return 'tools: at most 128';
  const names = tools.flatMap(tool => (isObject(tool) && isObject(tool.function) ? [tool.function.name] : []));
  return names.every(name => typeof name === 'string' && (!isGlm(dialect) || /^[\w-]{1,64}$/.test(name)))
    ? undefined
    : 'tools: a name';
}
