import { capabilitiesOf } from '../capabilities.ts';
import { GlmError } from '../errors.ts';
import type { BodySource } from '../http/transport.ts';
import { findModel } from '../models.ts';
import type { ChatRequest, Endpoint, ResponseFormat } from '../types.ts';
import { speaksInStreamOnly, wireAudioOutput } from './audioOutput.ts';
import { encodeJson } from './inlineData.ts';
import { checkMedia } from './mediaRules.ts';
import { wireMessages } from './messages.ts';
import type { RequestContext, RequestWarning } from './requestContext.ts';
import { wireSampling } from './sampling.ts';
import { wireThinking } from './thinking.ts';
import { wireTools } from './tools.ts';

export interface BuiltRequest {
  body: BodySource;
  warnings: readonly RequestWarning[];
}

/**
 * A request as the endpoint wants it. What it omits stays omitted; what the endpoint does not know is left out with a
 * warning; what it would refuse as a whole is refused here.
 * @param asStream as the caller wants it; speech comes as a stream where it comes in no other way
 * @throws GlmError `unsupported-input`, `attachment-too-large` or `invalid-request`
 */
export function buildRequest(request: ChatRequest, endpoint: Endpoint, asStream: boolean): BuiltRequest {
  const stream = asStream || speaksInStreamOnly(request.audio, endpoint);
  const warnings: RequestWarning[] = [];
  const capabilities = capabilitiesOf(endpoint);
  const context: RequestContext = {
    endpoint,
    capabilities,
    modelId: request.model,
    model: findModel(endpoint, request.model),
    stream,
    warn: (code, message) => warnings.push({ code, message }),
  };
  if (request.model.trim() === '') throw new GlmError('invalid-request', 'The request names no model.');
  checkMedia(request.messages, context);
  const body = encodeJson({
    model: request.model,
    messages: wireMessages(request.messages, request.preserveThinking, context),
    stream,
    ...(stream && capabilities.streamUsage === 'option' ? { stream_options: { include_usage: true } } : {}),
    ...wireThinking(request, context),
    ...wireMaxTokens(request.maxTokens, context),
    ...wireSampling(request.sampling ?? {}, context),
    ...wireTools(request, context),
    ...wireFormat(request.responseFormat, context),
    ...wireAudioOutput(request.audio, context),
    ...wireIds(request, context),
  });
  const limit = capabilities.maxBodyBytes;
  if (limit !== undefined && body.byteLength > limit) {
    throw new GlmError(
      'attachment-too-large',
      `The request has ${Math.ceil(body.byteLength / 1024 / 1024)} MB; ${endpoint.label} takes ${Math.floor(limit / 1024 / 1024)} MB.`,
    );
  }
  return { body, warnings };
}

function wireMaxTokens(maxTokens: number | undefined, { model, warn }: RequestContext): Record<string, unknown> {
  if (maxTokens === undefined) return {};
  if (!Number.isInteger(maxTokens) || maxTokens < 1) {
    throw new GlmError('invalid-request', `"max_tokens" cannot be ${maxTokens}.`);
  }
  const most = model?.maxOutputTokens ?? maxTokens;
  if (maxTokens <= most) return { max_tokens: maxTokens };
  warn('parameter-clamped', `"max_tokens" is ${most} instead of ${maxTokens}: ${model?.label} writes no more.`);
  return { max_tokens: most };
}

function wireFormat(format: ResponseFormat | undefined, { endpoint, capabilities, warn }: RequestContext): object {
  if (format === undefined) return {};
  const known = capabilities.responseFormats;
  if (!known.includes(format.type)) {
    if (format.type === 'json-schema' && known.includes('json-object')) {
      warn('response-format-downgraded', `${endpoint.label} knows no JSON schema; JSON was asked for without it.`);
      return { response_format: { type: 'json_object' } };
    }
    warn('parameter-unsupported', `${endpoint.label} does not know this response format; it was left out.`);
    return {};
  }
  if (format.type === 'text') return { response_format: { type: 'text' } };
  if (format.type === 'json-object') return { response_format: { type: 'json_object' } };
  const { name, schema, strict } = format;
  return {
    response_format: {
      type: 'json_schema',
      json_schema: { name, schema, ...(strict === undefined ? {} : { strict }) },
    },
    // OpenRouter and its kin route by it to servers that keep to the schema.
    ...(endpoint.dialect === 'openrouter' ? { structured_outputs: true } : {}),
  };
}

/** `request_id` and `user_id` are BigModel's and Z.ai's, each with its length; OpenAI's word for the latter is `user`. */
function wireIds({ requestId, userId }: ChatRequest, { endpoint, warn }: RequestContext): Record<string, unknown> {
  const glm = endpoint.dialect === 'bigmodel';
  const wire: Record<string, unknown> = {};
  if (requestId !== undefined) {
    if (glm) wire.request_id = ofLength('request_id', requestId, 6, 64);
    else warn('parameter-unsupported', `${endpoint.label} does not know "request_id"; it was left out.`);
  }
  if (userId !== undefined) wire[glm ? 'user_id' : 'user'] = glm ? ofLength('user_id', userId, 6, 128) : userId;
  return wire;
}

function ofLength(name: string, value: string, min: number, max: number): string {
  if (value.length >= min && value.length <= max) return value;
  throw new GlmError('invalid-request', `"${name}" has ${value.length} characters; from ${min} to ${max} are allowed.`);
}
