// `test` for ui tests: each one gets its own simulator, workspace, server and browser profile, so none sees another's
// keys, settings or conversations. Starting all of that costs about half a second; the window itself a few.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { startEditorServer } from '../../scripts/editor/editorServer.ts';
import { installEditor } from '../../scripts/editor/installEditor.ts';
import { copySampleWorkspace } from '../../scripts/editor/sampleWorkspace.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';
import { Workbench } from './workbench.ts';

interface WorkerFixtures {
  /** Folder of the installed editor. */
  serverDir: string;
}

interface TestFixtures {
  /** Temporary folder of this test: `web-shop` (the workspace) and `editor` (the server's data) are in it. */
  testDir: string;
  /** Absolute path of this test's copy of the sample workspace. */
  workspaceDir: string;
  /** The endpoint behind everything; answers without pauses until a test paces or faults it. */
  simulator: Simulator;
  /** Not open yet: call `workbench.open()`. */
  workbench: Workbench;
}

export { expect } from '@playwright/test';

export const test = base.extend<TestFixtures, WorkerFixtures>({
  serverDir: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
    async ({}, use) => use(await installEditor()),
    { scope: 'worker', timeout: 300_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  testDir: async ({}, use) => {
    const folder = await mkdtemp(path.join(process.env.GLM_CHAT_TEST_FOLDER ?? tmpdir(), 'glm-chat-ui-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  workspaceDir: async ({ testDir }, use) => {
    const folder = path.join(testDir, 'web-shop');
    await copySampleWorkspace(folder);
    await use(folder);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ chunkDelayMs: 0, keyless: true });
    await use(simulator);
    await simulator.close();
  },
  workbench: async ({ browser, serverDir, testDir, workspaceDir, simulator }, use, testInfo) => {
    const server = await startEditorServer({ serverDir, dataDir: path.join(testDir, 'editor') });
    const workbench = new Workbench({
      browser,
      server,
      serverDir,
      workspaceDir,
      simulatorUrl: simulator.url,
      testInfo,
    });
    await use(workbench);
    if (testInfo.status !== testInfo.expectedStatus) await workbench.attachEvidence();
    await workbench.close();
    await server.close();
  },
});
