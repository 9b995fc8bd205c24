import { GlmError } from '../errors.ts';
import { maxKindsPerMessage, mediaLimits } from '../modelRules.ts';
import type { ChatMessage, ContentPart, MediaKind, MediaRule } from '../types.ts';
import { readImageHeader } from './imageHeader.ts';
import type { RequestContext } from './requestContext.ts';

export type MediaPart = Exclude<ContentPart, { type: 'text' }>;

/** Where an attachment's content is: at an address, or here. */
export type MediaContent =
  | { url: string }
  | {
      bytes: Uint8Array;
      /** Of the bytes where a picture's head tells, else as it was said. */
      mediaType: string;
    }
  | {
      /** A data URI that the caller made; sent as it is. */
      dataUri: string;
      mediaType: string;
      byteLength: number;
    };

const kinds: readonly MediaKind[] = ['image', 'video', 'audio', 'file'];
const names: Readonly<Record<MediaKind, string>> = {
  image: 'pictures',
  video: 'videos',
  audio: 'audio',
  file: 'files',
};

/**
 * Refuses, before a byte is sent, what the model or the endpoint would refuse after the upload: kind, place, format,
 * size, count, and kinds that may not stand together. Count and mixing are of the whole history, as that is the request.
 * @throws GlmError `unsupported-input`, `attachment-too-large` or `invalid-request`
 */
export function checkMedia(messages: readonly ChatMessage[], context: RequestContext): void {
  const counts: Record<MediaKind, number> = { image: 0, video: 0, audio: 0, file: 0 };
  for (const message of messages) {
    if (typeof message.content === 'string') continue;
    checkMessageMixing(message.content, context);
    for (const part of message.content) {
      if (part.type === 'text') continue;
      if (!kinds.includes(part.type)) throw new GlmError('invalid-request', `There is no part of type "${part.type}".`);
      counts[part.type]++;
      checkPart(part, context);
    }
  }
  for (const kind of kinds) checkCount(kind, counts[kind], context);
  checkMixing(
    kinds.filter(kind => counts[kind] > 0),
    context,
  );
}

/** @throws GlmError `invalid-request` when it is neither an address nor bytes */
export function contentOf(part: MediaPart): MediaContent {
  const { source } = part;
  if ('data' in source) {
    const sniffed = part.type === 'image' ? readImageHeader(source.data) : undefined;
    return { bytes: source.data, mediaType: sniffed?.mediaType ?? source.mediaType.trim().toLowerCase() };
  }
  const inline = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w.+=-]+)*?(;base64)?,/i.exec(source.url);
  if (!inline) return { url: source.url };
  const encoded = source.url.length - inline[0].length;
  const padding = source.url.endsWith('==') ? 2 : source.url.endsWith('=') ? 1 : 0;
  return {
    dataUri: source.url,
    mediaType: (inline[1] ?? 'text/plain').toLowerCase(),
    byteLength: inline[2] ? Math.floor((encoded * 3) / 4) - padding : encoded,
  };
}

/** The rule for a kind: the endpoint's, with what is special about the model. */
export function ruleFor(kind: MediaKind, { capabilities, endpoint, modelId }: RequestContext): MediaRule | undefined {
  const rule = capabilities.media[kind];
  return rule && { ...rule, ...mediaLimits(endpoint, modelId)[kind] };
}

function checkPart(part: MediaPart, context: RequestContext): void {
  const { endpoint, model, modelId } = context;
  const kind = part.type;
  const what = part.name ? `"${part.name}"` : `the ${kind}`;
  const rule = ruleFor(kind, context);
  if (!rule) throw new GlmError('unsupported-input', `${endpoint.label} does not take ${names[kind]}.`);
  if (model && !model.input.includes(kind)) {
    throw new GlmError('unsupported-input', `${model.label} does not take ${names[kind]}.${whoTakes(kind, context)}`);
  }
  const content = contentOf(part);
  if ('url' in content) {
    checkUrl(content.url, rule, what, context);
    return;
  }
  if (!rule.data) {
    throw new GlmError(
      'unsupported-input',
      `${endpoint.label} takes ${names[kind]} for ${model?.label ?? modelId} by address only, so ${what} has to be online.`,
    );
  }
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(content.mediaType)) {
    throw new GlmError('invalid-request', `The media type of ${what} is missing or is none.`);
  }
  if (!rule.mediaTypes.includes(content.mediaType)) {
    throw new GlmError(
      'unsupported-input',
      `${endpoint.label} does not take ${content.mediaType} (${what}), but ${rule.mediaTypes.join(', ')}.`,
    );
  }
  const size = 'bytes' in content ? content.bytes.length : content.byteLength;
  if (size === 0) throw new GlmError('invalid-request', `${capital(what)} is empty.`);
  if (rule.maxBytes !== undefined && size > rule.maxBytes) {
    throw new GlmError(
      'attachment-too-large',
      `${capital(what)} has ${megabytes(size)}; ${endpoint.label} takes ${megabytes(rule.maxBytes)}.`,
    );
  }
  if ('bytes' in content && kind === 'image') checkPixels(content.bytes, rule, what, context);
}

function checkUrl(url: string, rule: MediaRule, what: string, { endpoint }: RequestContext): void {
  if (!URL.canParse(url)) throw new GlmError('invalid-request', `The address of ${what} is none.`);
  const { protocol } = new URL(url);
  // vLLM reads files of its own machine where it was started to.
  const local = protocol === 'file:' && (endpoint.dialect === 'vllm' || endpoint.dialect === 'sglang');
  if (protocol !== 'https:' && protocol !== 'http:' && !local) {
    throw new GlmError('unsupported-input', `${endpoint.label} cannot fetch ${what} from a ${protocol} address.`);
  }
  if (!rule.url) {
    throw new GlmError(
      'unsupported-input',
      `${endpoint.label} does not fetch addresses; ${what} has to be sent along.`,
    );
  }
}

function checkPixels(bytes: Uint8Array, rule: MediaRule, what: string, { endpoint }: RequestContext): void {
  const { width = 0, height = 0 } = readImageHeader(bytes) ?? {};
  const { maxWidth = Number.POSITIVE_INFINITY, maxHeight = Number.POSITIVE_INFINITY } = rule;
  if (width <= maxWidth && height <= maxHeight) return;
  throw new GlmError(
    'attachment-too-large',
    `${capital(what)} has ${width}×${height} pixels; ${endpoint.label} takes ${maxWidth}×${maxHeight}.`,
  );
}

function checkCount(kind: MediaKind, count: number, context: RequestContext): void {
  const max = count > 0 ? ruleFor(kind, context)?.maxCount : undefined;
  if (max === undefined || count <= max) return;
  throw new GlmError(
    'unsupported-input',
    `The conversation holds ${count} ${names[kind]}; ${context.endpoint.label} takes ${max} in one request.`,
  );
}

function checkMixing(present: readonly MediaKind[], { capabilities, endpoint }: RequestContext): void {
  const { mixing } = capabilities;
  if (!mixing || present.length < 2) return;
  if (mixing.some(together => present.every(kind => together.includes(kind)))) return;
  throw new GlmError(
    'unsupported-input',
    `${endpoint.label} does not take ${present.map(kind => names[kind]).join(' and ')} in one request, earlier messages included.`,
  );
}

function checkMessageMixing(content: readonly ContentPart[], { endpoint, model, modelId }: RequestContext): void {
  const present = kinds.filter(kind => content.some(part => part.type === kind));
  if (present.length <= maxKindsPerMessage(endpoint, modelId)) return;
  throw new GlmError(
    'unsupported-input',
    `${model?.label ?? modelId} does not take ${present.map(kind => names[kind]).join(' and ')} in one message.`,
  );
}

function whoTakes(kind: MediaKind, { endpoint }: RequestContext): string {
  const { label, models = [] } = endpoint;
  // A server of one's own serves what it was given; nothing is known of that.
  if (models.length === 0) return '';
  const able = models.filter(model => model.input.includes(kind)).map(model => model.label);
  return able.length === 0
    ? ` No known model of ${label} does.`
    : ` At ${label} these do: ${able.slice(0, 6).join(', ')}.`;
}

function megabytes(bytes: number): string {
  return `${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MB`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
