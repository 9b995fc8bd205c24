/**
 * One window that opens the list and searches in it, in a process of its own. Says what it took as JSON.
 *   storeProcess DIRECTORY THREAD LONG-ID
 */
import { join } from 'node:path';
import { argv, memoryUsage, stdout } from 'node:process';
import { ConversationIndex } from '../../../src/host/conversations/conversationIndex.ts';
import { ConversationStore } from '../../../src/host/storage/index.ts';
import { median } from '../median.ts';

const [, , root = '', thread = '', longId = ''] = argv;
const queries = [
  'component',
  'request error',
  'ren',
  'e',
  'conversation colour grid',
  '数据',
  '请求错误',
  '图',
  'zzzz',
  'token 页面',
];
const rows = 30;

const directory = join(root, 'conversations');
const rounded = (value: number): number => Math.round(value * 10) / 10;
async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

const index = new ConversationIndex({
  directory,
  cacheDirectory: join(root, 'conversations-index'),
  thread,
  changed: () => undefined,
  warn: message => process.stderr.write(`${message}\n`),
});
const [listMs, list] = await timed(async () => (await index.list()).slice(0, rows));
const [wholeMs] = await timed(() => index.everything());
const [againMs] = await timed(() => index.list());

/** As the panel does: who is found, and where the words stand in what is shown of them. */
const search = async (query: string): Promise<number> => {
  const found = await index.search(query);
  const ids = found.slice(0, rows).map(({ id }) => id);
  await index.excerpts(ids, query);
  return found.length;
};
const found = new Map<string, number>();
const times = new Map(queries.map(query => [query, [] as number[]]));
for (let round = 0; round < 7; round++) {
  for (const [query, took] of times) {
    const [ms, count] = await timed(() => search(query));
    took.push(ms);
    found.set(query, count);
  }
}
(globalThis as { gc?: () => void }).gc?.();
const memoryMB = memoryUsage().rss / 1e6;
const store = new ConversationStore(directory, () => undefined);
const openMs: number[] = [];
for (let round = 0; longId !== '' && round < 7; round++) openMs.push((await timed(() => store.open(longId)))[0]);
await index.close();
stdout.write(
  JSON.stringify({
    listed: list.length,
    listMs: rounded(listMs),
    againMs: rounded(againMs),
    wholeMs: rounded(wholeMs),
    searches: Array.from(times, ([query, took]) => ({ query, found: found.get(query), ms: rounded(median(took)) })),
    memoryMB: rounded(memoryMB),
    openMs: openMs.length > 0 ? rounded(median(openMs)) : 0,
  }),
);
