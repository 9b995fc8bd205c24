// An answer of 200 kB in 800 frames, in the panel's own process in the real workbench.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type CDPSession, chromium, type Frame } from '@playwright/test';
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
import { scriptMs, type TaskTimes, traceTasks } from './mainThread.ts';

const frames = 800;
/** After one that warms up. */
const rounds = 3;
/** Frames of the first and of the last 10 kB. */
const edge = frames / 20;

interface Round extends TaskTimes {
  readonly scriptMs: number;
  readonly firstMs: number;
  readonly lastMs: number;
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
    if (now === before && !/class="math math-\w+"/.test(now)) return now;
    before = now;
    await frame.evaluate(() => new Promise(resolve => setTimeout(resolve, 400)));
  }
};

const begin = (frame: Frame): Promise<void> =>
  frame.evaluate(say, { name: 'turns/replaced', value: { afterTurnId: null, turns: [] } });

const oneRound = async (browser: Browser, frame: Frame, session: CDPSession, texts: string[]): Promise<Round> => {
  await begin(frame);
  const turnId = 'bench';
  await frame.evaluate(say, { name: 'turn/changed', value: answer(turnId, 'streaming', '') });
  const marks: number[] = [];
  const part = async (from: number, to: number): Promise<void> => {
    marks.push(await scriptMs(session));
    await frame.evaluate(streamPieces, { turnId, texts: texts.slice(from, to) });
  };
  const tasks = await traceTasks(browser, frame, async () => {
    await part(0, edge);
    await part(edge, frames - edge);
    await part(frames - edge, frames);
    marks.push(await scriptMs(session));
    await frame.evaluate(say, { name: 'turn/changed', value: answer(turnId, 'done', texts.join('')) });
    await settled(frame);
  });
  const [start = 0, afterFirst = 0, beforeLast = 0, end = 0] = marks;
  return {
    ...tasks,
    scriptMs: (await scriptMs(session)) - start,
    firstMs: afterFirst - start,
    lastMs: end - beforeLast,
  };
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
    `The final document differs at ${at}: ${grown.slice(at - 80, at + 80)} | ${whole.slice(at - 80, at + 80)}`,
  );
};

const rerenderMs = async (frame: Frame, session: CDPSession, texts: string[]): Promise<number> => {
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
  const before = await scriptMs(session);
  await frame.evaluate(
    pieces => (globalThis as unknown as { glmRerender(texts: string[]): Promise<void> }).glmRerender(pieces),
    texts,
  );
  return (await scriptMs(session)) - before;
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
    const { frame } = await PanelView.open(workbench, 'glm.panelEditor');
    const outer = frame.parentFrame();
    const session = await workbench.context.newCDPSession(outer ?? frame);
    await session.send('Performance.enable');

    const text = longAnswer();
    const texts = cut(text);
    const found: Round[] = [];
    for (let round = 0; round <= rounds; round++) found.push(await oneRound(browser, frame, session, texts));
    const warm = found.slice(1);
    await compareWithWhole(frame, text);
    const again = await rerenderMs(frame, session, texts);
    const long = await longConversationFigures(workbench, texts, { show });
    await workbench.close();

    show({
      title: `${Math.round(text.length / 1000)} kB in ${frames} frames`,
      columns: [
        'round',
        'script ms',
        'longest task ms',
        '… on the processor',
        'tasks over 50 ms',
        'first 10 kB',
        'last 10 kB',
      ],
      rows: found.map((round, index) => [
        index === 0 ? 'warming up' : String(index),
        round.scriptMs,
        round.maxTaskMs,
        round.maxTaskCpuMs,
        round.tasksOver50Ms,
        round.firstMs,
        round.lastMs,
      ]),
    });
    const of = (pick: (round: Round) => number): number => median(warm.map(pick));
    const script = of(round => round.scriptMs);
    return {
      scriptMs: script,
      maxTaskMs: of(round => round.maxTaskMs),
      maxTaskCpuMs: of(round => round.maxTaskCpuMs),
      rerenderMs: again,
      overRerender: script / again,
      lastOverFirst: of(round => round.lastMs / round.firstMs),
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
