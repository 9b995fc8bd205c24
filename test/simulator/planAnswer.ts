import { createHash } from 'node:crypto';
import { type Answer, answerTo } from './answer/answer.ts';
import { asksForCodeEdits } from './answer/editing/codeEditAnswer.ts';
import { asksForEdits } from './answer/editing/editAnswer.ts';
import { withRemarks } from './answer/remarksAnswer.ts';
import type { SimulatedDialect, SimulatedModel } from './dialects/dialect.ts';
import { type Exchange, requestIdOf } from './exchange.ts';
import { isObject } from './reading/readRequest.ts';
import type { Received } from './reading/received.ts';
import type { Plan } from './wire/frames.ts';
import { speak } from './wire/speech.ts';
import { pieces, promptTokens, textTokens } from './wire/tokens.ts';

/** Everything that is to be sent, before the first byte of it is. */
export function planOf(
  exchange: Exchange,
  dialect: SimulatedDialect,
  model: SimulatedModel | undefined,
  received: Received,
): Plan {
  const { recording, state } = exchange;
  const { body } = received;
  const query = searchQuery(received);
  const { habits } = state;
  const edits = asksForEdits(received) || asksForCodeEdits(received) ? habits.nextEdits() : 'mend';
  const manner = { draft: habits.draft, edits, mends: habits.mends };
  const said = withRemarks(answerTo(received, thinks(dialect, model, body), manner), habits);
  const full = referring(said, query);
  const limit =
    typeof body.max_tokens === 'number'
      ? body.max_tokens
      : typeof body.max_completion_tokens === 'number'
        ? body.max_completion_tokens
        : undefined;
  const { answer, shortened } = shorten(stopAt(asGlmBegins(full, dialect), body.stop), limit);
  const prompt = promptTokens(received);
  const requestId = typeof body.request_id === 'string' ? body.request_id : requestIdOf(recording);
  const spoken =
    model?.speaks === 'always' || (Array.isArray(body.modalities) && body.modalities.includes('audio'))
      ? speak(answer.content)
      : undefined;
  const natural = answer.toolCalls.length > 0 ? 'tool_calls' : 'stop';
  return {
    dialect,
    answer,
    id: dialect.requestId ? requestIdOf(recording) : `chatcmpl-${requestIdOf(recording)}`,
    requestId,
    createdAt: Math.floor(recording.receivedAt / 1000),
    model: received.model,
    finishReason: shortened ? 'length' : natural,
    usageAsked: isObject(body.stream_options) && body.stream_options.include_usage === true,
    toolStream: body.tool_stream === true,
    tokensPerChunk: state.pace.tokensPerChunk,
    ...(spoken ? { speech: spoken } : {}),
    speechExpiresAt: Math.floor(recording.receivedAt / 1000) + 3600,
    ...(query === undefined ? {} : { searchQuery: query }),
    tokens: {
      prompt: prompt.text + prompt.pictures + prompt.sound,
      promptSound: prompt.sound,
      promptText: prompt.text,
      promptPictures: prompt.pictures,
      cached: cachedTokens(state.cache, received),
      reasoning: textTokens(answer.reasoning),
      content:
        textTokens(answer.content) +
        answer.toolCalls.reduce((sum, call) => sum + textTokens(call.name + call.arguments), 0),
    },
  };
}

/** An answer that rests on a search refers to what was found. */
function referring(answer: Answer, query: string | undefined): Answer {
  if (query === undefined || answer.content === '') return answer;
  return { ...answer, content: `${answer.content} [ref_1]` };
}

/** What the service's own search tool would look for: its query, else the question. */
function searchQuery({ body, last }: Received): string | undefined {
  const tools: readonly unknown[] = Array.isArray(body.tools) ? body.tools : [];
  const search = tools.find(tool => isObject(tool) && tool.type === 'web_search');
  if (!isObject(search)) return undefined;
  const { web_search: options } = search;
  return isObject(options) && typeof options.search_query === 'string' ? options.search_query : last.text;
}

/** On unless the dialect's own field says no: another dialect's field is ignored, as the real server would. */
function thinks(dialect: SimulatedDialect, model: SimulatedModel | undefined, body: Record<string, unknown>): boolean {
  if (model?.thinking === 'none') return false;
  if (model?.thinking === 'forced') return true;
  if (body.reasoning_effort === 'none' || body.reasoning_effort === 'minimal') return false;
  switch (dialect.thinkingField) {
    case 'thinking':
      if (model?.thinking === 'default-off') return body.enable_thinking === true;
      return !(isObject(body.thinking) && body.thinking.type === 'disabled') && body.enable_thinking !== false;
    case 'reasoning': {
      const { reasoning } = body;
      return (
        !isObject(reasoning) ||
        !(reasoning.enabled === false || reasoning.effort === 'none' || reasoning.exclude === true)
      );
    }
    case 'chat_template_kwargs':
      return (
        !(isObject(body.chat_template_kwargs) && body.chat_template_kwargs.enable_thinking === false) &&
        body.enable_thinking !== false
      );
    default:
      return true;
  }
}

/** GLM's answers begin with a line break, their thinking too; whoever shows them has to live with it. */
function asGlmBegins(answer: Answer, dialect: SimulatedDialect): Answer {
  if (!dialect.keyNeeded) return answer;
  const begin = (text: string) => (text === '' ? '' : `\n${text}`);
  return { ...answer, reasoning: begin(answer.reasoning), content: begin(answer.content) };
}

function stopAt(answer: Answer, stop: unknown): Answer {
  const words = (Array.isArray(stop) ? stop : [stop]).filter(word => typeof word === 'string' && word !== '');
  const ends = words.map(word => answer.content.indexOf(word)).filter(at => at >= 0);
  return ends.length === 0 ? answer : { ...answer, content: answer.content.slice(0, Math.min(...ends)) };
}

/** What fits into `limit` tokens, thinking included. */
function shorten(answer: Answer, limit: number | undefined): { answer: Answer; shortened: boolean } {
  const reasoning = textTokens(answer.reasoning);
  if (limit === undefined || reasoning + textTokens(answer.content) <= limit) return { answer, shortened: false };
  const cut = (text: string, tokens: number) => pieces(text, 1).slice(0, Math.max(0, tokens)).join('');
  if (reasoning >= limit)
    return { answer: { reasoning: cut(answer.reasoning, limit), content: '', toolCalls: [] }, shortened: true };
  return { answer: { ...answer, content: cut(answer.content, limit - reasoning) }, shortened: true };
}

/** Tokens of the longest run of first messages that some earlier request also began with. */
function cachedTokens(cache: Set<string>, received: Received): number {
  const messages = Array.isArray(received.body.messages) ? received.body.messages : [];
  let known = 0;
  let hash = createHash('sha256').update(received.model);
  messages.forEach((message, index) => {
    hash = hash.update(JSON.stringify(message) ?? '');
    const prefix = hash.copy().digest('hex');
    if (cache.has(prefix) && known === index) known = index + 1;
    cache.add(prefix);
  });
  return received.messages.slice(0, known).reduce((sum, message) => sum + textTokens(message.text), 0);
}
