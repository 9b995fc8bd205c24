import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Pitfall, pitfalls } from './pitfalls.ts';

/**
 * The table of docs/streams.md, out of the data. `node test/unit/provider/stream/streamsDocument.ts` writes it into the
 * document; pitfalls.test.ts fails while they differ.
 */
const file = new URL('../../../../docs/streams.md', import.meta.url);
const begin = '<!-- table: begin -->';
const end = '<!-- table: end -->';

export function readDocument(): string {
  return readFileSync(file, 'utf8');
}

/** The document with its table as the data has it now. */
export function withTable(document: string): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from === -1 || to < from) throw new Error('docs/streams.md has lost the marks of its table');
  const rows = ['| | seen | what this client does | shown by |', '| --- | --- | --- | --- |', ...pitfalls.map(row)];
  return `${document.slice(0, from + begin.length)}\n\n${rows.join('\n')}\n\n${document.slice(to)}`;
}

function row({ id, pitfall, does, streams = [], tests = [] }: Pitfall): string {
  const shown = [...streams.map(name => `“${name}”`), ...tests.map(([path, title]) => `“${title}” in \`${path}\``)];
  return `| ${[id, pitfall, does, shown.join('<br>')].map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, withTable(readDocument()));
