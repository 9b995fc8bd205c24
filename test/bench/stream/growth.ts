import type { BenchContext } from '../bench.ts';
import { timesOf } from './compare.ts';
import type { Measured, SubjectProcess } from './measure.ts';
import type { SubjectName } from './subjects/index.ts';

const short = 5_000;
const long = 500_000;
const rounds = 5;
/** Short answers for each long one: they are over so fast that a single one says little. */
const shortPerRound = 7;
const compared: readonly SubjectName[] = ['limit', 'shipped'];

/** Time for one chunk of a long answer ÷ time for one of a short answer, each side warm. */
export const measureGrowth = async (
  subjects: readonly SubjectProcess[],
  show: BenchContext['show'],
): Promise<{ growth: number; limitGrowth: number }> => {
  const shorts = new Map<SubjectName, Measured[]>(compared.map(name => [name, []]));
  const longs = new Map<SubjectName, Measured[]>(compared.map(name => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects.filter(({ name }) => compared.includes(name))) {
      for (let count = 0; count < shortPerRound; count++) {
        shorts.get(subject.name)?.push(await subject.measure({ kind: 'text', size: short, framing: 'gathered' }));
      }
      longs.get(subject.name)?.push(await subject.measure({ kind: 'text', size: long, framing: 'gathered' }));
    }
  }
  const growthOf = (name: SubjectName) => {
    const shortMs = timesOf(shorts.get(name) ?? []).wallMs;
    const longMs = timesOf(longs.get(name) ?? []).wallMs;
    return { shortMs, longMs, growth: longMs / long / (shortMs / short) };
  };
  const rows = compared.map(name => {
    const { shortMs, longMs, growth } = growthOf(name);
    return [name, shortMs, longMs, growth];
  });
  show({ title: 'Growth', columns: ['', '5,000: ms', '500,000: ms', 'growth per chunk'], rows });
  return { growth: growthOf('shipped').growth, limitGrowth: growthOf('limit').growth };
};
