// mocha inside the extension host of a real window, which a headless browser keeps open.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { startSimulator } from '../../test/simulator/index.ts';
import { rootDir } from '../bootstrap.mjs';
import { startEditorServer, workbenchUrl, writeUserSettings } from '../editor/editorServer.ts';
import { quietSettings, simulatorSettings } from '../editor/editorSettings.ts';
import { findChromium } from '../editor/findChromium.ts';
import { installEditor } from '../editor/installEditor.ts';
import { copySampleWorkspace } from '../editor/sampleWorkspace.ts';
import { ToolchainError } from '../toolchain/progress.mjs';
import { judgePhase, type PhaseResult, readRecord } from './phaseRecord.ts';
import type { RunnerOptions } from './runToEnd.ts';

const runTimeoutMs = 10 * 60_000;
const keptLogLines = 100;

/** What the window says besides the report: printed only when the run does not come to its end. */
class WindowLog {
  readonly #lines: string[] = [];

  add(args: readonly unknown[]): void {
    this.#lines.push(format(...args));
    if (this.#lines.length > keptLogLines) this.#lines.shift();
  }

  toString(): string {
    return this.#lines.join('\n');
  }
}

/** How the run ended. The window reports 0 for an extension host that was killed, too: see judgePhase. */
const untilExit = async (page: Page, address: string, log: WindowLog): Promise<{ ok: boolean; how: string }> => {
  const { promise, resolve } = Promise.withResolvers<{ ok: boolean; how: string }>();
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => log.add(args));
  await page.exposeFunction('codeAutomationExit', (code: number) => resolve({ ok: code === 0, how: `status ${code}` }));
  page.once('crash', () => resolve({ ok: false, how: 'the window crashed' }));
  const timer = setTimeout(() => resolve({ ok: false, how: 'no end after ten minutes' }), runTimeoutMs);
  try {
    await page.goto(address);
    return await promise;
  } finally {
    clearTimeout(timer);
  }
};

const grepOf = (args: readonly string[]): string | undefined => {
  if (args.length === 0) return undefined;
  const [name, pattern, ...rest] = args;
  if ((name === '--grep' || name === '-g') && pattern !== undefined && rest.length === 0) return pattern;
  throw new ToolchainError(
    `The workbench part does not know ${args.join(' ')}.`,
    'It takes --grep PATTERN and nothing else.',
  );
};

export const runWorkbench = async ({ env, args, recordFile }: RunnerOptions): Promise<PhaseResult> => {
  const grep = grepOf(args);
  const serverDir = await installEditor();
  const { executablePath, args: flags, env: browserEnv } = await findChromium();
  const folder = await mkdtemp(path.join(path.dirname(recordFile), 'workbench-'));
  const workspace = path.join(folder, 'web-shop');
  await copySampleWorkspace(workspace);
  const simulator = await startSimulator({ chunkDelayMs: 0, keyless: true });
  const dataDir = path.join(folder, 'editor');
  const reportFile = path.join(folder, 'report.txt');
  await writeUserSettings(dataDir, { ...quietSettings, ...simulatorSettings(simulator.url) });
  const server = await startEditorServer({
    serverDir,
    dataDir,
    env: {
      ...env,
      GLM_CHAT_REPORT_FILE: reportFile,
      GLM_CHAT_SIMULATOR_URL: simulator.url,
      ...(grep === undefined ? {} : { GLM_CHAT_TEST_GREP: grep }),
    },
  });
  const browser = await chromium.launch({ executablePath, args: [...flags], env: { ...env, ...browserEnv } });
  try {
    const testsPath = path.join(rootDir, 'out', 'workbench', 'index.cjs');
    const address = workbenchUrl(server.origin, { folder: workspace, extensionDir: rootDir, testsPath });
    const log = new WindowLog();
    const exit = await untilExit(await browser.newPage(), address, log);
    process.stdout.write(await readFile(reportFile, 'utf8').catch(() => ''));
    const record = await readRecord(recordFile);
    if (record === undefined) process.stdout.write(`The window's last words:\n${log}\n`);
    return judgePhase('workbench', record, exit);
  } finally {
    await browser.close();
    await server.close();
    await simulator.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
