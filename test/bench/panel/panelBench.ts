// An answer of 200 kB in 800 frames, in the panel's own process in the real workbench.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Frame } from '@playwright/test';
import esbuild from 'esbuild';
import { rootDir } from '../../../scripts/bootstrap.mjs';
import { startEditorServer } from '../../../scripts/editor/editorServer.ts';
import { findChromium } from '../../../scripts/editor/findChromium.ts';
import { installEditor } from '../../../scripts/editor/installEditor.ts';
import { copySampleWorkspace } from '../../../scripts/editor/sampleWorkspace.ts';
import { scrubEnv } from '../../../scripts/testing/scrubEnv.ts';
import { run } from '../../../scripts/toolchain/npm.mjs';
import { startSimulator } from '../../simulator/index.ts';
import { PanelView } from '../../support/panelView.ts';
import { Workbench } from '../../support/workbench.ts';
import type { BenchContext, Figures } from '../bench.ts';
import { median } from '../median.ts';
import { say, streamPieces } from './drivePanel.ts';
import { longAnswer } from './longAnswer.ts';
import { longConversationFigures } from './longConversation.ts';
import { type MainThread, traceMainThread } from './mainThread.ts';

const frames = 800;
/** After one that warms up. */
const rounds = 3;
/** Frames of the first and of the last 10 kB. */
const edge = frames / 20;

interface Round extends MainThread {
  readonly first: MainThread;
  readonly last: MainThread;
}

const cut = (text: string): string[] => {
  const length = Math.ceil(text.length / frames);
  return Array.from({ length: frames }, (_, frame) => text.slice(frame * length, (frame + 1) * length));
};

const answer = (id: string, status: 'streaming' | 'done', text: string): unknown => ({
  role: 'assistant',
  id,
  status,
  reasoning: '',
  text,
  modelLabel: 'GLM',
  notices: [],
});

const htmlOf = (frame: Frame): Promise<string> =>
  frame.evaluate("[...document.querySelectorAll('.answer-text')].at(-1)?.innerHTML ?? ''");

/** Colours and formulas come after the text; then nothing changes any more. */
const settled = async (frame: Frame): Promise<string> => {
  for (let before = ''; ; ) {
    const now = await htmlOf(frame);
    if (now !== '' && now === before && !/class="math math-\w+"/.test(now)) return now;
    before = now;
    await frame.evaluate(() => new Promise(resolve => setTimeout(resolve, 400)));
  }
};

const begin = (frame: Frame): Promise<void> =>
  frame.evaluate(say, { name: 'turns/replaced', value: { afterTurnId: null, turns: [] } });

const together = (parts: readonly MainThread[]): MainThread => {
  const sum = (pick: (part: MainThread) => number): number => parts.reduce((total, part) => total + pick(part), 0);
  const most = (pick: (part: MainThread) => number): number => Math.max(...parts.map(pick));
  return {
    scriptMs: sum(part => part.scriptMs),
    scriptCpuMs: sum(part => part.scriptCpuMs),
    maxTaskMs: most(part => part.maxTaskMs),
    maxTaskCpuMs: most(part => part.maxTaskCpuMs),
    tasksOver50Ms: sum(part => part.tasksOver50Ms),
  };
};

const oneRound = async (browser: Browser, frame: Frame, texts: string[]): Promise<Round> => {
  await begin(frame);
  const turnId = 'bench';
  await frame.evaluate(say, { name: 'turn/changed', value: answer(turnId, 'streaming', '') });
  const part = (from: number, to: number): Promise<MainThread> =>
    traceMainThread(browser, frame, () => frame.evaluate(streamPieces, { turnId, texts: texts.slice(from, to) }));
  const first = await part(0, edge);
  const middle = await part(edge, frames - edge);
  const last = await part(frames - edge, frames);
  const end = await traceMainThread(browser, frame, async () => {
    await frame.evaluate(say, { name: 'turn/changed', value: answer(turnId, 'done', texts.join('')) });
    // What is still to be coloured and drawn; to look at the document would be a long task by itself.
    await frame.evaluate(() => new Promise(resolve => setTimeout(resolve, 1500)));
  });
  await settled(frame);
  return { first, last, ...together([first, middle, last, end]) };
};

/** @throws when the text that came in pieces looks different from the text that came at once */
const compareWithWhole = async (frame: Frame, text: string): Promise<void> => {
  const grown = await settled(frame);
  await begin(frame);
  await frame.evaluate(say, { name: 'turn/changed', value: answer('whole', 'done', text) });
  const whole = await settled(frame);
  if (grown === whole) return;
  const at = [...grown].findIndex((character, index) => character !== whole[index]);
  throw new Error(
    `The final document differs at ${at}: ${grown.slice(Math.max(0, at - 80), at + 80)} | ${whole.slice(Math.max(0, at - 80), at + 80)}`,
  );
};

const rerender = async (browser: Browser, frame: Frame, texts: string[]): Promise<MainThread> => {
  const built = await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'rerender.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome132',
    write: false,
  });
  await begin(frame);
  await frame.evaluate(built.outputFiles[0]?.text ?? '');
  const parts: MainThread[] = [];
  // In parts: a trace of all of it would be larger than what the browser keeps.
  for (let at = 0; at < texts.length; at += frames / 16) {
    const run = (): Promise<void> =>
      frame.evaluate(
        ({ all, from, to }) =>
          (
            globalThis as unknown as { glmRerender(texts: string[], from: number, to: number): Promise<void> }
          ).glmRerender(all, from, to),
        { all: texts.slice(0, at + frames / 16), from: at, to: at + frames / 16 },
      );
    parts.push(await traceMainThread(browser, frame, run));
  }
  return together(parts);
};

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
    const panel = await PanelView.open(workbench, 'glm.panelEditor');
    const { frame } = panel;
    // The panel has its state then, and will not be told another one meanwhile.
    await panel.ask('Hello');

    const text = longAnswer();
    const texts = cut(text);
    const found: Round[] = [];
    for (let round = 0; round <= rounds; round++) found.push(await oneRound(browser, frame, texts));
    const warm = found.slice(1);
    await compareWithWhole(frame, text);
    const again = await rerender(browser, frame, texts);
    const long = await longConversationFigures(browser, workbench, texts, { show });
    await workbench.close();

    show({
      title: `${Math.round(text.length / 1000)} kB in ${frames} frames`,
      columns: [
        'ms',
        'script',
        '… CPU',
        'longest task',
        '… CPU',
        'tasks over 50',
        'first 10 kB, CPU',
        'last 10 kB, CPU',
      ],
      rows: [
        ...found.map((round, index) => [
          index === 0 ? 'warming up' : String(index),
          round.scriptMs,
          round.scriptCpuMs,
          round.maxTaskMs,
          round.maxTaskCpuMs,
          round.tasksOver50Ms,
          round.first.scriptCpuMs,
          round.last.scriptCpuMs,
        ]),
        [
          'all again',
          again.scriptMs,
          again.scriptCpuMs,
          again.maxTaskMs,
          again.maxTaskCpuMs,
          again.tasksOver50Ms,
          '',
          '',
        ],
      ],
    });
    const of = (pick: (round: Round) => number): number => median(warm.map(pick));
    return {
      scriptMs: of(round => round.scriptMs),
      maxTaskMs: of(round => round.maxTaskMs),
      maxTaskCpuMs: of(round => round.maxTaskCpuMs),
      overRerender: of(round => round.scriptCpuMs) / again.scriptCpuMs,
      lastOverFirst: of(round => round.last.scriptCpuMs / round.first.scriptCpuMs),
      ...long,
    };
  } finally {
    await browser.close();
    await server.close();
    await simulator.close();
  }
};

export const panelBench = async (context: BenchContext): Promise<Figures> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'glm-chat-bench-'));
  try {
    return await measure(folder, context);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
