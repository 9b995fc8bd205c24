// One subject in a process of its own (`node --expose-gc`), asked by messages: nobody's garbage or optimised code is
// another's. Argument: the subject's name.
import { performance } from 'node:perf_hooks';
import type { Measured, Task } from './measure.ts';
import { type SubjectName, subjects } from './subjects/index.ts';
import type { Received } from './workload.ts';

const collect = globalThis.gc;
if (collect === undefined) throw new Error('This process needs --expose-gc');
const subject = await subjects[process.argv[2] as SubjectName]();

const megabyte = 1024 * 1024;
const heapSamples = 10;

/** What lives, in MB: garbage that nobody has collected yet is not counted. */
const liveMB = (): number => {
  // Buffers are freed beside the first collection; the second one waits for that.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / megabyte;
};

/** A PNG by its head, noise behind it: clients look at the first bytes and send the rest as it is. */
const pictureOf = (bytes: number): Uint8Array => {
  const picture = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) picture.writeUInt32LE(Math.imul(at, 2654435761) >>> 0, at);
  picture.set(Buffer.from('89504e470d0a1a0a0000000d4948445200000f0000000870', 'hex'));
  return picture;
};

const run = async ({ baseUrl, kind, imageBytes, expected, sampleHeap, collectFirst }: Task): Promise<Measured> => {
  const received: Received = { text: 0, reasoning: 0, toolArguments: 0 };
  const image = imageBytes > 0 ? pictureOf(imageBytes) : new Uint8Array();
  let arrived = 0;
  const all = expected.text + expected.reasoning + expected.toolArguments;
  let sampleAt = sampleHeap ? all / heapSamples : Number.POSITIVE_INFINITY;
  let peakLiveMB = 0;
  const onPiece = (piece: keyof Received, characters: number): void => {
    received[piece] += characters;
    arrived += characters;
    if (arrived < sampleAt) return;
    sampleAt += all / heapSamples;
    peakLiveMB = Math.max(peakLiveMB, liveMB());
  };
  if (collectFirst) collect();
  const residentMB = process.memoryUsage.rss() / megabyte;
  const highestBeforeMB = process.resourceUsage().maxRSS / 1024;
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  await subject({ baseUrl, kind, image }, onPiece);
  const wallMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    received,
    wallMs,
    cpuMs: (user + system) / 1000,
    peakLiveMB,
    residentMB,
    // The process's highest mark; one that was passed before says nothing about this run.
    peakResidentMB: Math.max(process.resourceUsage().maxRSS / 1024, highestBeforeMB),
  };
};

process.on('message', (task: Task) => {
  run(task).then(
    measured => process.send?.({ measured }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.stack : String(error) }),
  );
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
