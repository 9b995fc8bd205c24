import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import {
  ChannelClosed,
  createChannel,
  type Port,
  RequestFailed,
  type Vocabulary,
} from '../../../src/protocol/channel.ts';

const left = {
  events: { 'light/changed': z.object({ on: z.boolean() }) },
  requests: {
    'sum/ask': { params: z.object({ a: z.number(), b: z.number() }), result: z.number() },
    'light/switch': { params: z.optional(z.null()), result: z.optional(z.null()) },
    'dialog/open': { params: z.optional(z.null()), result: z.string() },
  },
} as const satisfies Vocabulary;
const right = { events: {}, requests: {} } as const satisfies Vocabulary;

/** Two ends of one line; what is posted is cloned as the editor does, which leaves out what is undefined. */
function line(): { a: Port; b: Port; inject(message: unknown): void } {
  const listeners = { a: new Set<(m: unknown) => void>(), b: new Set<(m: unknown) => void>() };
  const port = (mine: 'a' | 'b', other: 'a' | 'b'): Port => ({
    post: message => {
      const said = Object.entries(message as object).filter(([, value]) => value !== undefined);
      const clone = structuredClone(Object.fromEntries(said));
      queueMicrotask(() => {
        for (const listener of listeners[other]) listener(clone);
      });
    },
    listen: listener => {
      listeners[mine].add(listener);
      return () => listeners[mine].delete(listener);
    },
  });
  return {
    a: port('a', 'b'),
    b: port('b', 'a'),
    inject: message => {
      for (const listener of listeners.b) listener(message);
    },
  };
}

function connect(
  onRequest: Partial<{ sum: (p: { a: number; b: number }) => unknown; dialog: () => Promise<string> }> = {},
) {
  const { a, b, inject } = line();
  const warnings: string[] = [];
  const events: unknown[] = [];
  const asking = createChannel({
    port: a,
    says: left,
    hears: right,
    onEvent: {},
    onRequest: {},
    warn: message => warnings.push(message),
  });
  const answering = createChannel({
    port: b,
    says: right,
    hears: left,
    onEvent: { 'light/changed': event => events.push(event) },
    onRequest: {
      'sum/ask': params => (onRequest.sum ? (onRequest.sum(params) as number) : params.a + params.b),
      'light/switch': () => undefined,
      'dialog/open': () => onRequest.dialog?.() ?? 'ok',
    },
    warn: message => warnings.push(message),
  });
  return { asking, answering, inject, warnings, events };
}

describe('createChannel', () => {
  it('answers requests and delivers events', async () => {
    const { asking, events } = connect();
    asking.send('light/changed', { on: true });
    assert.equal(await asking.request('sum/ask', { a: 2, b: 3 }), 5);
    assert.deepEqual(events, [{ on: true }]);
  });

  it('hears a reply that has nothing to say', async () => {
    assert.equal(await connect().asking.request('light/switch', null), undefined);
  });

  it("rejects with the other side's error, and with one for a reply of the wrong shape", async () => {
    const failing = connect({
      sum: () => {
        throw new Error('no sums today');
      },
    });
    await assert.rejects(failing.asking.request('sum/ask', { a: 1, b: 1 }), {
      name: 'RequestFailed',
      message: 'no sums today',
    });
    const lying = connect({ sum: () => 'five' });
    await assert.rejects(lying.asking.request('sum/ask', { a: 1, b: 1 }), RequestFailed);
  });

  it('refuses malformed params before the handler sees them, without quoting their values', async () => {
    let called = false;
    const { asking, warnings } = connect({
      sum: () => {
        called = true;
        return 0;
      },
    });
    await assert.rejects(asking.request('sum/ask', { a: 'sk-secret' as unknown as number, b: 1 }), RequestFailed);
    assert.equal(called, false);
    assert.equal(warnings.length, 1);
    assert.ok(!warnings.join().includes('sk-secret'));
  });

  it('logs and drops what it does not know', () => {
    const { inject, warnings, events } = connect();
    for (const message of [
      null,
      'text',
      { kind: 'event', name: 'light/changed', value: { on: 'yes' } },
      { kind: 'event', name: 'toString', value: 1 },
      { kind: 'reply', id: 99, result: 1 },
    ]) {
      inject(message);
    }
    assert.deepEqual(events, []);
    assert.equal(warnings.length, 4);
  });

  it('times out, and ignores the late answer', async () => {
    let finish: (value: string) => void = () => {};
    const { asking } = connect({ dialog: () => new Promise(resolve => (finish = resolve)) });
    await assert.rejects(asking.request('dialog/open', undefined, { timeoutMs: 5 }), /no answer/);
    finish('late');
    assert.equal(await asking.request('sum/ask', { a: 1, b: 1 }), 2);
  });

  it('settles what is under way when it is disposed, and refuses more', async () => {
    const { asking } = connect({ dialog: () => new Promise(() => {}) });
    const waiting = asking.request('dialog/open', undefined, { timeoutMs: 0 });
    asking.dispose();
    await assert.rejects(waiting, ChannelClosed);
    await assert.rejects(asking.request('sum/ask', { a: 1, b: 1 }), ChannelClosed);
  });
});
