import { GlmError } from '../errors.ts';
import type { Redact } from '../redact.ts';
import type { ChatCompletion } from '../types.ts';
import { isErrorBody } from '../vendor/errorBody.ts';
import { inBandError } from '../vendor/responseError.ts';
import { BoxMarkers } from './boxMarkers.ts';
import { finishFailure, finishReasonOf } from './finishReason.ts';
import { ThinkTags } from './thinkTags.ts';
import { collectToolCalls } from './toolCalls.ts';
import {
  compact,
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
import { isRecord } from './wireValue.ts';

export interface CompletionContext {
  redact: Redact;
  header(name: string): string | undefined;
  /** What the request had to leave out. */
  warnings: readonly { code: string; message: string }[];
}

/** @throws GlmError when the body is an error, reports a failure as its finish reason, or is no completion. */
export function readCompletion(raw: unknown, { redact, header, warnings }: CompletionContext): ChatCompletion {
  if (isErrorBody(raw)) throw inBandError(raw, redact, header);
  const choices = isRecord(raw) ? raw.choices : undefined;
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const message = isRecord(choice) ? (choice.message ?? choice.delta) : undefined;
  if (!isRecord(raw) || !isRecord(choice) || !isRecord(message)) {
    throw new GlmError('protocol', 'The endpoint answered with something that is no answer of a chat model.');
  }
  const rawFinishReason = typeof choice.finish_reason === 'string' ? choice.finish_reason : undefined;
  const failure = rawFinishReason === undefined ? undefined : finishFailure(rawFinishReason);
  if (failure) throw failure;

  const wireCalls = Array.isArray(message.tool_calls) ? message.tool_calls : [];
  const { calls, warnings: callWarnings } = collectToolCalls(wireCalls);
  const { text, reasoning } = partedText(readText(message.content));
  const refusal = typeof message.refusal === 'string' ? message.refusal : undefined;
  const audio = readAudio(message.audio);
  const video = readVideo(raw.video_result);
  const finishReason = finishReasonOf(rawFinishReason, calls.length > 0);
  const said = text.trim() !== '' || refusal || audio || video.length > 0 || calls.length > 0;
  const empty = finishReason === 'stop' && !said;
  return compact({
    requestId: header('x-request-id'),
    ...readEnvelope(raw),
    text,
    reasoning: readReasoning(message) + reasoning,
    refusal,
    toolCalls: calls,
    audio,
    webSearch: someOf(readWebSearch(raw.web_search)),
    video: someOf(video),
    mcp: someOf(readMcp(wireCalls)),
    contentFilter: someOf(readContentFilter(raw.content_filter)),
    finishReason,
    rawFinishReason,
    usage: readUsage(raw.usage),
    warnings: [
      ...warnings,
      ...callWarnings,
      ...(empty ? [{ code: 'empty-answer', message: 'The model ended its answer without saying anything.' }] : []),
    ],
    raw,
  });
}

function partedText(content: string): { text: string; reasoning: string } {
  const tags = new ThinkTags();
  const first = tags.push(content);
  const rest = tags.end();
  const boxes = new BoxMarkers();
  return {
    reasoning: first.reasoning + rest.reasoning,
    text: boxes.push(first.text + rest.text) + boxes.end(),
  };
}

function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
