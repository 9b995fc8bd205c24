import assert from 'node:assert/strict';
import { cuttings } from '../chunking.ts';
import { sse } from '../scriptedServer.ts';
import { decodeStream, joined } from './decodeStream.ts';
import { streamFixtures } from './streamFixtures.ts';
import { calls, finish, reasoning, stop, text } from './streamFixture.ts';

describe('ChatDecoder', () => {
  for (const { name, bytes, offered = {}, events, failure } of streamFixtures) {
    it(name, () => {
      for (const pieces of cuttings(bytes)) {
        const decoded = decodeStream(pieces, { offered });
        assert.deepEqual(joined(decoded.events), events);
        assert.equal(decoded.failure?.kind, failure?.kind);
        if (!failure) continue;
        assert.equal(decoded.failure?.retryable, failure.retryable);
        assert.equal(decoded.failure?.code, failure.code);
      }
    });
  }

  it('makes one event of the deltas of one read', () => {
    const bytes = new TextEncoder().encode(sse([reasoning('a'), reasoning('b'), text('c'), text('d'), stop]));
    const { events } = decodeStream([bytes]);
    assert.deepEqual(
      events.map(event => event.type),
      ['start', 'reasoning-delta', 'text-delta', 'finish'],
    );
  });

  it('never shows a part of a marker', () => {
    const shown = new Set<string>();
    for (const pieces of cuttings(sse([text('<think>x</think><|begin_of_box|>1<|end_of_box|>'), stop]))) {
      for (const event of decodeStream(pieces).events) if (event.type === 'text-delta') shown.add(event.text);
    }
    assert.deepEqual([...shown], ['1']);
  });

  it('makes up an id where none came, another one for each call', () => {
    const bytes = sse([
      calls({ index: 0, function: { name: 'one', arguments: '{}' } }),
      calls({ index: 1, function: { name: 'two', arguments: '{}' } }),
      finish('tool_calls'),
    ]);
    const { events } = decodeStream([new TextEncoder().encode(bytes)]);
    const starts = events.filter(event => event.type === 'tool-call-start').map(event => event.id);
    const ends = events.filter(event => event.type === 'tool-call').map(event => event.id);
    assert.equal(new Set(starts).size, 2);
    assert.deepEqual(ends, starts);
    for (const id of starts) assert.match(id, /^call_[0-9a-f]{32}$/);
  });

  it('takes the request id from the header where no chunk has one', () => {
    const bytes = new TextEncoder().encode(sse([text('a'), stop]));
    const { events } = decodeStream([bytes], { header: name => (name === 'x-request-id' ? 'req-1' : undefined) });
    assert.deepEqual(events[0], { type: 'start', requestId: 'req-1' });
  });

  it('tells a flood of unreadable chunks a few times only', () => {
    const bytes = `${sse([text('a')], false)}${'data: <x>\n\n'.repeat(1000)}${sse([stop])}`;
    const { events } = decodeStream(cuttings(bytes)[0] ?? []);
    assert.equal(events.filter(event => event.type === 'warning').length, 10);
  });
});
