/** The codec's own worker, which two pictures kill. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ data }: { data: Uint8Array }) => {
  const text = Buffer.from(data.subarray(0, 5)).toString();
  if (text.startsWith('exit')) process.exit(3);
  if (text === 'throw') throw new Error('a decoder fell over');
});

// Behind the above, which has to hear of a picture first.
await import('../../../../src/host/pictures/worker/main.ts');
