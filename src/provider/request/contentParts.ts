import { GlmError } from '../errors.ts';
import type { ContentPart } from '../types.ts';
import { InlineData } from './inlineData.ts';
import { contentOf, type MediaContent, type MediaPart } from './mediaRules.ts';
import type { RequestContext } from './requestContext.ts';

/** A part as the endpoint's family writes it. What may be sent at all was decided by `checkMedia`. */
export function wirePart(part: ContentPart, context: RequestContext): Record<string, unknown> {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image':
      return { type: 'image_url', image_url: { url: address(contentOf(part)) } };
    case 'video':
      return { type: 'video_url', video_url: { url: address(contentOf(part)) } };
    case 'audio':
      return wireAudio(part, context);
    case 'file':
      return wireFile(part, context);
    default:
      throw new GlmError('invalid-request', 'A content part has no known type.');
  }
}

/** Everywhere but for audio the endpoints take a data URI where they take an address. */
function address(content: MediaContent): string | InlineData {
  if ('url' in content) return content.url;
  if ('dataUri' in content) return content.dataUri;
  return new InlineData(`data:${content.mediaType};base64,`, content.bytes);
}

/**
 * `input_audio` with bare base64 (OpenAI, GLM-4-Voice, llama.cpp); DashScope, which stands behind the new-api gateways
 * of the Qwen omni models, reads an address or a data URI without a type in the same field; vLLM and SGLang have
 * `audio_url` for addresses.
 */
function wireAudio(part: MediaPart, { endpoint }: RequestContext): Record<string, unknown> {
  const content = contentOf(part);
  const { dialect } = endpoint;
  if ((dialect === 'vllm' || dialect === 'sglang') && 'url' in content) {
    return { type: 'audio_url', audio_url: { url: content.url } };
  }
  const dashScope = dialect === 'new-api';
  const prefix = dashScope ? 'data:;base64,' : '';
  const format = audioFormat(content);
  if ('url' in content) return { type: 'input_audio', input_audio: { data: content.url, format } };
  const data =
    'dataUri' in content
      ? prefix + content.dataUri.slice(content.dataUri.indexOf(',') + 1)
      : new InlineData(prefix, content.bytes);
  return { type: 'input_audio', input_audio: { data, format } };
}

function audioFormat(content: MediaContent): string {
  if ('url' in content)
    return /\.(mp3|wav|m4a|aac|amr|flac|ogg)(?:[?#]|$)/i.exec(content.url)?.[1]?.toLowerCase() ?? 'wav';
  const subtype = content.mediaType.slice(content.mediaType.indexOf('/') + 1).replace(/^x-/, '');
  return subtype === 'mpeg' ? 'mp3' : subtype === 'wave' ? 'wav' : subtype;
}

/**
 * BigModel, Z.ai and TokenHub take documents by `file_url`. Z.ai also takes the bytes, in the `file` part that
 * OpenRouter and OpenAI use too.
 */
function wireFile(part: MediaPart, { endpoint }: RequestContext): Record<string, unknown> {
  const content = contentOf(part);
  const glm = endpoint.dialect === 'bigmodel' || endpoint.dialect === 'tokenhub';
  if (glm && 'url' in content) return { type: 'file_url', file_url: { url: content.url } };
  const filename = part.name ?? ('url' in content ? lastSegment(content.url) : 'document');
  return { type: 'file', file: { filename, file_data: address(content) } };
}

function lastSegment(url: string): string {
  return new URL(url).pathname.split('/').at(-1) || 'document';
}
