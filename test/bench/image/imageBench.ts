import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { rootDir } from '../../../scripts/bootstrap.mjs';
import { buildExtension } from '../../../scripts/buildExtension.ts';
import type { PictureRule } from '../../../src/core/attachments/index.ts';
import { bundledCodecFiles } from '../../../src/host/pictures/codecFiles.ts';
import { PictureCodec } from '../../../src/host/pictures/pictureCodec.ts';
import type { BenchContext, Figures } from '../bench.ts';
import { median } from '../median.ts';
import { drawScreenshot } from './drawScreenshot.ts';

const rounds = 9;
const resolutionMs = 2;
const idleMs = 200;
const halved: PictureRule = { mediaTypes: ['image/png'], maxWidth: 1920 };
const untouched: PictureRule = { mediaTypes: ['image/png'] };

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** Longest pause of this thread meanwhile, in ms. One monitor each: enabled again, it would count the time in between. */
const pausedMs = async (work: () => Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  await work();
  delay.disable();
  // It counts its own interval as delay.
  return Math.max(0, delay.max / 1e6 - resolutionMs);
};

/**
 * A screenshot of 3840 × 2160 as PNG, brought to 1920 wide by the codec as it ships (its thread warm) and by native
 * sharp, in turn; and stripped of its metadata where it may stay as it is. The pauses are those of this thread, which
 * stands for the extension host's, while the codec works.
 */
export const imageBench = async ({ show }: BenchContext): Promise<Figures> => {
  await buildExtension('--production');
  const screenshot = await drawScreenshot(3840, 2160);
  const codec = new PictureCodec(bundledCodecFiles(path.join(rootDir, 'dist')));
  const times = { resize: [] as number[], passThrough: [] as number[], sharp: [] as number[] };
  // The second: what the machine does to a thread that has nothing to do.
  const pauses = { codec: [] as number[], idle: [] as number[] };
  try {
    await codec.fit(screenshot, 'warm', halved);
    await sharp(screenshot).resize(1920).png().toBuffer();
    for (let round = 0; round < rounds; round++) {
      pauses.codec.push(
        await pausedMs(async () => {
          times.resize.push(await timed(() => codec.fit(screenshot, 'screenshot', halved)));
          times.passThrough.push(await timed(() => codec.fit(screenshot, 'screenshot', untouched)));
        }),
      );
      pauses.idle.push(await pausedMs(() => setTimeout(idleMs)));
      times.sharp.push(await timed(() => sharp(screenshot).resize(1920).png().toBuffer()));
    }
  } finally {
    codec.dispose();
  }
  const [resize4kMs, passThrough4kMs, sharpMs] = [median(times.resize), median(times.passThrough), median(times.sharp)];
  show({
    title: `3840 × 2160 PNG of ${screenshot.length} bytes, medians of ${rounds} rounds`,
    columns: ['', 'ms'],
    rows: [
      ['this codec, to 1920 × 1080', resize4kMs],
      ['native sharp, to 1920 × 1080', sharpMs],
      ['this codec, metadata only', passThrough4kMs],
    ],
  });
  const maxLoopPauseMs = Math.max(...pauses.codec);
  show({
    title: 'Longest pause of the calling thread',
    columns: ['', 'ms'],
    rows: [
      ['while the codec works', maxLoopPauseMs],
      ['without any work', Math.max(...pauses.idle)],
    ],
  });
  return { resize4kMs, passThrough4kMs, overSharp: resize4kMs / sharpMs, maxLoopPauseMs };
};
