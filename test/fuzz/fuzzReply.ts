import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { cut } from '../unit/provider/chunking.ts';
import { streamFixtures } from '../unit/provider/stream/streamFixtures.ts';
import { serverErrors } from '../unit/provider/vendor/serverErrors.ts';
import { serviceErrors } from '../unit/provider/vendor/serviceErrors.ts';
import type { RawReply } from './fuzzServer.ts';

export type Random = () => number;

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

const streams = streamFixtures.map(({ bytes }) => Buffer.from(bytes));
const errors = [...serviceErrors, ...serverErrors].map(([, , body]) =>
  Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
);
const wholes = [
  { id: 'x', choices: [{ message: { role: 'assistant', content: 'a' }, finish_reason: 'stop' }] },
  { choices: [{ message: { content: null, tool_calls: [{ function: { name: 'get_time', arguments: {} } }] } }] },
  { object: 'list', data: [{ id: 'glm-4.6' }, { id: 5 }, null, { id: 'glm-4.6v', context_length: -1 }] },
  { data: null },
].map(value => Buffer.from(JSON.stringify(value)));
const splinters = [
  ...['null', '[]', '{}', '"constructor"', '__proto__', '1e999', '-1', 'data: ', '\n\n', '\r', '{', '}', '[DONE]'],
  ...['"error":', '"choices":', '"finish_reason":', '"index":-1,', '"delta":null', '"tool_calls":[null]', '\0'],
  ...['<think>', '</think>', '<|begin_of_box|>', '<tool_call>', '</tool_call>', '"function":5', '\ufeff', '\\u'],
  ...['data: [DONE]\n\n', '"usage":{"prompt_tokens":"x"}', '{"error":1}', '<html>', ': ping\n\n', '"'.repeat(40)],
].map(text => Buffer.from(text));

/** An answer that went wrong somewhere between the model and the socket; now and then it did not. */
export function fuzzReply(random: Random): RawReply {
  const roll = random();
  if (roll < 0.02) return { pieces: [], ending: pick(random, ['end', 'destroy', 'hold']) };
  const plain = bodyOf(random);
  const { bytes, encoding } = encoded(plain, random);
  const { body, framing } = framed(bytes, random);
  const headers = [
    ...typeOf(random),
    ...(encoding === undefined ? [] : [`content-encoding: ${encoding}`]),
    ...framing,
    ...pick(random, [
      [],
      [],
      [],
      ['retry-after: 0'],
      ['retry-after: Mon, 01 Jan 2024 00:00:00 GMT'],
      ['retry-after: 9999'],
    ]),
    ...pick(random, [
      [],
      [],
      [],
      ['retry-after-ms: 3'],
      ['x-request-id: r'],
      ['location: /elsewhere'],
      ['set-cookie: a=b'],
    ]),
    ...(random() < 0.1 ? ['connection: close'] : []),
    ...(random() < 0.03 ? [pick(random, ['no colon here', ': empty', `x-long: ${'x'.repeat(20_000)}`])] : []),
  ];
  const head = Buffer.from(`${statusLine(random)}\r\n${headers.join('\r\n')}\r\n\r\n`, 'latin1');
  let whole: Buffer = Buffer.concat([head, body]);
  if (random() < 0.03) whole = damaged(whole, random);
  const end = random();
  return {
    pieces: cut(whole, pick(random, [1 + Math.ceil(whole.length / 20), 200, 5_000, 100_000]), random),
    ending: end < 0.5 ? 'end' : end < 0.58 ? 'destroy' : end < 0.6 ? 'hold' : framing.length > 0 ? 'keep' : 'end',
  };
}

function bodyOf(random: Random): Buffer {
  const roll = random();
  let body =
    roll < 0.65
      ? pick(random, streams)
      : roll < 0.8
        ? pick(random, errors)
        : roll < 0.93
          ? pick(random, wholes)
          : noise(random);
  const damages = random() < 0.3 ? 0 : 1 + Math.floor(random() * 5);
  for (let left = damages; left > 0; left--) body = damaged(body, random);
  const text = random();
  if (text < 0.02) return Buffer.from(body.toString('utf8'), 'utf16le');
  if (text < 0.04) return Buffer.from(body.toString('utf8'), 'latin1');
  return body;
}

function noise(random: Random): Buffer {
  return Buffer.from(Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 256)));
}

function damaged(bytes: Buffer, random: Random): Buffer {
  const at = Math.floor(random() * bytes.length);
  const [front, back] = [bytes.subarray(0, at), bytes.subarray(at)];
  const how = random();
  if (how < 0.3) return Buffer.concat([front, pick(random, splinters), back]);
  if (how < 0.5) return Buffer.concat([front, back.subarray(Math.floor(random() * 20))]);
  if (how < 0.7) return Buffer.concat([front, Buffer.from([Math.floor(random() * 256)]), back.subarray(1)]);
  if (how < 0.8) return Buffer.concat([front, pick(random, streams)]);
  if (how < 0.9) return Buffer.concat([front, back, back]);
  return front;
}

const compressions: readonly [name: string, compress: (bytes: Buffer) => Buffer][] = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['zstd', zstdCompressSync],
];

/** Compressed or not, told or not, whole or not. */
function encoded(plain: Buffer, random: Random): { bytes: Buffer; encoding: string | undefined } {
  const roll = random();
  if (roll < 0.6) return { bytes: plain, encoding: undefined };
  const [name, compress] = pick(random, compressions);
  if (roll < 0.82) return { bytes: compress(plain), encoding: name };
  if (roll < 0.87) return { bytes: damaged(compress(plain), random), encoding: name };
  if (roll < 0.9) return { bytes: compress(plain), encoding: undefined };
  if (roll < 0.93) return { bytes: plain, encoding: name };
  if (roll < 0.96) return { bytes: compress(plain), encoding: pick(random, compressions)[0] };
  return { bytes: plain, encoding: pick(random, ['identity', 'bogus', 'gzip, br', '', 'GZIP']) };
}

/** The length of the body as HTTP/1.1 tells it, right in most cases. */
function framed(bytes: Buffer, random: Random): { body: Buffer; framing: string[] } {
  const roll = random();
  const length = bytes.length;
  if (roll < 0.3) return { body: bytes, framing: [] };
  if (roll < 0.6) return { body: bytes, framing: [`content-length: ${length}`] };
  if (roll < 0.66) {
    const told = pick(random, [
      0,
      Math.max(0, length - 7),
      length + 9,
      -1,
      'many',
      `${length}, ${length}`,
      '0x10',
      1e21,
    ]);
    return { body: bytes, framing: [`content-length: ${told}`] };
  }
  if (roll < 0.68) return { body: bytes, framing: [`content-length: ${length}`, `content-length: ${length + 1}`] };
  const chunks = cut(bytes, 1 + Math.ceil(length / 6), random);
  const broken = roll < 0.73 ? Math.floor(random() * chunks.length) : -1;
  const body = chunks.map((chunk, at) => {
    const size = chunk.length.toString(16);
    const told = at === broken ? pick(random, ['zz', '', '-1', 'ffffffffffffffffff', `${size}0`, '0', '1']) : size;
    const extension = random() < 0.05 ? ';name="value"' : '';
    return Buffer.concat([Buffer.from(`${told}${extension}\r\n`), chunk, Buffer.from('\r\n')]);
  });
  const last = random() < 0.9 ? [Buffer.from(pick(random, ['0\r\n\r\n', '0\r\n\r\n', '0\r\ntrailer: x\r\n\r\n']))] : [];
  const framing = ['transfer-encoding: chunked', ...(random() < 0.03 ? [`content-length: ${length}`] : [])];
  return { body: Buffer.concat([...body, ...last]), framing };
}

function statusLine(random: Random): string {
  const roll = random();
  if (roll < 0.78) return 'HTTP/1.1 200 OK';
  if (roll < 0.97) {
    const statuses = [
      ...[201, 204, 206, 299, 301, 302, 304, 307, 400, 401, 402, 403, 404, 405, 408, 409, 413, 422, 425, 429, 429],
      ...[434, 435, 451, 500, 500, 501, 502, 503, 504, 522, 524, 529, 599],
    ];
    return `HTTP/1.1 ${pick(random, statuses)} Something`;
  }
  return pick(random, [
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK',
    'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK',
    'HTTP/1.1 101 Switching Protocols',
    'HTTP/1.0 200 OK',
    'HTTP/2 200',
    'HTTP/1.1 abc',
    'HTTP/1.1 99999 Much',
    'ICY 200 OK',
    '\0\u0001\u0002',
    '',
  ]);
}

function typeOf(random: Random): string[] {
  const types = [
    ...['text/event-stream', 'text/event-stream; charset=utf-8', 'text/event-stream', 'application/json'],
    ...[
      'application/problem+json',
      'text/html',
      'text/plain',
      'application/octet-stream',
      '',
      ';;;',
      'TEXT/EVENT-STREAM',
    ],
  ];
  return random() < 0.1 ? [] : [`content-type: ${pick(random, types)}`];
}
