/** In the browser: the Studio's own way from a page's source to its score. */
import { paintPage } from '../../../src/webview/studio/compare/paintPage.ts';
import { ScoreThread } from '../../../src/webview/studio/compare/scoreThread.ts';
import type { TimedScore } from './timedScore.ts';

const thread = new ScoreThread();

async function timed(frameSource: string, html: string, originalUri: string): Promise<TimedScore> {
  let maxTaskMs = 0;
  let last = performance.now();
  let watches = true;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    maxTaskMs = Math.max(maxTaskMs, now - last);
    last = now;
    // A turn of the loop each: what comes in between is somebody else's task.
    if (watches) setTimeout(() => port2.postMessage(null), 1);
  };
  port2.postMessage(null);
  const from = performance.now();
  const drawn = await paintPage({ frameSource, html, width: 1440, height: 3000, pixelRatio: 1 });
  const between = performance.now();
  const { total } = await thread.score(drawn.png, originalUri);
  const to = performance.now();
  watches = false;
  return { renderMs: between - from, scoreMs: to - between, maxTaskMs, total, height: drawn.height };
}

Object.assign(globalThis, { timed });
