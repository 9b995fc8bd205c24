import { median } from '../median.ts';
import type { Measured, SubjectProcess } from './measure.ts';
import type { SubjectName } from './subjects/index.ts';
import type { Workload } from './workload.ts';

/** Medians. */
export interface Times {
  readonly wallMs: number;
  readonly cpuMs: number;
}

export type Comparison = Readonly<Record<SubjectName, Times>>;

const warmUps = 3;
/** The slow ones take part in every third round: what they take is many times what a round's noise is. */
const slow: readonly SubjectName[] = ['openai', 'aiSdk'];
const slowEvery = 3;

export const timesOf = (measured: readonly Measured[]): Times => ({
  wallMs: median(measured.map(({ wallMs }) => wallMs)),
  cpuMs: median(measured.map(({ cpuMs }) => cpuMs)),
});

/** All in turn, round by round, so that whatever else the machine does meets everybody; another begins each round. */
export const compare = async (
  subjects: readonly SubjectProcess[],
  workload: Workload,
  rounds: number,
): Promise<Comparison> => {
  const measured = new Map<SubjectName, Measured[]>(subjects.map(({ name }) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    const first = (round + warmUps) % subjects.length;
    for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      if (round > 0 && round % slowEvery > 0 && slow.includes(subject.name)) continue;
      const one = await subject.measure(workload);
      if (round >= 0) measured.get(subject.name)?.push(one);
    }
  }
  return Object.fromEntries([...measured].map(([name, all]) => [name, timesOf(all)])) as unknown as Comparison;
};
