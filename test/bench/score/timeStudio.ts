import path from 'node:path';
import type { Browser } from '@playwright/test';
import { build, type Plugin } from 'esbuild';
import { rootDir } from '../../../scripts/bootstrap.mjs';
import { pageFrame } from '../../../src/core/studio/pageFrame.ts';
import { median } from '../median.ts';
import { tallPage } from './tallPage.ts';
import type { TimedScore } from './timedScore.ts';

const nonce = 'nonce-of-the-benchmark';
const rounds = 7;
const shared = { bundle: true, format: 'iife', target: 'chrome132', write: false, minify: true } as const;

async function bundled(file: string, plugins: Plugin[] = []): Promise<string> {
  const result = await build({ ...shared, entryPoints: [path.join(rootDir, file)], plugins });
  return result.outputFiles[0]?.text ?? '';
}

/** As esbuild.mjs has it. */
const workerText: Plugin = {
  name: 'worker-text',
  setup(building) {
    building.onLoad({ filter: /scoreWorker\.ts$/ }, async ({ path: file }) => ({
      contents: `export default ${JSON.stringify(await bundled(path.relative(rootDir, file)))};`,
    }));
  },
};

/**
 * A page of 1440 × 3000 and a thousand elements, drawn and compared as the Studio does it: in a frame out of sight and in
 * a worker, under the policy of the webview. Medians of warm rounds; the longest task is that of all rounds.
 */
export async function timeStudio(browser: Browser): Promise<Omit<TimedScore, 'total' | 'height'>> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 3000 } });
  try {
    await page.setContent(tallPage(false));
    const original = `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;
    const frame = pageFrame(await bundled('src/webview/studio/frame/main.ts'), nonce);
    const shell = await bundled('test/bench/score/studioShell.ts', [workerText]);
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data:; worker-src blob:`;
    await page.setContent(
      `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${policy}"><body><script nonce="${nonce}">${shell}</script>`,
    );
    const found: TimedScore[] = [];
    for (let round = 0; round <= rounds; round++) {
      found.push(
        await page.evaluate(
          ([source, html, uri]) =>
            (globalThis as unknown as { timed(...all: string[]): Promise<TimedScore> }).timed(source, html, uri),
          [frame, tallPage(true), original] as const,
        ),
      );
    }
    const warm = found.slice(1);
    if (new Set(found.map(({ total }) => total)).size !== 1) throw new Error('the same pair scored differently');
    return {
      renderMs: median(warm.map(({ renderMs }) => renderMs)),
      scoreMs: median(warm.map(({ scoreMs }) => scoreMs)),
      maxTaskMs: Math.max(...warm.map(({ maxTaskMs }) => maxTaskMs)),
    };
  } finally {
    await page.close();
  }
}
