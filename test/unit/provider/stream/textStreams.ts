import { sse } from '../scriptedServer.ts';
import {
  call,
  called,
  calls,
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
} from './streamFixture.ts';

export const textStreams: readonly StreamFixture[] = [
  {
    name: 'box markers go, what they hold stays',
    bytes: sse([text('There: <|begin_of_box|>[[97,595,'), text('179,988]]<|end_of_box|>.'), stop]),
    events: [start, said('There: [[97,595,179,988]].'), ...ended()],
  },
  {
    name: 'box markers cut into tokens, beside what only looks like one',
    bytes: sse([
      ...[
        'a <',
        '|',
        'begin_of',
        '_box',
        '|>',
        '42',
        '<|end',
        '_of_box|',
        '>',
        ' <|x',
        '|> 1 <',
        ' 2 <|begin_of_bo',
      ].map(text),
      stop,
    ]),
    events: [start, said('a 42 <|x|> 1 < 2 <|begin_of_bo'), ...ended()],
  },
  {
    name: '<think> at the start is reasoning, a tag later is text',
    bytes: sse([...['\n<th', 'ink>let me', ' see</', 'think>', '\nUse <think>', ' tags</think>'].map(text), stop]),
    events: [start, thought('let me see'), said('\nUse <think> tags</think>'), ...ended()],
  },
  {
    name: 'an empty pair of think tags, and a lone closing one',
    bytes: sse([text('<think></think>Yes'), stop]),
    events: [start, said('Yes'), ...ended()],
  },
  {
    name: 'a closing think tag that the template had opened',
    bytes: sse([reasoning('hm'), text('</th'), text('ink>Yes'), stop]),
    events: [start, thought('hm'), said('Yes'), ...ended()],
  },
  {
    name: 'a think tag that is never closed',
    bytes: sse([text('<think>and so on</thi'), finish('length')]),
    events: [
      start,
      thought('and so on</thi'),
      emptyAnswer('The model used up the tokens of its answer with thinking, before it said anything.'),
      ...ended('length'),
    ],
  },
  {
    name: 'think tags in a block of code are text, even in front',
    bytes: sse([...['\n```xml\n<th', 'ink>hm</think>\n', '```\n', '<think>too</think>'].map(text), stop]),
    events: [start, said('\n```xml\n<think>hm</think>\n```\n<think>too</think>'), ...ended()],
  },
  {
    name: 'reasoning that meets a tool call, and goes on behind the text',
    bytes: sse([
      reasoning('a'),
      calls({ index: 0, id: 'c', function: { name: 'one', arguments: '{}' } }),
      reasoning('b'),
      text('c'),
      reasoning('d'),
      finish('tool_calls'),
    ]),
    events: [
      start,
      thought('a'),
      ...call(0, 'c', 'one', '{}'),
      thought('b'),
      said('c'),
      thought('d'),
      called(0, 'c', 'one', '{}'),
      ...ended('tool_calls'),
    ],
  },
  {
    name: 'the whole answer in box markers, and again',
    bytes: sse([text('<|begin_of_box|>42<|end_of_box|>'), text('<|begin_of_box|>(1,2)<|end_of_box|>'), stop]),
    events: [start, said('42(1,2)'), ...ended()],
  },
  {
    name: 'reasoning under its other names, never twice',
    bytes: sse([
      { choices: [{ delta: { reasoning: 'a', reasoning_details: [{ type: 'reasoning.text', text: 'a' }] } }] },
      { choices: [{ delta: { reasoning: '', reasoning_details: [{ type: 'reasoning.text', text: 'b' }] } }] },
      { choices: [{ delta: { reasoning_content: 'c', reasoning: 'c' } }] },
      { choices: [{ delta: { reasoning_content: '', thinking: 'd' } }] },
      { choices: [{ delta: { reasoning_content: null, reasoning: 'e', content: 'f' } }] },
      stop,
    ]),
    events: [start, thought('abcde'), said('f'), ...ended()],
  },
  {
    name: 'content as a list of parts, null, and an empty role',
    bytes: sse([
      { choices: [{ delta: { role: '', content: null } }] },
      {
        choices: [
          {
            delta: {
              role: '',
              content: [
                { type: 'text', text: 'par' },
                { type: 'text', text: 'ts' },
              ],
            },
          },
        ],
      },
      stop,
    ]),
    events: [start, said('parts'), ...ended()],
  },
  {
    name: 'web search results, a video, audio, an MCP call',
    bytes: sse([
      {
        choices: [{ delta: { role: 'assistant' } }],
        web_search: [
          {
            icon: 'i',
            title: 't',
            link: 'https://a',
            media: 'm',
            publish_date: '2026-01-01',
            content: 'c',
            refer: 'ref_1',
          },
        ],
      },
      text('a'),
      calls({ id: 'm', type: 'mcp', mcp: { id: 'm', type: 'mcp_call', name: 'read' } }),
      { choices: [{ delta: { audio: { id: 'au', data: 'AAAA' } } }] },
      { choices: [{ delta: { audio: { transcript: 'hi', expires_at: 12 } } }] },
      { choices: [], video_result: [{ url: 'https://v', cover_image_url: 'https://c' }] },
      stop,
    ]),
    events: [
      start,
      {
        type: 'web-search',
        results: [
          {
            title: 't',
            url: 'https://a',
            content: 'c',
            source: 'm',
            icon: 'i',
            publishedAt: '2026-01-01',
            reference: 'ref_1',
          },
        ],
      },
      said('a'),
      { type: 'mcp', call: { id: 'm', type: 'mcp_call', name: 'read' } },
      { type: 'audio-delta', id: 'au', data: 'AAAA' },
      { type: 'audio-delta', transcript: 'hi', expiresAt: 12 },
      { type: 'video', results: [{ url: 'https://v', coverImageUrl: 'https://c' }] },
      ...ended(),
    ],
  },
  {
    name: 'filtered: what came stays, the reason says why it ends',
    bytes: sse([text('a'), finish('sensitive')]),
    events: [start, said('a'), ...ended('sensitive')],
  },
  {
    name: 'a reason that is a word of the language',
    bytes: sse([text('a'), finish('constructor')]),
    events: [start, said('a'), { type: 'finish', reason: 'other', rawReason: 'constructor' }],
  },
  {
    name: 'a reason nobody knows',
    bytes: sse([text('a'), finish('abort')]),
    events: [start, said('a'), { type: 'finish', reason: 'other', rawReason: 'abort' }],
  },
];
