import { parseArgs } from 'node:util';
import { fuzzClient } from './fuzzClient.ts';

/** `--rounds N --seed N`: prints how the rounds ended, and how long they took. */
export async function runFuzz(commandLine: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...commandLine],
    options: { rounds: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  });
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
  const began = performance.now();
  const outcomes = await fuzzClient({ rounds, seed });
  const tookS = ((performance.now() - began) / 1000).toFixed(1);
  for (const [outcome, count] of Object.entries(outcomes).toSorted(([, a], [, b]) => b - a)) {
    process.stdout.write(`${String(count).padStart(8)}  ${outcome}\n`);
  }
  process.stdout.write(`${rounds} rounds of seed ${seed} in ${tookS} s\n`);
}
