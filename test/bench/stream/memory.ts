import type { BenchContext } from '../bench.ts';
import { median } from '../median.ts';
import { measureAlone, type StreamServer, SubjectProcess } from './measure.ts';
import type { SubjectName } from './subjects/index.ts';
import type { Workload } from './workload.ts';

/** Of the client and its limit; the others stand beside them for the order of magnitude. */
const rounds = 5;
const warmUp = 50_000;
const megabyte = 1024 * 1024;
const compared: readonly SubjectName[] = ['limit', 'shipped', 'openai', 'aiSdk'];

const answer = (size: number): Workload => ({ kind: 'text', size, framing: 'gathered' });

/** In MB, each in a process of its own. */
const repeated = async (name: SubjectName, measure: () => Promise<number>): Promise<number> => {
  const values: number[] = [];
  const count = name === 'limit' || name === 'shipped' ? rounds : 1;
  for (let round = 0; round < count; round++) values.push(await measure());
  return median(values);
};

/**
 * `peakGrowthMB`: what lives at most during 500,000 chunks beyond what lives at most during 5,000, garbage collected.
 * `peakResidentGrowthMB`: the same of the whole process as the system sees it, garbage included: how much of that there
 * is at a time is the collector's decision, so the limit's stands beside it.
 * `imagePeakMB`: what the process grows by while it builds and sends a picture that it already holds.
 */
export const measureMemory = async (
  server: StreamServer,
  pictureBytes: number,
  show: BenchContext['show'],
): Promise<Record<string, number>> => {
  const live = async (name: SubjectName, size: number) => {
    await using subject = await SubjectProcess.start(name, server);
    // Optimised code lives on the heap, too, and comes with the first thousands of chunks.
    await subject.measure(answer(warmUp));
    return (await subject.measure(answer(size), { sampleHeap: true })).peakLiveMB;
  };
  const resident = async (name: SubjectName, size: number) =>
    (await measureAlone(name, server, answer(size))).peakResidentMB;
  const growth = new Map<SubjectName, { live: number; resident: number }>();
  for (const name of compared) {
    growth.set(name, {
      live: (await live(name, 500_000)) - (await live(name, 5_000)),
      resident:
        (await repeated(name, () => resident(name, 500_000))) - (await repeated(name, () => resident(name, 5_000))),
    });
  }
  show({
    title: 'Growth of the memory peak from 5,000 to 500,000 chunks',
    columns: ['', 'live MB', 'resident MB'],
    rows: [...growth].map(([name, { live, resident }]) => [name, live, resident]),
  });

  const image: Workload = { kind: 'image', size: pictureBytes, framing: 'gathered' };
  const encodedMB = (pictureBytes * 4) / 3 / megabyte;
  const picture = new Map<SubjectName, number>();
  for (const name of compared) {
    const grown = async () => {
      const { residentMB, peakResidentMB } = await measureAlone(name, server, image);
      return peakResidentMB - residentMB;
    };
    picture.set(name, await repeated(name, grown));
  }
  show({
    title: `Memory while a picture of ${pictureBytes / megabyte} MB (${encodedMB.toFixed(1)} MB as base64) is sent`,
    columns: ['', 'MB more', '÷ base64'],
    rows: [...picture].map(([name, grown]) => [name, grown, grown / encodedMB]),
  });
  const of = <T>(map: Map<SubjectName, T>, name: SubjectName): T => map.get(name) as T;
  return {
    peakGrowthMB: of(growth, 'shipped').live,
    peakResidentGrowthMB: of(growth, 'shipped').resident,
    limitPeakResidentGrowthMB: of(growth, 'limit').resident,
    imagePeakMB: of(picture, 'shipped'),
    openaiImagePeakMB: of(picture, 'openai'),
    aiSdkImagePeakMB: of(picture, 'aiSdk'),
  };
};
