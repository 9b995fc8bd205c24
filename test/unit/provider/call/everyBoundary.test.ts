import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type ChatEvent, GlmError, type Tool } from '../../../../src/provider/index.ts';
import { type RecordedRequest, ScriptedServer, sseHeaders } from '../scriptedServer.ts';
import type { StreamFixture } from '../stream/streamFixture.ts';
import { streamFixtures } from '../stream/streamFixtures.ts';
import { clientOf, request, until, written } from './streaming.ts';

/**
 * `abort` and `leave` come from outside while the call waits, `break` from the loop, `error` from the network; `end` is
 * the end that the stream has by itself, though the server holds the connection open behind a failure.
 */
type Way = 'abort' | 'leave' | 'break' | 'error' | 'end';

/** One call that is ended at one place. `at` counts frames that were sent, for `break` events that were taken. */
class Ending {
  readonly way: Way;
  readonly at: number;
  readonly #frames: readonly string[];
  readonly #fixture: StreamFixture;
  readonly #controller = new AbortController();
  readonly #reason = new Error('enough');
  readonly #sent = Promise.withResolvers<void>();
  #recorded: RecordedRequest | undefined;
  #finished = false;

  constructor(fixture: StreamFixture, way: Way, at: number) {
    this.way = way;
    this.at = at;
    this.#fixture = fixture;
    this.#frames = framesOf(fixture);
  }

  /** The server's side: sends its frames one by one, and hangs up, or does not. */
  async serve(recorded: RecordedRequest, response: ServerResponse): Promise<void> {
    this.#recorded = recorded;
    response.writeHead(200, sseHeaders);
    response.flushHeaders();
    for (const frame of this.#sendsAll ? this.#frames : this.#frames.slice(0, this.at)) {
      // Whoever has heard enough may have hung up in between.
      if (response.destroyed) break;
      await written(response, frame).catch(() => {});
    }
    if (this.way === 'error') response.socket?.destroy();
    else if (this.#serverEnds) response.end();
    this.#sent.resolve();
  }

  get #sendsAll(): boolean {
    return this.way === 'break' || this.way === 'end';
  }

  /** Without [DONE] only the end tells the end; an answer that is whole has nothing to hold open. */
  get #serverEnds(): boolean {
    const { bytes, failure } = this.#fixture;
    return this.#sendsAll && (!bytes.includes('[DONE]') || (this.way === 'end' && failure === undefined));
  }

  /** The caller's side, until all is over on both. */
  async run(server: ScriptedServer, id: number): Promise<void> {
    const stream = clientOf(server, { maxRetries: 0 }).streamChat(
      { ...request, messages: [{ role: 'user', content: String(id) }], tools: toolsOf(this.#fixture) },
      { signal: this.#controller.signal },
    );
    const taken = this.#take(stream);
    if (this.way === 'abort' || this.way === 'leave') {
      await this.#sent.promise;
      if (this.way === 'abort') this.#controller.abort(this.#reason);
      else assert.deepEqual(await stream.return(), { done: true, value: undefined });
    }
    this.#judge(await taken);
    assert.deepEqual(await stream.next(), { done: true, value: undefined });
    assert.equal(getEventListeners(this.#controller.signal, 'abort').length, 0);
    // Only a body that came to its end may give its socket back; with anything else the server sees it close.
    if (!this.#finished && !this.#serverEnds) await this.#recorded?.closed;
  }

  /** @returns what was thrown */
  async #take(stream: AsyncIterable<ChatEvent>): Promise<unknown> {
    let count = 0;
    try {
      for await (const event of stream) {
        if (event.type === 'finish') this.#finished = true;
        if (this.way === 'break' && ++count === this.at) break;
      }
      return undefined;
    } catch (error) {
      return error;
    }
  }

  #judge(thrown: unknown): void {
    const told = thrown instanceof GlmError;
    switch (this.way) {
      case 'abort':
        if (!this.#finished && !this.#isFailure(thrown)) assert.equal(thrown, this.#reason);
        return;
      case 'leave':
      case 'break':
        if (!this.#isFailure(thrown)) assert.equal(thrown, undefined);
        return;
      case 'end':
        assert.equal(thrown instanceof GlmError ? thrown.kind : thrown, this.#fixture.failure?.kind);
        return;
      case 'error':
        assert.equal(told, !this.#finished, String(thrown));
    }
  }

  /** The fixture fails by itself: that may come first. */
  #isFailure(thrown: unknown): boolean {
    return thrown instanceof GlmError && thrown.kind === this.#fixture.failure?.kind;
  }
}

function framesOf({ bytes }: StreamFixture): string[] {
  return bytes.split(/(?<=\n\n|\r\r|\r\n\r\n)/);
}

function endingsOf(fixture: StreamFixture): Ending[] {
  const frames = Array.from({ length: framesOf(fixture).length + 1 }, (_, at) => at);
  const events = fixture.events.map((_, at) => at + 1);
  return [
    ...(['abort', 'leave', 'error'] as const).flatMap(way => frames.map(at => new Ending(fixture, way, at))),
    ...events.map(at => new Ending(fixture, 'break', at)),
    new Ending(fixture, 'end', 0),
  ];
}

function toolsOf({ offered = {} }: StreamFixture): Tool[] {
  return Object.entries(offered).map(([name, parameters]) => ({
    type: 'function',
    name,
    description: '',
    parameters,
  }));
}

/** Timers and sockets that keep the process alive. */
function alive(): string {
  return process.getActiveResourcesInfo().toSorted().join();
}

/** Sockets that were closed take a few turns to go; what does not go is what the test is about. */
async function settle(before: string): Promise<void> {
  const giveUp = performance.now() + 2_000;
  await until(() => alive() === before || performance.now() > giveUp);
}

describe('a stream that ends at any boundary leaves nothing behind', () => {
  let server: ScriptedServer;
  const endings = new Map<string, Ending>();
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

  before(async () => {
    process.on('unhandledRejection', onUnhandled);
    server = await ScriptedServer.start((recorded, response) => {
      const { messages } = recorded.json as { messages: { content: string }[] };
      return endings.get(messages[0]?.content ?? '')?.serve(recorded, response);
    });
  });
  after(async () => {
    process.off('unhandledRejection', onUnhandled);
    await server[Symbol.asyncDispose]();
  });

  for (const fixture of streamFixtures) {
    it(fixture.name, async () => {
      // The test runner starts its own timer behind the first turn.
      await new Promise(resolve => setImmediate(resolve));
      const before = alive();
      await Promise.all(
        endingsOf(fixture).map(ending => {
          const id = endings.size;
          endings.set(String(id), ending);
          return ending.run(server, id);
        }),
      );
      // Whole answers have left idle sockets, which serve the next call and keep no process alive on this side.
      for (const socket of server.sockets) socket.destroy();
      await settle(before);
      assert.equal(alive(), before);
      assert.deepEqual(unhandled, []);
    });
  }
});
