import type { Answer } from '../answer/answer.ts';
import type { SimulatedDialect } from '../dialects/dialect.ts';
import { pieces, type Tokens } from './tokens.ts';

/** The identity that every chunk and the whole body of one answer carry. */
export interface Envelope {
  id: string;
  requestId: string;
  createdAt: number;
  model: string;
}

export interface Plan extends Envelope {
  dialect: SimulatedDialect;
  answer: Answer;
  finishReason: string;
  tokens: Tokens;
  /** `stream_options.include_usage` */
  usageAsked: boolean;
  toolStream: boolean;
  tokensPerChunk: number;
}

type Json = Record<string, unknown>;

/** The body of `stream: false`. */
export function completionBody(plan: Plan): Json {
  const { dialect, answer } = plan;
  const message: Json = {
    role: 'assistant',
    content: answer.toolCalls.length > 0 ? answer.content || null : answer.content,
  };
  if (answer.reasoning !== '') message[dialect.reasoningField] = answer.reasoning.trim();
  if (answer.toolCalls.length > 0) {
    message.tool_calls = answer.toolCalls.map((call, index) => ({
      id: callId(plan, index),
      index,
      type: 'function',
      function: { name: call.name, arguments: call.arguments },
    }));
  }
  const choice: Json = { index: 0, finish_reason: plan.finishReason, message };
  if (dialect.errors === 'openrouter') {
    choice.native_finish_reason = plan.finishReason;
    choice.logprobs = null;
    message.refusal = null;
  }
  return { ...envelope(plan, 'chat.completion'), choices: [choice], usage: usageBody(plan) };
}

/** Every frame of the stream in order, `[DONE]` not among them. */
export function* chunks(plan: Plan): Generator<Json, void, void> {
  const { dialect, answer, tokensPerChunk } = plan;
  let first = true;
  const chunk = (delta: Json, rest: Json = {}): Json => {
    const role = first || dialect.roleOnEveryChunk ? { role: 'assistant' } : {};
    first = false;
    // OpenAI-compatible servers send `finish_reason: null` on every chunk; GLM leaves the field out.
    const finish = dialect.errors === 'bigmodel' || dialect.errors === 'zai' ? {} : { finish_reason: null };
    return {
      ...envelope(plan, 'chat.completion.chunk'),
      choices: [{ index: 0, delta: { ...role, ...delta }, ...finish, ...rest }],
    };
  };
  if (!dialect.roleOnEveryChunk) yield chunk({ content: '' });
  for (const piece of pieces(answer.reasoning, tokensPerChunk)) {
    const details =
      dialect.id === 'openrouter' ? { reasoning_details: [{ type: 'reasoning.text', text: piece, index: 0 }] } : {};
    yield chunk({
      [dialect.reasoningField]: piece,
      ...(dialect.errors === 'openrouter' ? { content: '' } : {}),
      ...details,
    });
  }
  for (const piece of pieces(answer.content, tokensPerChunk)) yield chunk({ content: piece });
  for (const [index, call] of answer.toolCalls.entries()) yield* toolChunks(plan, index, call, chunk);
  const last = chunk({ content: '' }, { finish_reason: plan.finishReason });
  switch (dialect.streamUsage) {
    case 'finish-chunk':
      yield { ...last, usage: usageBody(plan) };
      return;
    case 'own-chunk':
      yield last;
      yield { ...envelope(plan, 'chat.completion.chunk'), choices: [], usage: usageBody(plan) };
      return;
    case 'last-delta':
      yield last;
      yield { ...chunk({ content: '' }), usage: usageBody(plan) };
      return;
    default:
      yield last;
      if (plan.usageAsked) yield { ...envelope(plan, 'chat.completion.chunk'), choices: [], usage: usageBody(plan) };
  }
}

function* toolChunks(
  plan: Plan,
  index: number,
  call: { name: string; arguments: string },
  chunk: (delta: Json, rest?: Json) => Json,
): Generator<Json, void, void> {
  const id = callId(plan, index);
  if (plan.dialect.toolCalls === 'whole' && !plan.toolStream) {
    yield chunk({
      tool_calls: [{ id, index, type: 'function', function: { name: call.name, arguments: call.arguments } }],
    });
    return;
  }
  yield chunk({ tool_calls: [{ id, index, type: 'function', function: { name: call.name, arguments: '' } }] });
  for (const piece of pieces(call.arguments, plan.tokensPerChunk)) {
    yield chunk({ tool_calls: [{ index, function: { arguments: piece } }] });
  }
}

function envelope(plan: Plan, object: string): Json {
  const base = { id: plan.id, created: plan.createdAt, object, model: plan.model };
  return plan.dialect.requestId ? { ...base, request_id: plan.requestId } : base;
}

function callId(plan: Plan, index: number): string {
  return `call_${plan.id.slice(-18)}${index}`;
}

/** Token counts under the names and with the details that the vendor uses. */
export function usageBody(plan: Plan): Json {
  const { dialect, tokens } = plan;
  const completion = tokens.reasoning + tokens.content;
  const total = {
    prompt_tokens: tokens.prompt,
    completion_tokens: completion,
    total_tokens: tokens.prompt + completion,
  };
  if (dialect.errors === 'openrouter') {
    return {
      ...total,
      prompt_tokens_details: { cached_tokens: tokens.cached, audio_tokens: 0, video_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: tokens.reasoning, image_tokens: 0 },
    };
  }
  if (plan.model.startsWith('qwen')) {
    return {
      ...total,
      prompt_tokens_details: {
        text_tokens: tokens.promptText,
        ...(tokens.promptPictures > 0 ? { image_tokens: tokens.promptPictures } : {}),
      },
      completion_tokens_details: { text_tokens: completion },
    };
  }
  if (dialect.keyNeeded) return { ...total, prompt_tokens_details: { cached_tokens: tokens.cached } };
  return total;
}
