import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { listFiles, PackageManager } from '@vscode/vsce';
import { rootDir } from '../../../scripts/bootstrap.mjs';
import { startEditorServer, workbenchUrl, writeUserSettings } from '../../../scripts/editor/editorServer.ts';
import { frugalSettings, quietSettings } from '../../../scripts/editor/editorSettings.ts';
import { findChromium } from '../../../scripts/editor/findChromium.ts';
import { installEditor } from '../../../scripts/editor/installEditor.ts';
import { onShutdown } from '../../../scripts/editor/processTree.ts';
import { copySampleWorkspace } from '../../../scripts/editor/sampleWorkspace.ts';
import { scrubEnv } from '../../../scripts/testing/scrubEnv.ts';
import { run } from '../../../scripts/toolchain/npm.mjs';
import { ToolchainError } from '../../../scripts/toolchain/progress.mjs';
import type { BenchContext, Figures } from '../bench.ts';
import { median } from '../median.ts';

const windows = 5;
const windowTimeoutMs = 60_000;

interface Activation {
  readonly loadMs: number;
  /** Until `activate` returned; nothing else ran in the extension host. */
  readonly blockedMs: number;
  /** Until what it returned was settled. */
  readonly ownMs: number;
}

/** The files of the VSIX, with our clock in front of the extension's main. */
const copyTimedExtension = async (target: string): Promise<void> => {
  for (const file of await listFiles({ cwd: rootDir, packageManager: PackageManager.None })) {
    await cp(path.join(rootDir, file), path.join(target, file));
  }
  const manifestFile = path.join(target, 'package.json');
  const manifest: Record<string, unknown> = JSON.parse(await readFile(manifestFile, 'utf8'));
  await writeFile(manifestFile, JSON.stringify({ ...manifest, main: './timedMain.cjs' }));
  await cp(path.join(import.meta.dirname, 'timedMain.cjs'), path.join(target, 'timedMain.cjs'));
};

/** Opens a window and waits until its extension host has run `untilActive.cjs`. */
const openWindow = async (browser: Browser, address: string): Promise<void> => {
  const page = await browser.newPage();
  try {
    const { promise, resolve } = Promise.withResolvers<number>();
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.exposeFunction('codeAutomationExit', resolve);
    await page.goto(address);
    const timer = setTimeout(() => resolve(-1), windowTimeoutMs);
    const status = await promise;
    clearTimeout(timer);
    if (status !== 0) throw new Error(`The extension did not become active (${status})`);
  } finally {
    await page.close();
  }
};

const activations = async (folder: string): Promise<Activation[]> => {
  const serverDir = await installEditor();
  const { executablePath, args, env: browserEnv } = await findChromium();
  const workspace = path.join(folder, 'web-shop');
  await copySampleWorkspace(workspace);
  const extensionDir = path.join(folder, 'extension');
  await copyTimedExtension(extensionDir);
  const dataDir = path.join(folder, 'editor');
  const recordFile = path.join(folder, 'activations');
  await writeUserSettings(dataDir, { ...quietSettings, ...frugalSettings });
  const env = scrubEnv(process.env);
  const server = await startEditorServer({
    serverDir,
    dataDir,
    // Every time as if for the first time: nothing compiled is kept.
    env: { ...env, GLM_CHAT_BENCH_FILE: recordFile, NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  const browser = await chromium.launch({ executablePath, args: [...args], env: { ...env, ...browserEnv } });
  try {
    const testsPath = path.join(import.meta.dirname, 'untilActive.cjs');
    const address = workbenchUrl(server.origin, { folder: workspace, extensionDir, testsPath });
    for (let window = 0; window < windows; window++) await openWindow(browser, address);
    const lines = (await readFile(recordFile, 'utf8')).trim().split('\n');
    return lines.map(line => JSON.parse(line));
  } finally {
    await browser.close();
    await server.close();
  }
};

/** What the extension costs before anybody uses it: to load and activate in a real extension host, to download. */
export const activationBench = async ({ show }: BenchContext): Promise<Figures> => {
  const { status, output, stdout } = await run(process.execPath, ['scripts/package.mjs'], { cwd: rootDir });
  const vsix = stdout.trim().split('\n').at(-1) ?? '';
  if (status !== 0 || !vsix.endsWith('.vsix')) {
    throw new ToolchainError('The extension cannot be packed.', `See what npm run package says:\n${output}`);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'glm-chat-bench-'));
  const clean = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  onShutdown(clean);
  try {
    const measured = await activations(folder);
    if (measured.length !== windows) throw new Error(`${measured.length} activations in ${windows} windows`);
    show({
      title: `Activation in ${windows} windows`,
      columns: ['', 'load ms', 'blocked ms', 'active after ms'],
      rows: measured.map(({ loadMs, blockedMs, ownMs }, index) => [String(index + 1), loadMs, blockedMs, ownMs]),
    });
    const of = (name: keyof Activation) => median(measured.map(one => one[name]));
    return {
      ownMs: of('ownMs'),
      loadMs: of('loadMs'),
      bundleKB: (await stat(path.join(rootDir, 'dist', 'extension.cjs'))).size / 1000,
      vsixMB: (await stat(vsix)).size / 1_000_000,
    };
  } finally {
    await clean();
  }
};
