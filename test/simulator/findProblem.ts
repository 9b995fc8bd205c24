import type { SimulatedDialect, SimulatedModel } from './dialects/dialect.ts';
import type { Problem } from './dialects/errors.ts';
import { parameterProblem } from './parameterProblem.ts';
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
  const kinds = new Set<string>(received.attachments.map(attachment => attachment.kind));
  if (received.pictures.length > 0) kinds.add('image');
  const unseen = [...kinds].filter(kind => model && !model.senses.some(sense => sense === kind));
  if (model && unseen.length > 0) {
    return { reason: 'no-vision', detail: `${model.id} does not take ${unseen.join(', ')}` };
  }
  const mixed = kinds.has('file') && (kinds.has('image') || kinds.has('video'));
  const inOneMessage = received.messages.map(
    ({ pictures, others }) =>
      new Set<string>([...others.map(other => other.kind), ...pictures.map(() => 'image')]).size,
  );
  const omni = dialect.errors === 'new-api' && model?.speaks === 'when-asked' && Math.max(...inOneMessage) > 1;
  if (mixed || omni || (dialect.errors === 'tokenhub' && kinds.size > 1)) {
    return { reason: 'parameter', detail: `${[...kinds].join(' and ')} cannot be mixed in one request` };
  }
  return (
    parameterProblem(dialect, received.body) ??
    wayProblem(dialect, received) ??
    toolProblem(dialect, received) ??
    speechProblem(dialect, model, received) ??
    gatewayProblem(dialect, received) ??
    (dialect.errors === 'bigmodel' || dialect.errors === 'zai' ? glmProblem(model, received) : undefined)
  );
}

/** An attachment that comes in a way in which the endpoint does not take it. */
function wayProblem(dialect: SimulatedDialect, { pictures, attachments }: Received): Problem | undefined {
  const came = [
    ...pictures.map(() => ({ kind: 'image' as const, way: 'bytes' as const })),
    ...attachments.map(({ kind, url }) => ({
      kind,
      way: url === undefined ? ('bytes' as const) : ('address' as const),
    })),
  ];
  const wrong = came.find(({ kind, way }) => !dialect.takes[kind]?.includes(way));
  return wrong && { reason: 'parameter', detail: `${wrong.kind} as ${wrong.way} is not taken here` };
}

function toolProblem(dialect: SimulatedDialect, { body, messages }: Received): Problem | undefined {
  const result = messages.find(({ role, pictures, others }) => role === 'tool' && pictures.length + others.length > 0);
  if (result && !dialect.picturesInToolResults) {
    return { reason: 'messages', detail: 'a tool message holds text only' };
  }
  if (body.tool_choice !== undefined && body.tool_choice !== 'none' && !Array.isArray(body.tools)) {
    return { reason: 'parameter', detail: 'tool_choice is only allowed when tools are given' };
  }
  return undefined;
}

/** `modalities` with a voice and a format, streamed only; Qwen omni knows wav alone. */
function speechProblem(
  dialect: SimulatedDialect,
  model: SimulatedModel | undefined,
  { body, stream }: Received,
): Problem | undefined {
  const asked = Array.isArray(body.modalities) && body.modalities.includes('audio');
  if (!asked) return undefined;
  const parameter = (detail: string): Problem => ({ reason: 'parameter', detail });
  if (model?.speaks !== 'when-asked') return parameter('modalities: this model writes text only');
  if (!stream) return parameter('speech is streamed only: set stream to true');
  const { audio } = body;
  if (!isObject(audio) || typeof audio.voice !== 'string' || typeof audio.format !== 'string') {
    return parameter('audio needs a voice and a format');
  }
  if (dialect.errors === 'new-api' && audio.format !== 'wav') return parameter('audio.format can only be wav');
  return undefined;
}

/** What single gateways were seen to refuse. */
function gatewayProblem(dialect: SimulatedDialect, { body }: Received): Problem | undefined {
  if (dialect.errors === 'new-api' && body.thinking !== undefined && body.reasoning_effort !== undefined) {
    return { reason: 'parameter', detail: 'thinking and reasoning_effort cannot both be set' };
  }
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
  if (hasEmptyText(body.messages)) return { reason: 'messages', detail: 'a text part is empty' };
  if (body.tool_choice !== undefined && body.tool_choice !== 'auto') return parameter('tool_choice');
  if (isObject(body.response_format) && body.response_format.type === 'json_schema')
    return parameter('response_format');
  if (typeof body.request_id === 'string' && (body.request_id.length < 6 || body.request_id.length > 64))
    return parameter('request_id');
  if (typeof body.user_id === 'string' && (body.user_id.length < 6 || body.user_id.length > 128))
    return parameter('user_id');
  if (model?.id.startsWith('glm-5.3') && isObject(body.thinking) && body.thinking.type === 'disabled')
    return parameter('thinking');
  return undefined;
}

function hasEmptyText(messages: unknown): boolean {
  const parts = (Array.isArray(messages) ? messages : []).flatMap(message => {
    const content: unknown = isObject(message) ? message.content : undefined;
    return Array.isArray(content) ? content : [];
  });
  return parts.some(part => isObject(part) && part.type === 'text' && part.text === '');
}
