import { sse } from '../scriptedServer.ts';
import {
  emptyAnswer,
  ended,
  finish,
  reasoning,
  type StreamFixture,
  said,
  start,
  stop,
  text,
  thought,
  unreadable,
  usage,
  used,
} from './streamFixture.ts';

export const framingStreams: readonly StreamFixture[] = [
  {
    name: 'GLM-4.6: reasoning, text, finish, usage in a chunk without choices (seen at BigModel, 2026-02)',
    bytes: sse([
      {
        id: '2026021010253871cb1b6ec9e54d6b',
        created: 1770690338,
        object: 'chat.completion.chunk',
        model: 'glm-4.6',
        choices: [{ index: 0, delta: { role: 'assistant', reasoning_content: '\n' } }],
      },
      reasoning('先想'),
      reasoning('一想'),
      text('\n'),
      text('你好'),
      stop,
      usage(9, 1024),
    ]),
    events: [
      { type: 'start', id: '2026021010253871cb1b6ec9e54d6b', createdAt: 1770690338, model: 'glm-4.6' },
      thought('\n先想一想'),
      said('\n你好'),
      ...ended('stop', used(9, 1024)),
    ],
  },
  {
    name: 'usage with every chunk: the last one counts, and comes once',
    bytes: sse([
      { ...text('a'), usage: { prompt_tokens: 5, completion_tokens: 1, total_tokens: 6 } },
      { ...text('b'), usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 } },
      { ...stop, usage: { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 } },
      { choices: [], usage: null },
    ]),
    events: [start, said('ab'), ...ended('stop', used(5, 3))],
  },
  {
    name: 'usage in front of the finish',
    bytes: sse([text('a'), usage(5, 1), stop]),
    events: [start, said('a'), ...ended('stop', used(5, 1))],
  },
  {
    name: 'usage with details, nulls, negative numbers and no total',
    bytes: sse([
      text('a'),
      stop,
      {
        choices: [],
        usage: {
          prompt_tokens: 19,
          completion_tokens: 190,
          prompt_tokens_details: { cached_tokens: null, image_tokens: 12, audio_tokens: -1 },
          completion_tokens_details: { reasoning_tokens: 205 },
        },
      },
    ]),
    events: [
      start,
      said('a'),
      ...ended('stop', {
        promptTokens: 19,
        completionTokens: 190,
        totalTokens: 209,
        reasoningTokens: 205,
        prompt: { image: 12 },
      }),
    ],
  },
  {
    name: 'no blank line, no [DONE] at the end',
    bytes: `${sse([text('a')], false)}data: ${JSON.stringify(stop)}`,
    events: [start, said('a'), ...ended()],
  },
  {
    name: 'what follows [DONE] does not count',
    bytes: `${sse([text('a'), stop])}${sse([text('b')], false)}`,
    events: [start, said('a'), ...ended()],
  },
  {
    name: 'CRLF, comments, event names, no space after the colon, a BOM',
    bytes: `\ufeff: OPENROUTER PROCESSING\r\n\r\n: ping\r\nevent: message\r\ndata:${JSON.stringify(text('a'))}\r\n\r\nevent: keepalive\r\ndata:\r\n\r\nid: 7\r\nretry: 10\r\ndata:${JSON.stringify(stop)}\r\n\r\ndata:[DONE]\r\n\r\n`,
    events: [start, said('a'), ...ended()],
  },
  {
    name: 'CR alone',
    bytes: sse([text('a'), stop]).replaceAll('\n', '\r'),
    events: [start, said('a'), ...ended()],
  },
  {
    name: 'one chunk over several data lines',
    bytes: `data: {"choices":\ndata: [{"delta":\ndata: {"content":"a"}}]}\n\n${sse([stop])}`,
    events: [start, said('a'), ...ended()],
  },
  {
    name: 'characters of two, three and four bytes',
    bytes: sse([text('é 你好 𝄞 👩‍💻'), text('结束'), stop]),
    events: [start, said('é 你好 𝄞 👩‍💻结束'), ...ended()],
  },
  {
    name: 'chunks without choices, and keep-alives in JSON in front',
    bytes: sse([{}, { type: 'ping' }, { id: 'x', choices: [] }, { id: 'x' }, { choices: null }, text('a'), stop]),
    events: [{ type: 'start', id: 'x' }, said('a'), ...ended()],
  },
  {
    name: 'a frame cut short with the next one in it',
    bytes: `${sse([text('a')], false)}data: {"choices":[{"index":0,"del data: ${JSON.stringify(text('b'))}\n\n${sse([stop])}`,
    events: [start, said('a'), unreadable, said('b'), ...ended()],
  },
  {
    name: 'two frames without a blank line between them',
    bytes: `data: ${JSON.stringify(text('a'))}\ndata: ${JSON.stringify(text('b'))}\n\n${sse([stop])}`,
    events: [start, said('ab'), ...ended()],
  },
  {
    name: 'a frame that is no JSON, and one that is no object',
    bytes: `${sse([text('a')], false)}data: <oops>\n\ndata: 42\n\n${sse([text('b'), stop])}`,
    events: [start, said('a'), unreadable, unreadable, said('b'), ...ended()],
  },
  {
    name: 'fields of the wrong type are as good as absent',
    bytes: sse([
      { id: 5, model: 7, created: '1770690338', choices: [{ delta: { content: 'a', tool_calls: 'none' } }] },
      { choices: [{ delta: { content: 5, reasoning_content: {} } }] },
      { choices: 'x' },
      { choices: [null] },
      { choices: [{ delta: 'x' }] },
      { ...stop, usage: 'many', web_search: {}, content_filter: [5, { role: 'user', level: 3 }] },
    ]),
    events: [
      { type: 'start', id: '5', createdAt: 1770690338 },
      said('a'),
      { type: 'content-filter', results: [{ role: 'user', level: 3 }] },
      ...ended(),
    ],
  },
  {
    name: 'only reasoning: told, not blank',
    bytes: sse([reasoning('hm'), stop, usage(5, 0)]),
    events: [start, thought('hm'), emptyAnswer(), ...ended('stop', used(5, 0))],
  },
  {
    name: 'a whole completion where a stream was asked for',
    bytes: JSON.stringify({
      id: 'x',
      choices: [{ message: { role: 'assistant', content: 'a' }, finish_reason: 'stop' }],
    }),
    events: [{ type: 'start', id: 'x' }, said('a'), ...ended()],
  },
  {
    name: 'no word before the tokens were used up',
    bytes: sse([text(' '), finish('length')]),
    events: [
      start,
      said(' '),
      emptyAnswer('The answer ran out of tokens before the model said anything.'),
      ...ended('length'),
    ],
  },
  {
    name: 'keep-alives: as an event, as JSON, as nothing',
    bytes: `event: keepalive\ndata: {"type":"keepalive"}\n\n${sse([text('a')], false)}event: keepalive\ndata: {}\n\n:\n\ndata: {"type":"keepalive"}\n\ndata:\n\n${sse([stop])}`,
    events: [start, said('a'), ...ended()],
  },
  {
    name: 'deltas under the name of message',
    bytes: sse([
      { choices: [{ message: { role: 'assistant', reasoning_content: 'hm' } }] },
      { choices: [{ message: { content: 'a' } }] },
      { choices: [{ delta: null, message: { content: 'b' } }] },
      { choices: [{ message: {}, finish_reason: 'stop' }] },
    ]),
    events: [start, thought('hm'), said('ab'), ...ended()],
  },
  {
    name: 'the whole message again behind its deltas',
    bytes: sse([
      text('a'),
      text('b'),
      { choices: [{ message: { role: 'assistant', content: 'ab' }, finish_reason: 'stop' }] },
    ]),
    events: [start, said('ab'), ...ended()],
  },
  {
    name: 'empty deltas, choices without one, an empty reason',
    bytes: sse([
      { choices: [{ delta: {} }] },
      { choices: [{}] },
      { choices: [{ delta: { content: '' }, finish_reason: '' }] },
      text('a'),
      stop,
    ]),
    events: [start, said('a'), ...ended()],
  },
  {
    name: 'control characters raw in a string',
    bytes: `data: {"choices":[{"delta":{"content":"a\tb\u0000\u001bc \\"q\\""}}]}\n\ndata: {"choices":[{"delta":{"content":"one\ndata: two"}}]}\n\n${sse([stop])}`,
    events: [start, said('a\tb\u0000\u001bc "q"one\ntwo'), ...ended()],
  },
  {
    name: 'the reason twice, then usage, [DONE] with white space',
    bytes: `${sse([text('a'), stop, stop, usage(3, 1)], false)}data:  [DONE] \n\n${sse([text('late')])}`,
    events: [start, said('a'), ...ended('stop', used(3, 1))],
  },
];
