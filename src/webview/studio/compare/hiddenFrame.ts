import type { FromFrame, ToFrame } from '../../../core/studio/pageFrame.ts';

export interface HiddenFrame {
  /** The frame's document, written by the host with the nonce of this webview. */
  frameSource: string;
  /** CSS pixels of the viewport that the page is laid out for. */
  width: number;
  height: number;
}

/** A page that takes longer than this to lay out and draw is not worth waiting for. */
const limitMs = 20_000;

/** The page could not be laid out or made into a picture. */
export class Undrawable extends Error {
  override readonly name = 'Undrawable';
}

/**
 * Has a page laid out of sight, in a frame of its own that is gone afterwards: whatever the page does to it is gone, too.
 * @param answer what the frame says when it has done what it was told
 * @throws Undrawable
 */
export async function askHiddenFrame<T extends FromFrame['type']>(
  { frameSource, width, height }: HiddenFrame,
  order: ToFrame,
  answer: T,
): Promise<Extract<FromFrame, { type: T }>> {
  const frame = document.createElement('iframe');
  frame.className = 'paint-frame';
  frame.inert = true;
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('referrerpolicy', 'no-referrer');
  // Shown by no style of its own: without a box nothing would be laid out.
  Object.assign(frame.style, {
    position: 'fixed',
    visibility: 'hidden',
    border: '0',
    left: '0',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
    colorScheme: 'light',
  });
  frame.srcdoc = frameSource;
  const { port1, port2 } = new MessageChannel();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Undrawable('too slow')), limitMs);
      port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
        if (data.type === answer) resolve(data as Extract<FromFrame, { type: T }>);
        else if (data.type === 'undrawable') reject(new Undrawable(data.why));
      };
      frame.addEventListener(
        'load',
        () => {
          frame.contentWindow?.postMessage(null, '*', [port2]);
          port1.postMessage(order);
        },
        { once: true },
      );
      document.body.append(frame);
      // Laid out now: a frame in another process hears late that it has a box, and measures nothing until then.
      frame.getBoundingClientRect();
    });
  } finally {
    clearTimeout(timer);
    port1.close();
    frame.remove();
  }
}
