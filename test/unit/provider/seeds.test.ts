import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  type ChatCompletion,
  type ChatEvent,
  type ChatRequest,
  completionOf,
  createClient,
  type Endpoint,
  endpoints,
} from '../../../src/provider/index.ts';
import { answerWith, jsonHeaders, ScriptedServer, sse, sseHeaders } from './scriptedServer.ts';

/** What a vendor's document shows, kept as it stands there, beside what it is in this provider's terms. */
interface Seed {
  source: { title: string; url: string };
  endpoint: string;
  requests: {
    name: string;
    method: 'complete' | 'streamChat';
    request: ChatRequest;
    wire: Record<string, unknown>;
  }[];
  responses: {
    name: string;
    body: Record<string, unknown>;
    completion: Omit<ChatCompletion, 'raw'>;
    /** Paths that no field of the completion holds. */
    onlyInRaw: string[];
  }[];
}

const folder = new URL('../../fixtures/seeds/', import.meta.url);
const seeds: Seed[] = readdirSync(folder).map(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8'), revive));

/** JSON cannot hold bytes: a source with `base64` is one with the bytes. */
function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('base64' in value) || !('mediaType' in value)) return value;
  return { data: new Uint8Array(Buffer.from(String(value.base64), 'base64')), mediaType: value.mediaType };
}

const tiny = { choices: [{ index: 0, message: { content: 'ok' }, finish_reason: 'stop' }] };

describe('the documents of the vendors', () => {
  it('are all here', () => {
    assert.deepEqual(seeds.map(seed => seed.endpoint).toSorted(), [
      'bigmodel',
      'toiotech',
      'toiotech',
      'tokenhub',
      'wcode',
    ]);
    assert.equal(seeds.flatMap(seed => seed.requests).length, 16);
    assert.equal(seeds.flatMap(seed => seed.responses).length, 5);
  });

  for (const seed of seeds) {
    describe(`${seed.endpoint}: ${seed.source.title}`, () => {
      for (const { name, method, request, wire } of seed.requests) {
        it(`sends the request "${name}" as it stands there`, async () => {
          await using server = await ScriptedServer.start(
            method === 'complete'
              ? answerWith(JSON.stringify(tiny), { headers: jsonHeaders })
              : answerWith(sse([{ choices: [{ delta: { content: 'ok' }, finish_reason: 'stop' }] }]), {
                  headers: sseHeaders,
                }),
          );
          const client = createClient({ endpoint: server.stand(endpointOf(seed)), apiKey: 'test-key-0123456789' });
          let warnings: unknown[];
          if (method === 'complete') warnings = [...(await client.complete(request)).warnings];
          else warnings = (await eventsOf(client.streamChat(request))).filter(event => event.type === 'warning');
          const { stream, ...sent } = server.last.json as Record<string, unknown>;
          const { stream: _, ...shown } = wire;
          assert.deepEqual(sent, shown);
          assert.equal(stream, method === 'streamChat');
          assert.deepEqual(warnings, []);
          assert.equal(server.last.method, 'POST');
          assert.equal(server.last.path, `${new URL(endpointOf(seed).baseUrl).pathname}/chat/completions`);
          assert.equal(server.last.headers.authorization, 'Bearer test-key-0123456789');
        });
      }

      for (const { name, body, completion, onlyInRaw } of seed.responses) {
        it(`reads every field of the response "${name}"`, async () => {
          await using server = await ScriptedServer.start(answerWith(JSON.stringify(body), { headers: jsonHeaders }));
          const client = createClient({ endpoint: server.stand(endpointOf(seed)) });
          const { raw, ...read } = await client.complete(question(seed));
          assert.deepEqual(raw, body);
          assert.deepEqual(read, completion);
          const found = new Set(leaves(read).map(([, value]) => value));
          // `{}` as arguments is the text `{}` in the completion.
          const lost = leaves(body).filter(([path, value]) => !found.has(value) && !onlyInRaw.includes(path));
          assert.deepEqual(
            lost.filter(([path]) => !path.endsWith('.function.arguments')),
            [],
          );
        });

        it(`reads the response "${name}" the same when it is streamed`, async () => {
          await using server = await ScriptedServer.start(answerWith(sse(asChunks(body)), { headers: sseHeaders }));
          const client = createClient({ endpoint: server.stand(endpointOf(seed)) });
          const events = await eventsOf(client.streamChat(question(seed)));
          const { raw: _, ...read } = completionOf(events, null);
          const unsaid = completion.rawFinishReason === undefined;
          assert.deepEqual(read, {
            ...completion,
            // A stream without a finish reason would be one that was cut off.
            ...(unsaid ? { finishReason: 'stop', rawFinishReason: 'stop' } : {}),
          });
        });
      }
    });
  }
});

function endpointOf(seed: Seed): Endpoint {
  const endpoint = endpoints.find(entry => entry.id === seed.endpoint);
  assert.ok(endpoint);
  return endpoint;
}

function question(seed: Seed): ChatRequest {
  return { model: seed.requests[0]?.request.model ?? '', messages: [{ role: 'user', content: 'hello' }] };
}

async function eventsOf(stream: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** Every value that is no object, with its path; empty objects and lists count as values. */
function leaves(value: unknown, path = ''): [path: string, value: unknown][] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) return [[path, typeof value === 'object' ? JSON.stringify(value) : value]];
  return entries.flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** The same answer as the chunks of a stream: reasoning first, the text in pieces, the rest as endpoints place it. */
function asChunks(body: Record<string, unknown>): unknown[] {
  const { choices, usage, web_search, video_result, content_filter, ...head } = body;
  const [choice] = choices as { message: Record<string, unknown>; finish_reason?: string }[];
  assert.ok(choice);
  const { content, reasoning, reasoning_content, role, ...rest } = choice.message;
  const delta = (fields: object) => ({ ...head, choices: [{ index: 0, delta: { role, ...fields } }] });
  const pieces = (text: unknown) => String(text ?? '').match(/[\s\S]{1,20}/g) ?? [];
  return [
    ...pieces(reasoning_content).map(text => delta({ reasoning_content: text })),
    ...pieces(reasoning).map(text => delta({ reasoning: text })),
    ...pieces(content).map(text => delta({ content: text })),
    delta(rest),
    { ...head, choices: [], web_search, video_result, content_filter },
    { ...head, choices: [{ index: 0, delta: { role, content: '' }, finish_reason: choice.finish_reason ?? 'stop' }] },
    { ...head, choices: [], usage },
  ];
}
