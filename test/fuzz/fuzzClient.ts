import assert from 'node:assert/strict';
import {
  type ChatEvent,
  type Client,
  createClient,
  type Endpoint,
  endpoints,
  GlmError,
} from '../../src/provider/index.ts';
import { seededRandom } from '../unit/provider/chunking.ts';
import { fuzzReply, pick, type Random } from './fuzzReply.ts';
import { FuzzServer, type RawReply } from './fuzzServer.ts';

export interface FuzzOptions {
  rounds: number;
  seed: number;
  /** Calls that run at once. */
  width?: number;
}

/** How often a round ended in what: a finish, a completion, a list, the caller's own end, or the kind of an error. */
export type FuzzOutcomes = Record<string, number>;

const zai = endpoints.find(endpoint => endpoint.id === 'zai') as Endpoint;
const key = 'fuzz-key-0123456789abcdef';
const ask = {
  model: 'glm-4.6',
  messages: [{ role: 'user', content: 'hello' }],
  tools: [
    { type: 'function', name: 'get_time', description: '', parameters: {} },
    { type: 'function', name: 'get_weather', description: '', parameters: {} },
  ],
} as const;
/** Far beyond all patience of the client below: a call that takes as long hangs. */
const hangsAfterMs = 30_000;

/**
 * The whole client over loopback against answers that went wrong at random. Every round ends in events with a finish, or
 * in a `GlmError`; a round that does not is thrown with its number, and the same seed makes it again.
 */
export async function fuzzClient({ rounds, seed, width = 16 }: FuzzOptions): Promise<FuzzOutcomes> {
  const replies = new Map<number, RawReply>();
  await using server = await FuzzServer.start(round => replies.get(round) ?? { pieces: [], ending: 'destroy' });
  const outcomes: FuzzOutcomes = {};
  const stray: unknown[] = [];
  const onStray = (error: unknown): void => void stray.push(error);
  process.on('unhandledRejection', onStray);
  process.on('uncaughtException', onStray);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let round = next++; round < rounds; round = next++) {
      // A generator of its own for each round: how rounds overlap changes nothing.
      const random = seededRandom(seed + Math.imul(round, 0x9e3779b1));
      const reply = fuzzReply(random);
      replies.set(round, reply);
      try {
        const outcome = await inTime(runRound(`${server.origin}/${round}`, random));
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        assert.deepEqual(stray, []);
      } catch (error) {
        next = rounds;
        const bytes = Buffer.concat(reply.pieces).toString('latin1');
        throw new Error(`seed ${seed}, round ${round}, then ${reply.ending}: ${JSON.stringify(bytes)}`, {
          cause: error,
        });
      }
      replies.delete(round);
    }
  };
  try {
    await Promise.all(Array.from({ length: width }, work));
  } finally {
    process.off('unhandledRejection', onStray);
    process.off('uncaughtException', onStray);
  }
  return outcomes;
}

async function runRound(baseUrl: string, random: Random): Promise<string> {
  const client = createClient({
    endpoint: { ...zai, baseUrl },
    apiKey: key,
    network: { maxRetries: 1, retryBaseMs: 0.1, firstByteTimeoutMs: 400, idleTimeoutMs: 400 },
  });
  const reason = new Error('enough');
  const controller = new AbortController();
  const leaveAfter = random() < 0.1 ? 1 + Math.floor(random() * 4) : Number.POSITIVE_INFINITY;
  const abort = random() < 0.5 ? () => controller.abort(reason) : undefined;
  try {
    return await call(client, controller.signal, pick(random, ['stream', 'stream', 'stream', 'whole', 'models']), {
      leaveAfter,
      abort,
    });
  } catch (error) {
    if (error === reason) return 'cancelled';
    if (error instanceof assert.AssertionError) throw error;
    assert.ok(error instanceof GlmError, `threw ${String(error)}`);
    assert.notEqual(error.message, '');
    assert.ok(!`${error.message}${error.code}${error.requestId}${String(error.cause)}`.includes(key));
    return error.kind;
  }
}

async function call(
  client: Client,
  signal: AbortSignal,
  what: 'stream' | 'whole' | 'models',
  { leaveAfter, abort }: { leaveAfter: number; abort: (() => void) | undefined },
): Promise<string> {
  if (what === 'models') {
    for (const model of await client.listModels({ signal })) assert.ok(model.id !== '');
    return 'models';
  }
  if (what === 'whole') {
    const { text, toolCalls } = await client.complete(ask, { signal });
    assert.doesNotMatch(text, /<\|(begin|end)_of_box\|>/);
    for (const { id, name } of toolCalls) assert.ok(id !== '' && name !== '');
    return 'completion';
  }
  const events: ChatEvent[] = [];
  let failure: unknown;
  try {
    for await (const event of client.streamChat(ask, { signal })) {
      events.push(event);
      if (events.length !== leaveAfter) continue;
      if (!abort) break;
      abort();
    }
  } catch (error) {
    failure = error;
  }
  const isLeft = events.length >= leaveAfter;
  checkEvents(events, failure !== undefined || isLeft);
  if (failure !== undefined) throw failure;
  return isLeft && events.at(-1)?.type !== 'finish' ? 'left' : 'finish';
}

/** `start` first, `usage` right before the `finish`, which is last and there unless the answer failed or was left. */
function checkEvents(events: readonly ChatEvent[], mayEndEarly: boolean): void {
  const types = events.map(event => event.type);
  const count = (type: string): number => types.filter(other => other === type).length;
  if (types.length > 0) assert.equal(types[0], 'start');
  for (const once of ['start', 'usage', 'finish']) assert.ok(count(once) <= 1, types.join());
  if (types.includes('finish')) {
    assert.equal(types.at(-1), 'finish');
    if (types.includes('usage')) assert.equal(types.at(-2), 'usage');
  } else assert.ok(mayEndEarly, types.join());
  for (const event of events) {
    if (event.type === 'text-delta') assert.doesNotMatch(event.text, /^$|<\|(begin|end)_of_box\|>/);
    if (event.type === 'tool-call') assert.ok(event.id !== '' && event.name !== '');
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`still running after ${hangsAfterMs} ms`)), hangsAfterMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
