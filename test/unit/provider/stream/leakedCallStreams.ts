import { sse } from '../scriptedServer.ts';
import { call, called, ended, finish, inText, type StreamFixture, said, start, stop, text } from './streamFixture.ts';

const weather = { properties: { city: { type: 'string' }, days: { type: 'integer' }, zip: { type: 'string' } } };
const offered = { get_weather: weather, get_time: {} };
const fine = (args: string) => JSON.stringify(JSON.parse(args));
/** What stands for an id that was made up. */
const id = '*';
const glmCall =
  '<tool_call>get_weather\n<arg_key>city</arg_key>\n<arg_value>深圳</arg_value>\n<arg_key>days</arg_key>\n<arg_value>3</arg_value>\n<arg_key>zip</arg_key>\n<arg_value>518000</arg_value>\n</tool_call>';
const glmArguments = fine('{"city":"深圳","days":3,"zip":"518000"}');

/** Servers without a parser for the model's own way of calling leave it in the text. */
export const leakedCallStreams: readonly StreamFixture[] = [
  {
    name: 'a call in GLM’s own words, cut into tokens',
    offered,
    bytes: sse([...['Let me look.\n', ...(glmCall.match(/[\s\S]{1,7}/g) ?? []), '\n'].map(text), stop]),
    events: [
      start,
      said('Let me look.\n'),
      inText('get_weather'),
      ...call(0, id, 'get_weather', glmArguments),
      said('\n'),
      called(0, id, 'get_weather', glmArguments),
      { type: 'finish', reason: 'tool-calls', rawReason: 'stop' },
    ],
  },
  {
    name: 'two leaked calls, one without arguments, one as JSON',
    offered,
    bytes: sse([
      text(
        '<tool_call>get_time</tool_call><tool_call>\n{"name": "get_weather", "arguments": {"city": "x"}}\n</tool_call>',
      ),
      finish('tool_calls'),
    ]),
    events: [
      start,
      inText('get_time'),
      ...call(0, id, 'get_time', '{}'),
      inText('get_weather'),
      ...call(1, id, 'get_weather', '{"city":"x"}'),
      called(0, id, 'get_time', '{}'),
      called(1, id, 'get_weather', '{"city":"x"}'),
      ...ended('tool_calls'),
    ],
  },
  {
    name: 'a leaked call between section markers',
    offered,
    bytes: sse([
      text('Sure.<|tool_calls_section_begin|><|tool_call_begin|>functions.get_weather:0<|tool_call_'),
      text('argument_begin|>{"city": "x"}<|tool_call_end|><|tool_calls_section_end|>'),
      stop,
    ]),
    events: [
      start,
      said('Sure.'),
      inText('get_weather'),
      ...call(0, id, 'get_weather', '{"city": "x"}'),
      called(0, id, 'get_weather', '{"city": "x"}'),
      { type: 'finish', reason: 'tool-calls', rawReason: 'stop' },
    ],
  },
  {
    name: 'markers that are quoted, of unknown tools, or never closed are text',
    offered,
    bytes: sse([
      text('Write `<tool_call>get_time</tool_call>` or\n```\n<tool_call>get_time</tool_call>\n```\n'),
      text('<tool_call>rm</tool_call> <tool_call>what is this</tool_call> <tool_call>get_weather of it</tool_call> '),
      text('<tool_call>{"name":"get_time","arg</tool_call> <tool_call>get_weather\n<arg_key>city'),
      stop,
    ]),
    events: [
      start,
      said(
        'Write `<tool_call>get_time</tool_call>` or\n```\n<tool_call>get_time</tool_call>\n```\n<tool_call>rm</tool_call> <tool_call>what is this</tool_call> <tool_call>get_weather of it</tool_call> <tool_call>{"name":"get_time","arg</tool_call> <tool_call>get_weather\n<arg_key>city',
      ),
      ...ended(),
    ],
  },
  {
    name: 'JSON that looks like a call is text, with tools or without',
    offered,
    bytes: sse([text('{"name":"get_time","arguments":{}}\n'), text('<|tool_call'), stop]),
    events: [start, said('{"name":"get_time","arguments":{}}\n<|tool_call'), ...ended()],
  },
  {
    name: 'without tools on offer a marker is text',
    bytes: sse([text('<tool_call>get_time</tool_call>'), stop]),
    events: [start, said('<tool_call>get_time</tool_call>'), ...ended()],
  },
];
