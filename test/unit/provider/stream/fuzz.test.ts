import assert from 'node:assert/strict';
import { GlmError } from '../../../../src/provider/index.ts';
import { cut, seededRandom } from '../chunking.ts';
import { decodeStream } from './decodeStream.ts';
import { streamFixtures } from './streamFixtures.ts';

type Bytes = Buffer<ArrayBuffer>;

const streams: readonly Bytes[] = streamFixtures.map(({ bytes }) => Buffer.from(bytes));
const offered = { get_time: {}, get_weather: {} };
const splinters = [
  ...['null', '[]', '{}', '"constructor"', '__proto__', '1e999', '-1', 'data: ', '\n\n', '\r', '{', '}', '[DONE]'],
  ...['"error":', '"choices":', '"finish_reason":', '"index":-1,', '"delta":null', '"tool_calls":[null]', '\0'],
  ...[
    '<think>',
    '</think>',
    '<|begin_of_box|>',
    '<tool_call>',
    '</tool_call>',
    '"function":5',
    '"usage":{"prompt_tokens":"x"}',
  ],
].map(text => Buffer.from(text));

describe('streams that were damaged at random', () => {
  it('end in a finish or in an error, in order, and show no marker', () => {
    const random = seededRandom(20_261_120);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    for (let round = 0; round < 2_000; round++) {
      let bytes = pick(streams);
      for (let left = 1 + Math.floor(random() * 5); left > 0; left--) bytes = damaged(bytes, random, pick);
      const { events, failure } = decodeStream(cut(bytes, 1 + Math.floor(random() * 60), random), { offered });
      const where = `round ${round}: ${bytes.toString('utf8')}`;
      const count = (type: string): number => events.filter(event => event.type === type).length;
      const last = events.at(-1)?.type;
      assert.equal(last === 'finish', failure === undefined, where);
      assert.ok(failure === undefined || failure instanceof GlmError, where);
      assert.ok(events.length === 0 || events[0]?.type === 'start', where);
      for (const once of ['start', 'usage', 'finish']) assert.ok(count(once) <= 1, where);
      assert.ok(count('usage') === 0 || events.at(-2)?.type === 'usage', where);
      for (const event of events) {
        if (event.type === 'text-delta') assert.doesNotMatch(event.text, /^$|<\|(begin|end)_of_box\|>/, where);
        if (event.type === 'tool-call') assert.ok(event.id !== '' && event.name !== '', where);
      }
    }
  }).timeout(60_000);
});

function damaged(bytes: Bytes, random: () => number, pick: <T>(from: readonly T[]) => T): Bytes {
  const at = Math.floor(random() * bytes.length);
  const [front, back] = [bytes.subarray(0, at), bytes.subarray(at)];
  const how = random();
  if (how < 0.3) return Buffer.concat([front, pick(splinters), back]);
  if (how < 0.5) return Buffer.concat([front, back.subarray(Math.floor(random() * 20))]);
  if (how < 0.7) return Buffer.concat([front, Buffer.from([Math.floor(random() * 256)]), back.subarray(1)]);
  if (how < 0.85) return Buffer.concat([front, pick(streams)]);
  return front;
}
