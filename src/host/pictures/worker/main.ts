/** The worker's thread: one picture or file after the other, each answered by what came of it or by why nothing did. */
import './imageDataShape.ts';
import { parentPort } from 'node:worker_threads';
import { UnreadableFile, UnreadablePicture } from '../../../core/attachments/index.ts';
import type { CodecJob, CodecReply, CodecResults, CodecTask } from '../codecMessages.ts';
import { drawBoxes } from './boxes/drawBoxes.ts';
import { drawPages } from './drawPages.ts';
import { fitPicture } from './fitPicture.ts';
import { measurePictures } from './measurePictures.ts';
import { readOffice } from './office/readOffice.ts';

parentPort?.on('message', async ({ id, data, task }: CodecJob) => {
  try {
    const result = await perform(data, task);
    parentPort?.postMessage({ id, result } satisfies CodecReply, buffersOf(result));
  } catch (error) {
    parentPort?.postMessage({ id, ...problemOf(error) } satisfies CodecReply);
  }
});

function perform(data: Uint8Array<ArrayBuffer>, task: CodecTask): Promise<CodecResults[CodecTask['do']]> {
  switch (task.do) {
    case 'fit':
      return fitPicture(data, task.rule, task.part, task.zoom);
    case 'draw-pages':
      return drawPages(data, task.pages);
    case 'read-office':
      return Promise.resolve().then(() => readOffice(data));
    case 'draw-boxes':
      return drawBoxes([{ data, boxes: task.boxes }, ...(task.beside ? [task.beside] : [])]);
    case 'measure':
      return measurePictures(data, task.other);
  }
}

function buffersOf(result: CodecResults[CodecTask['do']]): ArrayBuffer[] {
  if ('pages' in result) return result.pages.map(page => page.data.buffer);
  return 'data' in result ? [result.data.buffer] : [];
}

function problemOf(error: unknown): Omit<Extract<CodecReply, { problem: unknown }>, 'id'> {
  if (error instanceof UnreadableFile) return { problem: error.reason };
  if (!(error instanceof UnreadablePicture)) return { problem: 'damaged' };
  const { reason, found } = error;
  return { problem: reason, ...(found !== undefined && { found }) };
}
