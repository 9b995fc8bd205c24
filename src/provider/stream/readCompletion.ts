import { GlmError } from '../errors.ts';
import type { ChatCompletion, ChatEvent } from '../types.ts';
import { isErrorBody } from '../vendor/errorBody.ts';
import { inBandError } from '../vendor/responseError.ts';
import type { DecoderOptions } from './chatDecoder.ts';
import { emptyAnswer } from './emptyAnswer.ts';
import { finishFailure, finishReasonOf } from './finishReason.ts';
import { SpokenText } from './spokenText.ts';
import { callInText, type OfferedTools, type TextToolCall } from './textToolCalls.ts';
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

/** @throws GlmError when the body is an error, reports a failure as its finish reason, or is no completion. */
export function readCompletion(raw: unknown, { redact, header, warnings, offered }: DecoderOptions): ChatCompletion {
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

  const { text, reasoning, calls: textCalls } = parted(readText(message.content), offered);
  const wireCalls = Array.isArray(message.tool_calls) ? message.tool_calls : [];
  const { calls, warnings: callWarnings } = collectToolCalls([
    ...wireCalls,
    ...textCalls.map(({ name, arguments: args }) => ({ function: { name, arguments: args } })),
  ]);
  const refusal = typeof message.refusal === 'string' ? message.refusal : undefined;
  const audio = readAudio(message.audio);
  const video = readVideo(raw.video_result);
  const finishReason = finishReasonOf(rawFinishReason, calls.length > 0);
  const allReasoning = readReasoning(message) + reasoning;
  const empty = emptyAnswer(finishReason, {
    said: text.trim() !== '' || refusal !== undefined || !!audio || video.length > 0 || calls.length > 0,
    thought: allReasoning !== '',
  });
  return compact({
    requestId: header('x-request-id'),
    ...readEnvelope(raw),
    text,
    reasoning: allReasoning,
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
    warnings: [...warnings, ...textCalls.map(callInText), ...callWarnings, ...(empty ? [empty] : [])],
    raw,
  });
}

/** As a stream does it. */
function parted(
  content: string,
  offered: OfferedTools,
): { text: string; reasoning: string; calls: readonly TextToolCall[] } {
  let text = '';
  let reasoning = '';
  const calls: TextToolCall[] = [];
  const emit = (event: ChatEvent): void => {
    if (event.type === 'text-delta') text += event.text;
    if (event.type === 'reasoning-delta') reasoning += event.text;
  };
  const spoken = new SpokenText({ emit, call: call => calls.push(call) }, offered);
  spoken.text(content);
  spoken.close();
  return { text, reasoning, calls };
}

function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
