import * as z from 'zod';
import type { Usage, WebSearchResult } from '../types.ts';
import { isRecord, type WireRecord } from './wireValue.ts';

/**
 * The parts of a chunk or completion that come once or a few times in an answer, read with zod. The envelope and the
 * deltas are read by hand in `chatDecoder.ts`: they come fifty thousand times, and there a schema would cost as much
 * as everything else together. All of it is forgiving: what has the wrong type is as good as absent, as one gateway's
 * odd field must not end an answer, and what the schemas do not name is ignored (`complete` keeps it in `raw`).
 */
const optionalText = z.string().nullish().catch(undefined);
const count = z
  .number()
  .nullish()
  .catch(undefined)
  .transform(value => (value === null || value === undefined || !(value >= 0) ? undefined : value));
/** Seconds since 1970, as a number or as its text. */
const seconds = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullish()
  .catch(undefined);
/** Elements that cannot be read are left out, the others stay. */
const listOf = <T extends z.ZodType>(element: T) =>
  z
    .array(z.unknown())
    .transform(list => list.flatMap(item => z.safeParse(element, item).data ?? []))
    .catch([]);

const wireUsageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  // DeepSeek-style servers tell it at this level.
  prompt_cache_hit_tokens: count,
  prompt_tokens_details: z
    .object({ cached_tokens: count, text_tokens: count, image_tokens: count, video_tokens: count, audio_tokens: count })
    .nullish()
    .catch(undefined),
  completion_tokens_details: z
    .object({ reasoning_tokens: count, text_tokens: count, image_tokens: count, audio_tokens: count })
    .nullish()
    .catch(undefined),
});

/** `undefined` where it says nothing. */
export function readUsage(wire: unknown): Usage | undefined {
  const parsed = wireUsageSchema.safeParse(wire).data;
  if (!parsed) return undefined;
  const { prompt_tokens, completion_tokens, total_tokens } = parsed;
  if (prompt_tokens === undefined && completion_tokens === undefined && total_tokens === undefined) return undefined;
  const prompt = parsed.prompt_tokens_details;
  const completion = parsed.completion_tokens_details;
  const promptTokens = prompt_tokens ?? Math.max(0, (total_tokens ?? 0) - (completion_tokens ?? 0));
  const completionTokens = completion_tokens ?? Math.max(0, (total_tokens ?? 0) - promptTokens);
  return compact({
    promptTokens,
    completionTokens,
    totalTokens: total_tokens ?? promptTokens + completionTokens,
    cachedTokens: prompt?.cached_tokens ?? parsed.prompt_cache_hit_tokens,
    reasoningTokens: completion?.reasoning_tokens,
    prompt: someOf({
      text: prompt?.text_tokens,
      image: prompt?.image_tokens,
      video: prompt?.video_tokens,
      audio: prompt?.audio_tokens,
    }),
    completion: someOf({
      text: completion?.text_tokens,
      image: completion?.image_tokens,
      audio: completion?.audio_tokens,
    }),
  });
}

const wireWebSearchSchema = listOf(
  z.object({
    icon: optionalText,
    title: optionalText,
    link: optionalText,
    url: optionalText,
    media: optionalText,
    publish_date: optionalText,
    content: optionalText,
    refer: optionalText,
  }),
);

export function readWebSearch(wire: unknown): WebSearchResult[] {
  return wireWebSearchSchema.parse(wire).map(result =>
    compact({
      title: result.title ?? '',
      url: result.link ?? result.url ?? '',
      content: result.content ?? undefined,
      source: result.media ?? undefined,
      icon: result.icon ?? undefined,
      publishedAt: result.publish_date ?? undefined,
      reference: result.refer ?? undefined,
    }),
  );
}

const wireVideoSchema = listOf(z.object({ url: z.string(), cover_image_url: optionalText }));

export function readVideo(wire: unknown): { url: string; coverImageUrl?: string }[] {
  return wireVideoSchema
    .parse(wire)
    .map(video => compact({ url: video.url, coverImageUrl: video.cover_image_url ?? undefined }));
}

const wireContentFilterSchema = listOf(z.object({ role: z.string(), level: z.number() }));

export function readContentFilter(wire: unknown): { role: string; level: number }[] {
  return wireContentFilterSchema.parse(wire);
}

const wireAudioSchema = z.object({
  id: optionalText,
  data: optionalText,
  transcript: optionalText,
  expires_at: seconds,
});

export interface AudioPiece {
  id?: string;
  data?: string;
  transcript?: string;
  expiresAt?: number;
}

/** `undefined` where it says nothing. */
export function readAudio(wire: unknown): AudioPiece | undefined {
  const audio = wireAudioSchema.safeParse(wire).data;
  return (
    audio &&
    someOf({
      id: audio.id ?? undefined,
      data: audio.data ?? undefined,
      transcript: audio.transcript ?? undefined,
      expiresAt: audio.expires_at ?? undefined,
    })
  );
}

const wireEnvelopeSchema = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(undefined),
  model: optionalText,
  request_id: optionalText,
  created: seconds,
});

export interface Envelope {
  id?: string;
  model?: string;
  requestId?: string;
  /** Seconds since 1970. */
  createdAt?: number;
}

export function readEnvelope(wire: unknown): Envelope {
  const envelope = wireEnvelopeSchema.safeParse(wire).data;
  return compact({
    id: envelope?.id || undefined,
    model: envelope?.model || undefined,
    requestId: envelope?.request_id || undefined,
    createdAt: envelope?.created ?? undefined,
  });
}

/** The MCP parts of tool calls, as they came: their shape is the MCP server's. */
export function readMcp(toolCalls: unknown): Record<string, unknown>[] {
  if (!Array.isArray(toolCalls)) return [];
  return toolCalls.flatMap(call => (isRecord(call) && isRecord(call.mcp) ? [{ ...call.mcp }] : []));
}

/** Text of a `content`: a string, or a list of `{ type: 'text', text }`. */
export function readText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map(part => (isRecord(part) && typeof part.text === 'string' ? part.text : '')).join('');
}

/**
 * The reasoning, under whichever name it goes: GLM and DeepSeek, OpenRouter and new vLLM and Ollama, and OpenRouter's
 * list. The first that is not empty counts: some relays send the same text under two names.
 */
export function readReasoning(delta: WireRecord): string {
  const { reasoning_content: content, reasoning, thinking } = delta;
  if (typeof content === 'string' && content !== '') return content;
  if (typeof reasoning === 'string' && reasoning !== '') return reasoning;
  const details = delta.reasoning_details;
  if (Array.isArray(details)) {
    const text = details
      .map(part => (isRecord(part) ? (part.text ?? part.summary) : undefined))
      .filter(part => typeof part === 'string')
      .join('');
    if (text !== '') return text;
  }
  return typeof thinking === 'string' ? thinking : '';
}

type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the fields that are `undefined`: an optional field is absent, not empty. */
export function compact<T extends object>(value: T): Compact<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Compact<T>;
}

function someOf<T extends object>(value: T): Compact<T> | undefined {
  const some = compact(value);
  return Object.keys(some).length === 0 ? undefined : some;
}
