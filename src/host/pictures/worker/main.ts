/** The worker's thread: one picture after the other, each answered by a picture or by why there is none. */
import './imageDataShape.ts';
import { parentPort } from 'node:worker_threads';
import { UnreadablePicture } from '../../../core/attachments/index.ts';
import type { FitJob, FitReply } from '../codecMessages.ts';
import { fitPicture } from './fitPicture.ts';

parentPort?.on('message', async ({ id, data, rule, part }: FitJob) => {
  try {
    const picture = await fitPicture(data, rule, part);
    parentPort?.postMessage({ id, picture } satisfies FitReply, [picture.data.buffer]);
  } catch (error) {
    const { reason, found } =
      error instanceof UnreadablePicture ? error : { reason: 'damaged' as const, found: undefined };
    parentPort?.postMessage({ id, problem: reason, ...(found !== undefined && { found }) } satisfies FitReply);
  }
});
