import { step, ToolchainError } from '../../scripts/toolchain/progress.mjs';
import type { Table } from './bench.ts';
import { benches } from './benches.ts';

const cell = (value: string | number): string => (typeof value === 'string' ? value : String(rounded(value)));

/** Three digits are more than any of the figures is good for. */
const rounded = (value: number): number => Number(value.toPrecision(3));

const print = ({ title, columns, rows }: Table): void => {
  const lines = [columns, ...rows.map(row => row.map(cell))];
  const widths = columns.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)));
  const text = lines.map(line =>
    line
      .map((value, column) => (column === 0 ? value.padEnd(widths[0] ?? 0) : value.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(`\n${title}\n${text.map(line => `  ${line}\n`).join('')}`);
};

/** Runs the benchmarks that the command line names, or all, one after the other. */
export const runBenches = async (commandLine: readonly string[]): Promise<void> => {
  const json = commandLine.includes('--json');
  const named = commandLine.filter(arg => arg !== '--json');
  const unknown = named.find(name => !Object.hasOwn(benches, name));
  if (unknown !== undefined) {
    const known = Object.keys(benches).join(', ');
    throw new ToolchainError(`There is no benchmark ${unknown}.`, `Name some of ${known}, or none for all of them.`);
  }
  const wanted = named.length === 0 ? Object.keys(benches) : named;
  for (const [name, bench] of Object.entries(benches)) {
    if (!wanted.includes(name)) continue;
    const found = await step(`Benchmark ${name}`, () => bench({ show: json ? () => {} : print }), { quiet: true });
    const figures = Object.fromEntries(Object.entries(found).map(([figure, value]) => [figure, rounded(value)]));
    if (json) process.stdout.write(`${JSON.stringify({ bench: name, figures })}\n`);
    else print({ title: name, columns: ['figure', 'value'], rows: Object.entries(figures) });
  }
};
