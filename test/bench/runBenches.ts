import { parseArgs } from 'node:util';
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

/**
 * Runs the benchmarks that the command line names, or all, one after the other. `--json`: a line for each; `--seed 7`:
 * another run of what is made by chance.
 */
export const runBenches = async (commandLine: readonly string[]): Promise<void> => {
  const { positionals: named, values } = parseArgs({
    args: [...commandLine],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, seed: { type: 'string', default: '0' } },
  });
  const { json } = values;
  const seed = Number(values.seed);
  if (!Number.isInteger(seed) || seed < 0)
    throw new ToolchainError(`${values.seed} is no seed.`, 'A seed is a whole number: --seed 7.');
  const unknown = named.find(name => !Object.hasOwn(benches, name));
  if (unknown !== undefined) {
    const known = Object.keys(benches).join(', ');
    throw new ToolchainError(`There is no benchmark ${unknown}.`, `Name some of ${known}, or none for all of them.`);
  }
  const wanted = named.length === 0 ? Object.keys(benches) : named;
  for (const [name, bench] of Object.entries(benches)) {
    if (!wanted.includes(name)) continue;
    const found = await step(`Benchmark ${name}`, () => bench({ show: json ? () => {} : print, seed }), {
      quiet: true,
    });
    const figures = Object.fromEntries(Object.entries(found).map(([figure, value]) => [figure, rounded(value)]));
    if (json) process.stdout.write(`${JSON.stringify({ bench: name, figures })}\n`);
    else print({ title: name, columns: ['figure', 'value'], rows: Object.entries(figures) });
  }
};
