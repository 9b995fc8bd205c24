import type { SimulatedDialect, SimulatedModel } from './dialects/dialect.ts';
import type { Problem } from './dialects/errors.ts';
import { isObject } from './reading/readRequest.ts';
import type { Received } from './reading/received.ts';

const maxImageBytes = 5 * 1024 * 1024;
const maxImageSide = 6000;

/** The rules that the real endpoint would hold against this request; undefined when it is fine. */
export function findProblem(
  dialect: SimulatedDialect,
  model: SimulatedModel | undefined,
  received: Received,
): Problem | undefined {
  if (!model && !dialect.anyModel) return { reason: 'unknown-model', detail: received.model };
  const kinds = new Set(received.messages.flatMap(message => message.others.map(other => other.kind)));
  if (received.pictures.length > 0) kinds.add('image');
  if (model && !model.vision && kinds.size > 0) {
    return { reason: 'no-vision', detail: `${model.id} takes text only, messages hold ${[...kinds].join(', ')}` };
  }
  const mixed = kinds.has('file') && (kinds.has('image') || kinds.has('video'));
  if (mixed || (dialect.errors === 'tokenhub' && kinds.size > 1)) {
    return { reason: 'parameter', detail: `${[...kinds].join(' and ')} cannot be mixed in one request` };
  }
  if (dialect.id === 'ollama' && (kinds.has('file') || kinds.has('video'))) {
    return { reason: 'parameter', detail: 'invalid message format' };
  }
  if (dialect.errors === 'bigmodel' || dialect.errors === 'zai') return glmProblem(model, received);
  return undefined;
}

/** What only BigModel and Z.ai are strict about. */
function glmProblem(model: SimulatedModel | undefined, received: Received): Problem | undefined {
  const { body } = received;
  const parameter = (detail: string): Problem => ({ reason: 'parameter', detail });
  if (model?.id === 'glm-4v-flash' && received.pictures.length > 0) {
    return { reason: 'picture', detail: 'glm-4v-flash takes pictures by address only' };
  }
  for (const picture of received.pictures) {
    if (picture.bytes > maxImageBytes) return { reason: 'picture', detail: 'the picture is larger than 5 MB' };
    if (Math.max(picture.width, picture.height) > maxImageSide)
      return { reason: 'picture', detail: 'the picture is larger than 6000 × 6000' };
  }
  if (typeof body.temperature === 'number' && (body.temperature < 0 || body.temperature > 1))
    return parameter('temperature');
  if (typeof body.top_p === 'number' && (body.top_p < 0.01 || body.top_p > 1)) return parameter('top_p');
  if (Array.isArray(body.stop) && body.stop.length > 1) return parameter('stop');
  if (body.tool_choice !== undefined && body.tool_choice !== 'auto') return parameter('tool_choice');
  if (isObject(body.response_format) && body.response_format.type === 'json_schema')
    return parameter('response_format');
  if (typeof body.request_id === 'string' && (body.request_id.length < 6 || body.request_id.length > 64))
    return parameter('request_id');
  if (typeof body.user_id === 'string' && (body.user_id.length < 6 || body.user_id.length > 128))
    return parameter('user_id');
  if (model?.id.startsWith('glm-5.3-') && isObject(body.thinking) && body.thinking.type === 'disabled')
    return parameter('thinking');
  return undefined;
}
