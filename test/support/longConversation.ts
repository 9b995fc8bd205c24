// A conversation of many turns, as the records that stand on the disk.
import { appendFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const model = { endpointId: 'simulator', modelId: 'glm-5.2', label: 'GLM-5.2' };

/** About 2 kB: headings, a list, a table and code, no two alike. */
export function longAnswer(number: number): string {
  const rows = Array.from(
    { length: 4 },
    (_, row) => `| ${number}.${row} | ${'cart '.repeat(row + 2)}| ${row * number} |`,
  );
  const points = Array.from(
    { length: 5 },
    (_, point) =>
      `- Point ${point} of answer ${number}: ${'the total is kept beside its lines, '.repeat((number + point) % 4)}and so on.`,
  );
  const code = Array.from({ length: 8 }, (_, line) => `  const line${line} = items[${line}].price * ${number};`);
  return [
    `## Answer ${number}`,
    `This is **answer ${number}**, with \`code\` and [a link](https://example.com/${number}). ${'It goes on for a while so that it fills some lines of the panel. '.repeat(1 + (number % 5))}`,
    points.join('\n'),
    ['| Place | Words | Sum |', '| --- | --- | ---: |', ...rows].join('\n'),
    [
      '```ts',
      `export function total${number}(items: readonly Item[]): number {`,
      ...code,
      '  return line0;',
      '}',
      '```',
    ].join('\n'),
    `${'And a last paragraph behind it all. '.repeat(2 + (number % 7))}`,
  ].join('\n\n');
}

/** Questions and answers behind the turn `parentId`, one line each record. */
export function longConversation(parentId: string, turns: number): string {
  const lines: object[] = [];
  let parent = parentId;
  for (let number = 1; number <= turns / 2; number++) {
    const question = `q${number}`;
    const answer = `a${number}`;
    const atMs = 1_760_000_000_000 + number * 60_000;
    lines.push(
      { record: 'user-turn', id: question, parentId: parent, atMs, text: `Question ${number}?`, attachments: [] },
      { record: 'assistant-turn', id: answer, parentId: question, atMs, model },
      { record: 'progress', turnId: answer, text: { from: 0, add: longAnswer(number) } },
      { record: 'finished', turnId: answer, atMs, status: 'done', notices: [] },
    );
    parent = answer;
  }
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

/** Makes the one conversation of a window that many turns longer, behind its last answer. */
export async function lengthenConversation(dataDir: string, turns: number): Promise<void> {
  const folder = path.join(dataDir, 'data/User/globalStorage/glm-chat-vision.glm-chat/conversations');
  const names = (await readdir(folder)).filter(name => name.endsWith('.jsonl'));
  const file = path.join(folder, names[0] ?? '');
  const records = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { record: string; id: string });
  const last = records.findLast(({ record }) => record === 'assistant-turn');
  if (names.length !== 1 || !last) throw new Error('there is no conversation to make longer, or more than one');
  await appendFile(file, longConversation(last.id, turns));
}
