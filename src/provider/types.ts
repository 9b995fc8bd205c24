/** Shapes of the provider's public surface; `index.ts` is the only door to them. */
import type { ErrorKind } from './errors.ts';

// ---------------------------------------------------------------- endpoints and models

/** How an endpoint speaks. Behaviour hangs on `Capabilities`; the dialect names the family for errors and thinking. */
export type Dialect =
  | 'bigmodel'
  | 'tokenhub'
  | 'new-api'
  | 'openrouter'
  | 'vllm'
  | 'sglang'
  | 'llama-cpp'
  | 'ollama'
  | 'openai';
export type EndpointId =
  | 'bigmodel'
  | 'bigmodel-coding'
  | 'zai'
  | 'zai-coding'
  | 'tokenhub'
  | 'toiotech'
  | 'wcode'
  | 'openrouter'
  | 'ollama'
  | 'llama-cpp'
  | 'vllm'
  | 'sglang';
export interface Endpoint {
  id: string;
  label: string;
  /** Without the trailing slash and without `/chat/completions`. */
  baseUrl: string;
  dialect: Dialect;
  /** Where a user makes a key. */
  keyUrl?: string;
  /** Differences from the dialect's defaults. */
  capabilities?: Partial<Capabilities>;
  models?: ModelInfo[];
  /** What the user says of single models; laid over whatever the endpoint itself tells of them. */
  modelEntries?: readonly ModelEntry[];
}
/** Fields of a model's row, each for itself. A price may be told in part, or taken back with `null`. */
export type ModelEntry = { id: string } & {
  [K in keyof Omit<ModelInfo, 'id' | 'price'>]?: ModelInfo[K] | undefined;
} & { price?: { [K in keyof ModelPrice]?: ModelPrice[K] | undefined } | null | undefined };
type ModelPrice = NonNullable<ModelInfo['price']>;
export interface Capabilities {
  thinking: 'glm' | 'openrouter' | 'chat-template' | 'reasoning-effort' | 'enable-thinking' | 'none';
  sampling: readonly (keyof SamplingOptions)[];
  temperature: readonly [min: number, max: number];
  maxStopSequences: number;
  toolChoice: readonly ToolChoiceMode[];
  toolStream: boolean;
  streamUsage: 'option' | 'always' | 'none';
  responseFormats: readonly ResponseFormat['type'][];
  media: Partial<Record<MediaKind, MediaRule>>;
  /** Kinds that may stand together in one request; absent: any. */
  mixing?: readonly (readonly MediaKind[])[];
  maxBodyBytes?: number;
}
export type MediaKind = 'image' | 'video' | 'audio' | 'file';
export interface MediaRule {
  url: boolean;
  /** Bytes as a data URI in the body. */
  data: boolean;
  mediaTypes: readonly string[];
  maxCount?: number;
  maxBytes?: number;
  maxWidth?: number;
  maxHeight?: number;
}
export interface ModelInfo {
  id: string;
  label: string;
  input: readonly ('text' | MediaKind)[];
  output: readonly ('text' | 'audio')[];
  tools: boolean;
  /** `forced`: cannot be switched off; `default-on` / `default-off`: what an omitted field means. */
  thinking: 'none' | 'forced' | 'default-on' | 'default-off';
  reasoningEfforts?: readonly ReasoningEffort[];
  /** Tokens. */
  contextTokens?: number;
  maxOutputTokens?: number;
  /** Per million tokens; absent means unknown, never free. */
  price?: { currency: 'USD' | 'CNY'; input: number; cachedInput?: number; output: number };
  /** Where this row comes from and when: it will be out of date one day. */
  source?: string;
}

// ---------------------------------------------------------------- client

export interface ClientOptions {
  endpoint: EndpointId | Endpoint;
  apiKey?: string;
  network?: NetworkOptions;
  logger?: Logger;
}
export interface NetworkOptions {
  /** Default 10,000. */
  connectTimeoutMs?: number;
  /** From the last byte sent to the first byte received. Default 120,000. */
  firstByteTimeoutMs?: number;
  /** Longest silence inside an answer; comments count as life. Default 120,000. */
  idleTimeoutMs?: number;
  /** Further attempts after the first. Default 3. */
  maxRetries?: number;
  /** First wait; doubles, with jitter. Default 500. Overload waits longer. */
  retryBaseMs?: number;
  /** `http://` or `https://`, with `user:password@` where it wants them. Default: the environment's. */
  proxy?: string;
  noProxy?: readonly string[];
  /** `Proxy-Authorization` for a proxy that takes no user name and password; goes to the proxy alone. */
  proxyAuthorization?: string;
  /** False: the certificate of an `https://` proxy is taken unseen. The endpoint's never is. Default true. */
  proxyStrictSsl?: boolean;
  /** PEM, in addition to the system's. */
  ca?: readonly string[];
  /** Trust what the operating system trusts, beside what the runtime does. Default true. */
  systemCertificates?: boolean;
  /** Used instead of undici where only the editor's own fetch can get out. */
  fetch?: typeof globalThis.fetch;
  /** Most answers at once for one key at one origin; more wait for their turn. Default: no limit. */
  concurrency?: number;
}
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
export interface CallOptions {
  signal?: AbortSignal;
  /** Told whenever the call has to wait before its request goes out, and with nothing when it goes on or is cancelled. Never throws. */
  onWait?: (wait: CallWait | undefined) => void;
}
export type CallWait =
  /** Behind other answers for the same account; `position` counts from 1, the next to go. */
  | {
      reason: 'queue';
      position: number /** Of the answer in front, when it waits for a retry itself. */;
      retryInMs?: number;
    }
  /** Before another attempt; `attempt` counts from 1, the first was 1. */
  | { reason: 'retry'; kind: ErrorKind; code?: string; attempt: number; attempts: number; retryInMs: number };
export interface Client {
  streamChat(request: ChatRequest, options?: CallOptions): AsyncGenerator<ChatEvent, void, void>;
  /** `stream: false` on the wire. */
  complete(request: ChatRequest, options?: CallOptions): Promise<ChatCompletion>;
  /** What the endpoint itself lists, merged with what is known of those models. */
  listModels(options?: CallOptions): Promise<ModelInfo[]>;
}

// ---------------------------------------------------------------- request

export interface ChatRequest {
  model: string;
  messages: readonly ChatMessage[];
  tools?: readonly Tool[];
  toolChoice?: ToolChoiceMode | { name: string };
  parallelToolCalls?: boolean;
  /** Omitted: nothing is sent, save where the model table says that the model must be told. */
  thinking?: 'on' | 'off';
  /** Keep earlier reasoning on the server's side (`clear_thinking: false`). */
  preserveThinking?: boolean;
  reasoningEffort?: ReasoningEffort;
  /** Tokens. */
  maxTokens?: number;
  sampling?: SamplingOptions;
  responseFormat?: ResponseFormat;
  toolStream?: boolean;
  audio?: { voice?: string; format?: 'wav' | 'mp3' };
  requestId?: string;
  userId?: string;
}
export type ToolChoiceMode = 'auto' | 'none' | 'required';
export type ReasoningEffort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'max';
export type ResponseFormat =
  | { type: 'text' }
  | { type: 'json-object' }
  | { type: 'json-schema'; name: string; schema: object; strict?: boolean };
export interface SamplingOptions {
  temperature?: number;
  topP?: number;
  topK?: number;
  minP?: number;
  topA?: number;
  frequencyPenalty?: number;
  presencePenalty?: number;
  repetitionPenalty?: number;
  seed?: number;
  stop?: readonly string[];
  logitBias?: Record<string, number>;
  logprobs?: boolean;
  topLogprobs?: number;
  verbosity?: 'low' | 'medium' | 'high';
  doSample?: boolean;
}
export type ChatMessage =
  | { role: 'system'; content: string }
  | { role: 'user'; content: string | readonly ContentPart[] }
  | { role: 'assistant'; content: string; reasoning?: string; toolCalls?: readonly ToolCall[] }
  | { role: 'tool'; toolCallId: string; content: string | readonly ContentPart[] };
export type ContentPart =
  | { type: 'text'; text: string }
  | { type: MediaKind; source: { url: string } | { data: Uint8Array; mediaType: string }; name?: string };
export type Tool =
  | { type: 'function'; name: string; description: string; parameters: object }
  | { type: 'web-search'; options?: Record<string, unknown> }
  | { type: 'retrieval' | 'mcp'; options: Record<string, unknown> };
/** `arguments` is JSON text; `{}` where the model sent none. */
export interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}

// ---------------------------------------------------------------- answer

/**
 * Order: `start`, then anything, then at most one `usage`, then exactly one `finish`, last.
 * `start` comes with the first chunk that can be read and is no error, so that an error in front of it can still be retried.
 * `finish` is held until `[DONE]`, the end of the body, or 2 s after the finish reason; the last usage seen wins.
 * Neighbouring deltas of one kind that arrive in one read may be one event.
 */
export type ChatEvent =
  | { type: 'start'; id?: string; model?: string; requestId?: string; createdAt?: number }
  | { type: 'reasoning-delta'; text: string }
  | { type: 'text-delta'; text: string }
  /** `index` counts the calls of this answer from 0 in the order they began, whatever the wire said. */
  | { type: 'tool-call-start'; index: number; id: string; name: string }
  | { type: 'tool-call-delta'; index: number; argumentsDelta: string }
  | { type: 'tool-call'; index: number; id: string; name: string; arguments: string }
  | { type: 'audio-delta'; id?: string; data?: string; transcript?: string; expiresAt?: number }
  | { type: 'web-search'; results: readonly WebSearchResult[] }
  | { type: 'video'; results: readonly { url: string; coverImageUrl?: string }[] }
  | { type: 'mcp'; call: Record<string, unknown> }
  | { type: 'content-filter'; results: readonly { role: string; level: number }[] }
  | { type: 'warning'; code: string; message: string }
  | { type: 'usage'; usage: Usage }
  | { type: 'finish'; reason: FinishReason; rawReason?: string; usage?: Usage };
/** `other`: a reason this client does not know; the raw word is in `rawReason`. */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'other';
export interface WebSearchResult {
  title: string;
  url: string;
  content?: string;
  source?: string;
  icon?: string;
  publishedAt?: string;
  reference?: string;
}
/** Token counts, never negative. */
export interface Usage {
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
  cachedTokens?: number;
  reasoningTokens?: number;
  prompt?: { text?: number; image?: number; video?: number; audio?: number };
  completion?: { text?: number; image?: number; audio?: number };
}
export interface ChatCompletion {
  id?: string;
  requestId?: string;
  model?: string;
  createdAt?: number;
  text: string;
  reasoning: string;
  refusal?: string;
  toolCalls: readonly ToolCall[];
  audio?: { id?: string; data?: string; transcript?: string; expiresAt?: number };
  webSearch?: readonly WebSearchResult[];
  video?: readonly { url: string; coverImageUrl?: string }[];
  mcp?: readonly Record<string, unknown>[];
  contentFilter?: readonly { role: string; level: number }[];
  finishReason: FinishReason;
  rawFinishReason?: string;
  usage?: Usage;
  warnings: readonly { code: string; message: string }[];
  /** The body as it came, for what has no field here. */
  raw: unknown;
}
