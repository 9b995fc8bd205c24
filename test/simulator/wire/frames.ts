import type { Answer } from '../answer/answer.ts';
import type { SimulatedDialect } from '../dialects/dialect.ts';
import { errorAnswer } from '../dialects/errors.ts';
import { waveFile } from './speech.ts';
import { pieces, soundTokens, type Tokens } from './tokens.ts';

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
  /** PCM, 24,000 samples of 16 bits a second, one channel: what the answer's text sounds like here. */
  speech?: Buffer;
  speechExpiresAt: number;
  /** What a `web_search` tool was to look for. */
  searchQuery?: string;
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
  if (plan.speech)
    message.audio = { id: speechId(plan), data: waveFile(plan.speech), expires_at: plan.speechExpiresAt };
  const choice: Json = { index: 0, finish_reason: plan.finishReason, message };
  if (dialect.errors === 'openrouter') {
    choice.native_finish_reason = plan.finishReason;
    choice.logprobs = null;
    message.refusal = null;
  }
  return {
    ...envelope(plan, 'chat.completion'),
    choices: [choice],
    ...searches(plan),
    usage: usageBody(plan),
    ...timings(plan),
  };
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
  if (plan.speech && (plan.dialect.errors === 'new-api' || plan.dialect.errors === 'openrouter'))
    yield* spokenChunks(plan, plan.speech, chunk);
  else {
    for (const piece of pieces(answer.content, tokensPerChunk)) yield chunk({ content: piece });
    if (plan.speech) {
      const data = waveFile(plan.speech);
      yield chunk({ content: '', audio: { id: speechId(plan), data, expires_at: plan.speechExpiresAt } });
    }
  }
  for (const [index, call] of answer.toolCalls.entries()) yield* toolChunks(plan, index, call, chunk);
  const last = { ...chunk({ content: '' }, { finish_reason: plan.finishReason }), ...searches(plan) };
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
      if (plan.usageAsked) {
        yield { ...envelope(plan, 'chat.completion.chunk'), choices: [], usage: usageBody(plan), ...timings(plan) };
      }
  }
}

/** Base64 characters per piece; a multiple of four, so that each piece can be decoded by itself. */
const speechPiece = 16_000;

/** DashScope and OpenRouter: the words as the transcript of the sound, then the sound in pieces of one base64 text. */
function* spokenChunks(
  plan: Plan,
  speech: Buffer,
  chunk: (delta: Json, rest?: Json) => Json,
): Generator<Json, void, void> {
  const id = speechId(plan);
  for (const transcript of pieces(plan.answer.content, plan.tokensPerChunk)) {
    yield chunk({ content: null, audio: { id, transcript } });
  }
  const base64 = speech.toString('base64');
  for (let at = 0; at < base64.length; at += speechPiece) {
    yield chunk({
      content: null,
      audio: { id, data: base64.slice(at, at + speechPiece), expires_at: plan.speechExpiresAt },
    });
  }
}

function speechId(plan: Plan): string {
  return `audio_${plan.id}`;
}

/** The simulator searches nothing; it says so in the place where results stand, with the query that it was given. */
function searches({ searchQuery }: Plan): Json {
  if (searchQuery === undefined) return {};
  const title = 'Simulator: no search was made';
  return { web_search: [{ title, link: 'https://simulator.invalid/', content: searchQuery, refer: 'ref_1' }] };
}

function timings({ dialect, tokens }: Plan): Json {
  return dialect.timings ? { timings: { prompt_n: tokens.prompt, predicted_n: tokens.content } } : {};
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
        ...(tokens.promptSound > 0 ? { audio_tokens: tokens.promptSound } : {}),
      },
      completion_tokens_details: {
        text_tokens: completion,
        ...(plan.speech ? { audio_tokens: soundTokens(plan.speech.length / 48_000) } : {}),
      },
    };
  }
  if (dialect.keyNeeded) return { ...total, prompt_tokens_details: { cached_tokens: tokens.cached } };
  return total;
}

/** An error where an answer was begun with status 200. */
export function inBandErrorBody(
  { dialect, requestId }: Plan,
  { code, message }: { code: string; message?: string },
): unknown {
  const problem = { reason: 'asked-for' as const, status: 500, code, ...(message ? { detail: message } : {}) };
  return errorAnswer(dialect, problem, requestId).body;
}
