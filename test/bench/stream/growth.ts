import type { BenchContext } from '../bench.ts';
import { timesOf } from './compare.ts';
import type { Measured, SubjectProcess } from './measure.ts';
import type { SubjectName } from './subjects/index.ts';

const short = 5_000;
const long = 500_000;
const rounds = 9;
/** Short answers for each long one: they are over so fast that a single one says little. */
const shortPerRound = 7;
const compared: readonly SubjectName[] = ['limit', 'shipped'];

/** Time for one chunk of a long answer ÷ time for one of a short answer, each side warm. */
export const measureGrowth = async (
  subjects: readonly SubjectProcess[],
  show: BenchContext['show'],
): Promise<Record<'growth' | 'growthCpu' | 'limitGrowth' | 'limitGrowthCpu', number>> => {
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
    const shortTimes = timesOf(shorts.get(name) ?? []);
    const longTimes = timesOf(longs.get(name) ?? []);
    const times = long / short;
    const growth = longTimes.wallMs / shortTimes.wallMs / times;
    const growthCpu = longTimes.cpuMs / shortTimes.cpuMs / times;
    return { row: [name, shortTimes.wallMs, longTimes.wallMs, growth, growthCpu], growth, growthCpu };
  };
  const limit = growthOf('limit');
  const shipped = growthOf('shipped');
  show({
    title: 'Growth of the time for one chunk',
    columns: ['', '5,000: ms', '500,000: ms', 'growth', 'growth of CPU time'],
    rows: [limit.row, shipped.row],
  });
  return {
    growth: shipped.growth,
    growthCpu: shipped.growthCpu,
    limitGrowth: limit.growth,
    limitGrowthCpu: limit.growthCpu,
  };
};
