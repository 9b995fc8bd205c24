// A page of 120 kB that is written in 800 pieces, in the tab's own process in the real workbench.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Frame } from '@playwright/test';
import { rootDir } from '../../../scripts/bootstrap.mjs';
import { startEditorServer } from '../../../scripts/editor/editorServer.ts';
import { findChromium } from '../../../scripts/editor/findChromium.ts';
import { installEditor } from '../../../scripts/editor/installEditor.ts';
import { copySampleWorkspace } from '../../../scripts/editor/sampleWorkspace.ts';
import { scrubEnv } from '../../../scripts/testing/scrubEnv.ts';
import { run } from '../../../scripts/toolchain/npm.mjs';
import { startSimulator } from '../../simulator/index.ts';
import type { Pixels } from '../../simulator/vision/decodePicture.ts';
import { PreviewView } from '../../support/previewView.ts';
import { Workbench } from '../../support/workbench.ts';
import type { BenchContext, Figures } from '../bench.ts';
import { say } from '../panel/drivePanel.ts';
import { traceMainThread } from '../panel/mainThread.ts';
import { longPage } from './longPage.ts';

const pieces = 800;

/** What of a browser's window is used in the tab. */
interface TabWindow {
  requestAnimationFrame(callback: () => void): void;
  document: { querySelector(selector: string): { dataset: { shown?: string } } | null };
  MutationObserver: new (callback: () => void) => { observe(node: unknown, options: object): void; disconnect(): void };
  dispatchEvent(event: unknown): boolean;
}

interface Grown {
  from: number;
  texts: readonly string[];
}

/**
 * Tells the tab these pieces, one a frame, and resolves with the longest time between a piece and its being shown. Runs
 * inside the tab: no name from outside may be used in here.
 */
async function growPage({ from, texts }: Grown): Promise<number> {
  const tab = globalThis as unknown as TabWindow;
  const frame = (): Promise<void> => new Promise(resolve => tab.requestAnimationFrame(() => resolve()));
  const page = tab.document.querySelector('.frame iframe');
  if (!page) throw new Error('no page');
  const waiting: { until: number; at: number }[] = [];
  let behind = 0;
  const look = (): void => {
    const shown = Number(page.dataset.shown ?? 0);
    while (waiting[0] && waiting[0].until <= shown) {
      behind = Math.max(behind, performance.now() - (waiting.shift()?.at ?? 0));
    }
  };
  const observer = new tab.MutationObserver(look);
  observer.observe(page, { attributeFilter: ['data-shown'] });
  let length = from;
  for (const text of texts) {
    await frame();
    const data = { kind: 'event', name: 'page/grown', value: { from: length, text } };
    length += text.length;
    waiting.push({ until: length, at: performance.now() });
    tab.dispatchEvent(new MessageEvent('message', { data }));
  }
  while (waiting.length > 0) await frame();
  observer.disconnect();
  return behind;
}

/** How many pixels of what stood there look otherwise, in the rows that were full already. */
function changedPixels(before: Pixels, after: Pixels): number {
  const { width } = before;
  const rows = Math.min(before.height, after.height);
  const at = (pixels: Pixels, index: number): string => String(pixels.rgb.subarray(3 * index, 3 * index + 3));
  const ground = at(before, width * (rows - 1));
  let full = rows;
  const isEmpty = (row: number): boolean => {
    for (let x = 0; x < width; x++) if (at(before, row * width + x) !== ground) return false;
    return true;
  };
  while (full > 0 && isEmpty(full - 1)) full--;
  // The last row of a table or of cards may still grow.
  const stable = Math.max(0, full - 140);
  let changed = 0;
  for (let index = 0; index < stable * width; index++) if (at(before, index) !== at(after, index)) changed++;
  return changed;
}

const measure = async (folder: string, { show }: BenchContext): Promise<Figures> => {
  await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: rootDir });
  const serverDir = await installEditor();
  const { executablePath, args, env: browserEnv } = await findChromium();
  const workspaceDir = path.join(folder, 'web-shop');
  await copySampleWorkspace(workspaceDir);
  const env = scrubEnv(process.env);
  const simulator = await startSimulator({ chunkDelayMs: 0, keyless: true });
  const server = await startEditorServer({ serverDir, dataDir: path.join(folder, 'editor'), env });
  const browser = await chromium.launch({ executablePath, args: [...args], env: { ...env, ...browserEnv } });
  try {
    const workbench = new Workbench({ browser, server, serverDir, workspaceDir, simulatorUrl: simulator.url });
    await workbench.open();
    await workbench.explorer.contextMenu('screenshots/checkout.png', 'Screenshot to HTML');
    const preview = await PreviewView.of(workbench);
    await preview.waitFor('Done');
    const { shell } = preview;
    const state = { id: 'bench', title: 'bench', status: 'streaming', html: '', pixelRatio: 1, modelLabel: 'GLM' };
    await shell.evaluate(say, { name: 'state/changed', value: state });
    await shell.evaluate(
      `new Promise(done => { const look = () => document.querySelector('.frame iframe').dataset.shown === '0' ? done() : requestAnimationFrame(look); look(); })`,
    );

    const html = longPage();
    const size = Math.ceil(html.length / pieces);
    const texts = Array.from({ length: pieces }, (_, at) => html.slice(at * size, (at + 1) * size));
    const rows: (string | number)[][] = [];
    let before: Pixels | undefined;
    let [maxTask, maxBehind, flickers] = [0, 0, 0];
    for (let tenth = 0; tenth < 10; tenth++) {
      let behind = 0;
      const part = texts.slice((tenth * pieces) / 10, ((tenth + 1) * pieces) / 10);
      const from = ((tenth * pieces) / 10) * size;
      const thread = await traceMainThread(browser, shell as Frame, async () => {
        behind = await shell.evaluate(growPage, { from, texts: part });
      });
      const pixels = await preview.pixels();
      const changed = before ? changedPixels(before, pixels) : 0;
      before = pixels;
      maxTask = Math.max(maxTask, thread.maxTaskMs);
      maxBehind = Math.max(maxBehind, behind);
      if (changed > 0) flickers++;
      rows.push([`${(tenth + 1) * 10} %`, thread.maxTaskMs, thread.maxTaskCpuMs, behind, changed]);
    }
    await workbench.close();
    show({
      title: `A page of ${Math.round(html.length / 1000)} kB in ${pieces} pieces`,
      columns: ['part', 'longest task of the tab, ms', '… CPU', 'behind, ms', 'pixels that moved'],
      rows,
    });
    return { shellMaxTaskMs: maxTask, maxBehindMs: maxBehind, flickers };
  } finally {
    await browser.close();
    await server.close();
    await simulator.close();
  }
};

export const studioBench = async (context: BenchContext): Promise<Figures> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'glm-chat-bench-'));
  try {
    return await measure(folder, context);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
