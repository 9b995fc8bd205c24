/** A picture of a window or screen that the user chooses, where the editor lets a page ask for one. */
import { toBlob } from '../pictures/encode.ts';

export type WindowScreenshot =
  | { readonly found: 'picture'; readonly blob: Blob }
  | { readonly found: 'backed-out' }
  /** The editor or the machine does not let a page take one. */
  | { readonly found: 'not-here' };

export async function takeWindowScreenshot(): Promise<WindowScreenshot> {
  if (!mayCapture()) return { found: 'not-here' };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
  } catch (error) {
    // Where it may be asked for, this is the user's own no.
    const isNo = error instanceof DOMException && error.name === 'NotAllowedError';
    return { found: isNo ? 'backed-out' : 'not-here' };
  }
  try {
    return { found: 'picture', blob: await firstFrame(stream) };
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

/** Not every browser can say what its policy is; one that cannot is asked. */
function mayCapture(): boolean {
  if (typeof navigator.mediaDevices?.getDisplayMedia !== 'function') return false;
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature('display-capture') ?? true;
}

async function firstFrame(stream: MediaStream): Promise<Blob> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  video.srcObject = null;
  return toBlob(canvas, 'image/png');
}
