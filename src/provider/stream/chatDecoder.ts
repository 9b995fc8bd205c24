import { GlmError } from '../errors.ts';
import type { Redact } from '../redact.ts';
import type { ChatEvent } from '../types.ts';
import { isErrorBody } from '../vendor/errorBody.ts';
import { inBandError } from '../vendor/responseError.ts';
import { emptyAnswer } from './emptyAnswer.ts';
import { finishFailure, finishReasonOf } from './finishReason.ts';
import { readJson } from './readJson.ts';
import { SpokenText } from './spokenText.ts';
import { callInText, type OfferedTools, type TextToolCall } from './textToolCalls.ts';
import { ToolCalls } from './toolCalls.ts';
import {
  readAudio,
  readContentFilter,
  readEnvelope,
  readMcp,
  readReasoning,
  readText,
  readUsage,
  readVideo,
  readWebSearch,
} from './wireChunk.ts';
import { isRecord, type WireRecord } from './wireValue.ts';

export interface DecoderOptions {
  redact: Redact;
  header(name: string): string | undefined;
  /** Told once the answer has begun: what the request had to leave out. */
  warnings: readonly { code: string; message: string }[];
  /** What may be called: a call that a server left in the text is known by it. */
  offered: OfferedTools;
}

/** More unreadable pieces than this are told as one. */
const maxUnreadable = 10;

/**
 * Turns the `data:` of a chat stream into events. Feed it a network read's worth with `push`, take what that made with
 * `take`; deltas of one kind that lie together become one event there, which is what makes long answers cheap.
 * `failure` is set when the answer turned out to be an error; what came before it stays delivered.
 */
export class ChatDecoder {
  /** `[DONE]` came; nothing after it counts. */
  done = false;
  failure: GlmError | undefined;

  readonly #options: DecoderOptions;
  #events: ChatEvent[] = [];
  readonly #emit = (event: ChatEvent): void => {
    const last = this.#events.at(-1);
    if (event.type !== 'tool-call-delta' || last?.type !== event.type || last.index !== event.index) {
      this.#events.push(event);
    } else last.argumentsDelta += event.argumentsDelta;
  };
  readonly #spoken: SpokenText;
  readonly #toolCalls = new ToolCalls();
  #started = false;
  /** Audio or a video came: an answer without a word. */
  #saidOtherwise = false;
  /** A choice came with a delta: a `message` beside or behind it repeats what was said. */
  #streamsDeltas = false;
  #unreadable = 0;
  /** The last one: some send it with every chunk, some in a chunk of its own. Read once, at the end. */
  #wireUsage: unknown;
  #rawReason: string | undefined;

  constructor(options: DecoderOptions) {
    this.#options = options;
    this.#spoken = new SpokenText({ emit: this.#emit, call: call => this.#textCall(call) }, options.offered);
  }

  /** A finish reason came; usage may still follow. */
  get finishing(): boolean {
    return this.#rawReason !== undefined;
  }

  get #said(): boolean {
    return this.#spoken.said || this.#saidOtherwise;
  }

  /** Whether any piece of an answer was read. */
  get started(): boolean {
    return this.#started;
  }

  push(data: string): void {
    if (this.done || this.failure) return;
    if (data === '[DONE]') {
      this.done = true;
      return;
    }
    if (data === '') return;
    let chunk: unknown;
    try {
      chunk = JSON.parse(data);
    } catch {
      this.#recover(data);
      return;
    }
    this.#chunk(chunk);
  }

  #chunk(chunk: unknown): void {
    if (this.#started && this.#plain(chunk)) return;
    this.#full(chunk);
  }

  /** Everything since the last time, in order. */
  take(): ChatEvent[] {
    this.#spoken.passOn();
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** No more comes. The last events; `failure` when the answer was cut off. */
  finish(): ChatEvent[] {
    if (this.failure) return this.take();
    this.#spoken.close();
    if (this.#rawReason === undefined) {
      this.failure = this.#started
        ? new GlmError('truncated', 'The answer was cut off before it ended.', { retryable: true })
        : this.#unreadable > 0
          ? new GlmError('protocol', 'The endpoint answered with something that is no answer of a chat model.')
          : new GlmError('truncated', 'The answer ended before it began.', { retryable: true });
      return this.take();
    }
    this.#toolCalls.finish(this.#emit);
    const reason = finishReasonOf(this.#rawReason, this.#toolCalls.any);
    const empty = emptyAnswer(reason, {
      said: this.#said || this.#toolCalls.any,
      thought: this.#spoken.thought,
    });
    if (empty) this.#emit({ type: 'warning', ...empty });
    const usage = readUsage(this.#wireUsage);
    if (usage) this.#emit({ type: 'usage', usage });
    this.#emit({ type: 'finish', reason, rawReason: this.#rawReason, ...(usage ? { usage } : {}) });
    return this.take();
  }

  /**
   * The hot path: a chunk that brings a piece of text or reasoning or of a tool call and nothing else. Anything more
   * and it says `false`, before it has changed anything.
   */
  #plain(chunk: unknown): boolean {
    if (!isRecord(chunk)) return false;
    const choices = chunk.choices;
    if (!Array.isArray(choices) || choices.length !== 1) return false;
    if (chunk.error != null || chunk.web_search != null) return false;
    if (chunk.video_result != null || chunk.content_filter != null) return false;
    const choice: unknown = choices[0];
    if (!isRecord(choice) || (choice.finish_reason ?? '') !== '') return false;
    const delta = choice.delta;
    if (!isRecord(delta) || delta.audio != null || delta.refusal != null) return false;
    const content = delta.content ?? '';
    if (typeof content !== 'string') return false;
    const calls = delta.tool_calls;
    if (calls != null) {
      if (!Array.isArray(calls) || calls.length !== 1 || !isRecord(calls[0]) || calls[0].mcp != null) return false;
    }
    this.#streamsDeltas = true;
    this.#noteUsage(chunk.usage);
    this.#delta(delta, content, calls ?? []);
    return true;
  }

  #full(chunk: unknown): void {
    if (!isRecord(chunk)) {
      this.#unread();
      return;
    }
    if (isErrorBody(chunk)) {
      this.#spoken.close();
      this.failure = inBandError(chunk, this.#options.redact, this.#options.header);
      return;
    }
    const choices = chunk.choices;
    const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
    const raw = isRecord(choice) ? choice.finish_reason : undefined;
    const reason = typeof raw === 'string' && raw !== '' ? raw : undefined;
    const failure = reason === undefined ? undefined : finishFailure(reason);
    if (!this.#started) {
      // A keep-alive in JSON is no beginning, and a failure must stay in front of it to be retried.
      if (!Array.isArray(choices) && chunk.usage == null && chunk.id == null) return;
      if (!failure || hasContent(choice)) this.#start(chunk);
    }
    if (this.#started && isRecord(choice)) this.#choice(choice);
    if (this.#started) this.#extras(chunk);
    this.#noteUsage(chunk.usage ?? (isRecord(choice) ? choice.usage : undefined));
    if (failure) {
      this.#spoken.close();
      this.failure = failure;
    } else if (reason !== undefined) {
      this.#rawReason = reason;
    }
  }

  #start(chunk: unknown): void {
    this.#started = true;
    const requestId = this.#options.header('x-request-id');
    this.#emit({ type: 'start', ...(requestId === undefined ? {} : { requestId }), ...readEnvelope(chunk) });
    for (const warning of this.#options.warnings) this.#emit({ type: 'warning', ...warning });
    if (this.#unreadable > 0) this.#warnUnread();
  }

  #choice(choice: WireRecord): void {
    if (isRecord(choice.delta)) this.#streamsDeltas = true;
    // A relay that does not stream sends the whole message as its only chunk; others stream under that name.
    const delta = choice.delta ?? (this.#streamsDeltas ? undefined : choice.message);
    if (!isRecord(delta)) return;
    const calls = Array.isArray(delta.tool_calls) ? delta.tool_calls : [];
    this.#delta(delta, readText(delta.content) || readText(delta.refusal), calls);
    const audio = readAudio(delta.audio);
    if (audio) {
      this.#spoken.passOn();
      this.#saidOtherwise = true;
      this.#emit({ type: 'audio-delta', ...audio });
    }
    for (const call of readMcp(calls)) this.#emit({ type: 'mcp', call });
  }

  #delta(delta: WireRecord, content: string, calls: readonly unknown[]): void {
    const reasoning = readReasoning(delta);
    if (reasoning !== '') this.#spoken.reasoning(reasoning);
    if (content !== '') this.#spoken.text(content);
    if (calls.length === 0) return;
    this.#spoken.close();
    for (const call of calls) this.#toolCalls.push(call, this.#emit);
  }

  /** A server without a parser for the model's calls, or with one that missed, leaves them in the text. */
  #textCall(call: TextToolCall): void {
    this.#emit({ type: 'warning', ...callInText(call) });
    this.#toolCalls.push({ function: { name: call.name, arguments: call.arguments } }, this.#emit);
  }

  #noteUsage(usage: unknown): void {
    if (isRecord(usage) && (usage.total_tokens != null || usage.prompt_tokens != null)) this.#wireUsage = usage;
  }

  #extras(chunk: WireRecord): void {
    const { web_search: search, video_result: video, content_filter: filter } = chunk;
    if (search == null && video == null && filter == null) return;
    this.#spoken.passOn();
    const found = readWebSearch(search);
    if (found.length > 0) this.#emit({ type: 'web-search', results: found });
    const videos = readVideo(video);
    if (videos.length > 0) {
      this.#saidOtherwise = true;
      this.#emit({ type: 'video', results: videos });
    }
    const filtered = readContentFilter(filter);
    if (filtered.length > 0) this.#emit({ type: 'content-filter', results: filtered });
  }

  /** A frame that is no JSON: several lines in one, or a frame cut short with the next one behind it. */
  #recover(data: string): void {
    for (const piece of readJson(data)) {
      if (this.done || this.failure) return;
      if (piece === 'done') this.done = true;
      else if (piece === 'lost') this.#unread();
      else this.#chunk(piece.value);
    }
  }

  #unread(): void {
    this.#unreadable++;
    if (this.#started && this.#unreadable <= maxUnreadable) this.#warnUnread();
  }

  #warnUnread(): void {
    this.#spoken.passOn();
    this.#emit({
      type: 'warning',
      code: 'unreadable-chunk',
      message: 'A piece of the answer could not be read and is missing.',
    });
  }
}

function hasContent(choice: unknown): boolean {
  const delta = isRecord(choice) ? choice.delta : undefined;
  return isRecord(delta) && (readText(delta.content) !== '' || readReasoning(delta) !== '');
}
