import { sse } from '../scriptedServer.ts';
import {
  call,
  called,
  calls,
  ended,
  finish,
  reasoning,
  type StreamFixture,
  said,
  start,
  text,
  thought,
  used,
} from './streamFixture.ts';

export const toolCallStreams: readonly StreamFixture[] = [
  {
    name: 'GLM-4.5-Flash: a whole tool call in one chunk, index -1, finish there and again (seen, 2025-09)',
    bytes: sse([
      { choices: [{ index: 0, delta: { role: 'assistant', content: '', reasoning_content: '\n' } }] },
      reasoning('add them'),
      text('\n'),
      {
        choices: [
          {
            index: 0,
            finish_reason: 'tool_calls',
            delta: {
              tool_calls: [
                {
                  id: 'call_4B',
                  index: -1,
                  type: 'function',
                  function: { name: 'add', arguments: '{"a": 365, "b": 96}' },
                },
              ],
            },
          },
        ],
      },
      {
        choices: [{ index: 0, finish_reason: 'tool_calls', delta: { role: 'assistant', content: '' } }],
        usage: {
          prompt_tokens: 170,
          completion_tokens: 72,
          total_tokens: 242,
          prompt_tokens_details: { cached_tokens: 43 },
        },
      },
    ]),
    events: [
      start,
      thought('\nadd them'),
      said('\n'),
      ...call(0, 'call_4B', 'add', '{"a": 365, "b": 96}'),
      called(0, 'call_4B', 'add', '{"a": 365, "b": 96}'),
      ...ended('tool_calls', { ...used(170, 72), cachedTokens: 43 }),
    ],
  },
  {
    name: 'two calls at once, both with index -1',
    bytes: sse([
      calls(
        { id: 'a', index: -1, function: { name: 'one', arguments: '{"n":1}' } },
        { id: 'b', index: -1, function: { name: 'two', arguments: '{"n":2}' } },
      ),
      finish('tool_calls'),
    ]),
    events: [
      start,
      ...call(0, 'a', 'one', '{"n":1}'),
      ...call(1, 'b', 'two', '{"n":2}'),
      called(0, 'a', 'one', '{"n":1}'),
      called(1, 'b', 'two', '{"n":2}'),
      ...ended('tool_calls'),
    ],
  },
  {
    name: 'fragments in turn, later ones with an empty id and an empty name',
    bytes: sse([
      calls({ index: 0, id: 'a', type: 'function', function: { name: 'one', arguments: '' } }),
      calls({ index: 1, id: 'b', type: 'function', function: { name: 'two', arguments: '' } }),
      calls({ index: 0, id: '', function: { name: '', arguments: '{"x"' } }),
      calls({ index: 1, function: { arguments: '{"y":' } }),
      calls({ index: 0, id: null, function: { name: null, arguments: ':1}' } }),
      calls({ index: 1, function: { arguments: '2}' } }),
      finish('tool_calls'),
    ]),
    events: [
      start,
      ...call(0, 'a', 'one', '{}', ''),
      ...call(1, 'b', 'two', '{}', ''),
      { type: 'tool-call-delta', index: 0, argumentsDelta: '{"x"' },
      { type: 'tool-call-delta', index: 1, argumentsDelta: '{"y":' },
      { type: 'tool-call-delta', index: 0, argumentsDelta: ':1}' },
      { type: 'tool-call-delta', index: 1, argumentsDelta: '2}' },
      called(0, 'a', 'one', '{"x":1}'),
      called(1, 'b', 'two', '{"y":2}'),
      ...ended('tool_calls'),
    ],
  },
  {
    name: 'id and name repeated on every fragment',
    bytes: sse([
      calls({ index: 0, id: 'a', function: { name: 'one', arguments: '{"x"' } }),
      calls({ index: 0, id: 'a', function: { name: 'one', arguments: ':1}' } }),
      finish('tool_calls'),
    ]),
    events: [start, ...call(0, 'a', 'one', '{"x":1}'), called(0, 'a', 'one', '{"x":1}'), ...ended('tool_calls')],
  },
  {
    name: 'fragments without an index, told apart by id',
    bytes: sse([
      calls({ id: 'a', function: { name: 'one', arguments: '{"x":' } }),
      calls({ function: { arguments: '1}' } }),
      calls({ id: 'b', function: { name: 'two', arguments: '{' } }),
      calls({ function: { arguments: '}' } }),
      finish('tool_calls'),
    ]),
    events: [
      start,
      ...call(0, 'a', 'one', '{"x":1}'),
      ...call(1, 'b', 'two', '{}'),
      called(0, 'a', 'one', '{"x":1}'),
      called(1, 'b', 'two', '{}'),
      ...ended('tool_calls'),
    ],
  },
  {
    name: 'one index used for two calls, and sparse ones',
    bytes: sse([
      calls({ index: 0, id: 'a', function: { name: 'one', arguments: '{}' } }),
      calls({ index: 0, id: 'b', function: { name: 'two', arguments: '{"n"' } }),
      calls({ index: 0, function: { arguments: ':2}' } }),
      calls({ index: 7, id: 'c', function: { name: 'three', arguments: '{}' } }),
      finish('tool_calls'),
    ]),
    events: [
      start,
      ...call(0, 'a', 'one', '{}'),
      ...call(1, 'b', 'two', '{"n":2}'),
      ...call(2, 'c', 'three', '{}'),
      called(0, 'a', 'one', '{}'),
      called(1, 'b', 'two', '{"n":2}'),
      called(2, 'c', 'three', '{}'),
      ...ended('tool_calls'),
    ],
  },
  {
    name: 'a new id for every fragment of one call',
    bytes: sse([
      calls({ index: 0, id: 'a1', function: { name: 'one', arguments: '{"x"' } }),
      calls({ index: 0, id: 'a2', function: { arguments: ':1}' } }),
      finish('tool_calls'),
    ]),
    events: [start, ...call(0, 'a1', 'one', '{"x":1}'), called(0, 'a1', 'one', '{"x":1}'), ...ended('tool_calls')],
  },
  {
    name: 'the name after the arguments',
    bytes: sse([
      calls({ index: 0, id: 'a', function: { arguments: '{"x"' } }),
      calls({ index: 0, function: { name: 'one', arguments: ':1}' } }),
      finish('tool_calls'),
    ]),
    events: [start, ...call(0, 'a', 'one', '{"x":1}'), called(0, 'a', 'one', '{"x":1}'), ...ended('tool_calls')],
  },
  {
    name: 'arguments as an object, and none at all',
    bytes: sse([
      calls({ index: 0, id: 'a', function: { name: 'one', arguments: { city: '深圳' } } }),
      calls({ index: 1, id: 'b', function: { name: 'two' } }),
      calls({ index: 2, id: 'c', function: { name: 'three', arguments: '' } }),
      finish('tool_calls'),
    ]),
    events: [
      start,
      ...call(0, 'a', 'one', '{"city":"深圳"}'),
      ...call(1, 'b', 'two', '{}', ''),
      ...call(2, 'c', 'three', '{}', ''),
      called(0, 'a', 'one', '{"city":"深圳"}'),
      called(1, 'b', 'two', '{}'),
      called(2, 'c', 'three', '{}'),
      ...ended('tool_calls'),
    ],
  },
  {
    name: 'arguments that parse half way are not the end of them',
    bytes: sse([
      calls({ index: 0, id: 'a', function: { name: 'one', arguments: '{}' } }),
      calls({ index: 0, function: { arguments: ' ' } }),
      calls({ index: 0, function: { arguments: '\n' } }),
      finish('tool_calls'),
    ]),
    events: [start, ...call(0, 'a', 'one', '{} \n'), called(0, 'a', 'one', '{} \n'), ...ended('tool_calls')],
  },
  {
    name: 'arguments that are no JSON are told and kept',
    bytes: sse([calls({ index: 0, id: 'a', function: { name: 'one', arguments: '{"x": tru' } }), finish('length')]),
    events: [
      start,
      ...call(0, 'a', 'one', '{"x": tru'),
      {
        type: 'warning',
        code: 'tool-arguments-invalid',
        message: 'The arguments of the tool call "one" are not JSON.',
      },
      called(0, 'a', 'one', '{"x": tru'),
      ...ended('length'),
    ],
  },
  {
    name: '"stop" after tool calls means the calls',
    bytes: sse([calls({ index: 0, id: 'a', function: { name: 'one', arguments: '{}' } }), finish('stop')]),
    events: [
      start,
      ...call(0, 'a', 'one', '{}'),
      called(0, 'a', 'one', '{}'),
      { type: 'finish', reason: 'tool-calls', rawReason: 'stop' },
    ],
  },
  {
    name: 'a call whose name never comes',
    bytes: sse([calls({ index: 0, id: 'a', function: { arguments: '{}' } }), finish('tool_calls')]),
    events: [
      start,
      {
        type: 'warning',
        code: 'tool-call-without-name',
        message: 'The model began a tool call and never said which tool.',
      },
      ...ended('tool_calls'),
    ],
  },
];
