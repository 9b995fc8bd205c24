import { sse } from '../scriptedServer.ts';
import { finish, reasoning, type StreamFixture, said, start, text, thought, unreadable } from './streamFixture.ts';

export const failingStreams: readonly StreamFixture[] = [
  {
    name: 'no finish reason before [DONE]',
    bytes: sse([text('a <|begin')]),
    events: [start, said('a <|begin')],
    failure: { kind: 'truncated', retryable: true },
  },
  {
    name: 'the body ends in the middle',
    bytes: `${sse([text('a')], false)}data: {"choices":[{"delta":{"con`,
    events: [start, said('a'), unreadable],
    failure: { kind: 'truncated', retryable: true },
  },
  { name: 'nothing but [DONE]', bytes: sse([]), events: [], failure: { kind: 'truncated', retryable: true } },
  {
    name: 'network_error after a beginning',
    bytes: sse([text('a'), finish('network_error')]),
    events: [start, said('a')],
    failure: { kind: 'network', retryable: true, code: 'network_error' },
  },
  {
    name: 'network_error at once is an error in front of the beginning',
    bytes: sse([finish('network_error')]),
    events: [],
    failure: { kind: 'network', retryable: true, code: 'network_error' },
  },
  {
    name: 'the context was too long',
    bytes: sse([finish('model_context_window_exceeded')]),
    events: [],
    failure: { kind: 'context-length', retryable: false, code: 'model_context_window_exceeded' },
  },
  {
    name: 'an error in front of everything, its code a number',
    bytes: sse([{ error: { code: 1302, message: 'rate limited' } }]),
    events: [],
    failure: { kind: 'rate-limit', retryable: true, code: '1302' },
  },
  {
    name: 'an error in the middle, under an event name',
    bytes: `${sse([text('a')], false)}event: error\ndata: {"error":{"code":"1113","message":"arrears"}}\n\ndata: [DONE]\n\n`,
    events: [start, said('a')],
    failure: { kind: 'balance', retryable: false, code: '1113' },
  },
  {
    name: 'an error as a bare line of JSON',
    bytes: `${sse([text('a')], false)}{"error":{"code":"1305","message":"overloaded"}}\n`,
    events: [start, said('a')],
    failure: { kind: 'overloaded', retryable: true, code: '1305' },
  },
  {
    name: 'an error in the shape of old vLLM',
    bytes: sse([
      text('a'),
      {
        object: 'error',
        message: "This model's maximum context length is 8192 tokens",
        type: 'BadRequestError',
        code: 400,
      },
    ]),
    events: [start, said('a')],
    failure: { kind: 'context-length', retryable: false, code: '400' },
  },
  {
    name: 'an error beside choices (OpenRouter)',
    bytes: sse([
      text('a'),
      {
        error: { code: 502, message: 'Provider disconnected' },
        choices: [{ delta: { content: '' }, finish_reason: 'error' }],
      },
    ]),
    events: [start, said('a')],
    failure: { kind: 'server', retryable: true, code: '502' },
  },
  {
    name: 'an error that is only a sentence',
    bytes: sse([{ error: 'model "x" not found, try pulling it first' }]),
    events: [],
    failure: { kind: 'model-not-found', retryable: false },
  },
  {
    name: 'an error while it still thinks',
    bytes: sse([reasoning('hm'), text('<think>so</thi'), { error: { code: '1234', message: 'network' } }]),
    events: [start, thought('hmso</thi')],
    failure: { kind: 'network', retryable: true, code: '1234' },
  },
];
