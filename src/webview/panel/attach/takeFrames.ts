/** Pictures out of a film, taken by the browser's own decoders. */
import { evenTimes } from '../../../core/attachments/frameTimes.ts';

export interface FilmFrames {
  durationMs: number;
  /** Pixels of the film. */
  width: number;
  height: number;
  /** JPEG, in the order of the film. */
  frames: { atMs: number; data: Uint8Array<ArrayBuffer> }[];
}

/** The browser has no decoder for it, or it is damaged. */
export class UnreadableFilm extends Error {
  override readonly name = 'UnreadableFilm';
}

/** Pixels of the longer side: more than a model makes out of one of many pictures. */
const maxSide = 1280;
const jpegQuality = 0.85;
/** For one step; a decoder that hangs must not hold the message back for ever. */
const stepTimeoutMs = 15_000;
const frameTimeoutMs = 500;

/**
 * @param times in milliseconds, or how many at even distances
 * @throws UnreadableFilm, or the signal's reason
 */
export async function takeFrames(
  uri: string,
  times: readonly number[] | { even: number },
  signal: AbortSignal,
): Promise<FilmFrames> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  // Otherwise the canvas could not be read: a webview's resources come from another origin.
  video.crossOrigin = 'anonymous';
  try {
    const loaded = happens(video, 'loadeddata', signal);
    video.src = uri;
    await loaded;
    const { videoWidth: width, videoHeight: height } = video;
    const durationMs = await durationOf(video, signal);
    if (width === 0 || durationMs <= 0) throw new UnreadableFilm('no picture');
    const moments = 'even' in times ? evenTimes(durationMs, times.even) : times;
    const frames: FilmFrames['frames'] = [];
    for (const atMs of new Set(moments)) {
      await seek(video, atMs / 1000, signal);
      frames.push({ atMs, data: await picture(video, width, height) });
    }
    return { durationMs, width, height, frames };
  } finally {
    // Lets go of the decoder.
    video.removeAttribute('src');
    video.load();
  }
}

/** What a browser records says nothing of its length; a jump behind the end finds it. */
async function durationOf(video: HTMLVideoElement, signal: AbortSignal): Promise<number> {
  if (!Number.isFinite(video.duration)) await seek(video, 1e6, signal);
  const seconds = Number.isFinite(video.duration) ? video.duration : video.currentTime;
  return Math.round(seconds * 1000);
}

async function seek(video: HTMLVideoElement, seconds: number, signal: AbortSignal): Promise<void> {
  if (Math.abs(video.currentTime - seconds) < 0.001) return;
  const done = happens(video, 'seeked', signal);
  const drawn = nextFrame(video);
  video.currentTime = seconds;
  await done;
  await drawn;
}

/**
 * On a busy machine `seeked` comes before the frame that it speaks of can be drawn, and a canvas still gets the one
 * before. A place within the frame that is shown already may bring no other, so it is not waited for without end.
 */
async function nextFrame(video: HTMLVideoElement): Promise<void> {
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, frameTimeoutMs);
    video.requestVideoFrameCallback(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function picture(video: HTMLVideoElement, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
  return new Uint8Array(await blob.arrayBuffer());
}

function happens(video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      over.abort();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(new UnreadableFilm('no answer'))), stepTimeoutMs);
    video.addEventListener(event, () => end(resolve), { signal: over.signal });
    video.addEventListener('error', () => end(() => reject(new UnreadableFilm('no decoder'))), { signal: over.signal });
    signal.addEventListener('abort', () => end(() => reject(signal.reason)), { signal: over.signal });
    if (signal.aborted) end(() => reject(signal.reason));
  });
}
