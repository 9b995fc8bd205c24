// Answers as bytes, made before anybody measures: the server only has to write them.
import type { Received, Workload } from './workload.ts';

const words = [
  'The',
  ' total',
  ' of',
  ' the',
  ' cart',
  ' is',
  ' computed',
  ' twice',
  ',',
  ' once',
  ' per',
  ' line',
  '.',
  '\n\n',
  '```ts\n',
  'const',
  ' total',
  ' =',
  ' items',
  '.reduce',
  '(',
  '(sum',
  ', item',
  ') =>',
  ' sum',
  ' + item',
  '.price',
  ', 0',
  ');',
  '\n```\n',
  '合计',
  '在',
  '每次',
  '渲染',
  '时',
  '都会',
  '重新',
  '计算',
  '。',
  ' "quoted"',
  '\t',
  ' <b>',
  ' 🛒',
]; // prettier-ignore
const blockChunks = 2_500;

/** A stream of numbers from 0 to 1 that is the same every time (mulberry32). */
const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const envelope = { id: '20261121095211b7c2d5e84f1a4c3b', created: 1795255931, object: 'chat.completion.chunk' };

const event = (choice: object, rest: object = {}): string =>
  `data: ${JSON.stringify({ ...envelope, model: 'glm-4.6v', choices: [{ index: 0, ...choice }], ...rest })}\n\n`;

const delta = (fields: object): string => event({ delta: { role: 'assistant', ...fields } });

/** Words of a fixed order, with all that makes JSON and UTF-8 long-winded among them. */
const pieces = (seed: number): string[] => {
  const random = seeded(seed);
  return Array.from({ length: blockChunks }, () => words[Math.floor(random() * words.length)] ?? '');
};

const textBlock = pieces(1);
const reasoningBlock = pieces(2);

const toolFragments = (count: number): string[] => {
  const content = Array.from({ length: Math.ceil(count / blockChunks) }, () => textBlock.join('')).join('');
  const all = JSON.stringify({ path: 'src/cart.ts', content });
  const at = (fragment: number) => Math.floor((fragment * all.length) / count);
  return Array.from({ length: count }, (_, index) => all.slice(at(index), at(index + 1)));
};

const toolDelta = (call: object): string => delta({ tool_calls: [{ index: 0, ...call }] });

/** Events in blocks, each with how often it is sent in a row. */
const blocksOf = ({ kind, size }: Workload): { events: readonly string[]; times: number }[] => {
  const usage = { prompt_tokens: 1_024, completion_tokens: size, total_tokens: 1_024 + size };
  const finish = (reason: string) => ({
    events: [event({ delta: {}, finish_reason: reason }, { usage }), 'data: [DONE]\n\n'],
    times: 1,
  });
  if (kind === 'image') return [{ events: [delta({ content: 'Seen.' })], times: 1 }, finish('stop')];
  if (kind === 'tools') {
    const first = toolDelta({ id: 'call_1', type: 'function', function: { name: 'write_file', arguments: '' } });
    const rest = toolFragments(size).map(fragment => toolDelta({ function: { arguments: fragment } }));
    return [{ events: [first, ...rest], times: 1 }, finish('tool_calls')];
  }
  const times = size / 2 / blockChunks;
  if (!Number.isInteger(times)) throw new Error(`A text of ${size} chunks cannot be made of whole blocks`);
  return [
    { events: reasoningBlock.map(piece => delta({ reasoning_content: piece })), times },
    { events: textBlock.map(piece => delta({ content: piece })), times },
    finish('stop'),
  ];
};

const httpChunk = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

/** Cuts anywhere, into 1 to 64 kB: as many small pieces as large ones. */
const cut = (bytes: Buffer): Buffer[] => {
  const random = seeded(3);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Math.round(1_024 * 64 ** random());
    parts.push(bytes.subarray(at, at + length));
    at += length;
  }
  return parts;
};

/** The body under `transfer-encoding: chunked`, one buffer for each write to the socket; repeated ones are the same. */
export const writesOf = (workload: Workload): Buffer[] => {
  const writes = blocksOf(workload).flatMap(({ events, times }) => {
    const block =
      workload.framing === 'gathered'
        ? cut(Buffer.from(events.join(''))).map(httpChunk)
        : cut(Buffer.concat(events.map(text => httpChunk(Buffer.from(text)))));
    return Array.from({ length: times }, () => block).flat();
  });
  return [...writes, Buffer.from('0\r\n\r\n')];
};

/** What a client must have received in the end. */
export const expectedOf = ({ kind, size }: Workload): Received => {
  if (kind === 'image') return { text: 'Seen.'.length, reasoning: 0, toolArguments: 0 };
  if (kind === 'tools') return { text: 0, reasoning: 0, toolArguments: toolFragments(size).join('').length };
  const times = size / 2 / blockChunks;
  return {
    text: textBlock.join('').length * times,
    reasoning: reasoningBlock.join('').length * times,
    toolArguments: 0,
  };
};
