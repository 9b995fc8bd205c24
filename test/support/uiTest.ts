// `test` for ui tests: each one gets its own simulator, workspace, user data and browser profile, so none sees another's
// keys, settings or conversations. The server is shared, as it knows nothing of a window that is gone: a cold one would
// make each window wait a second longer for the extension.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { type EditorServer, startEditorServer } from '../../scripts/editor/editorServer.ts';
import { installEditor } from '../../scripts/editor/installEditor.ts';
import { linkLeanExtensions } from '../../scripts/editor/linkLeanExtensions.ts';
import { copySampleWorkspace } from '../../scripts/editor/sampleWorkspace.ts';
import { type Simulator, startSimulator } from '../simulator/index.ts';
import { Workbench } from './workbench.ts';

interface WorkerFixtures {
  /** Folder of the installed editor. */
  serverDir: string;
  server: EditorServer;
}

interface TestFixtures {
  /** Absolute path of this test's copy of the sample workspace. */
  workspaceDir: string;
  /** The endpoint behind everything; answers without pauses until a test paces or faults it. */
  simulator: Simulator;
  /** Not open yet: call `workbench.open()`. */
  workbench: Workbench;
}

export { expect } from '@playwright/test';

const temporaryFolder = (): Promise<string> =>
  mkdtemp(path.join(process.env.GLM_CHAT_TEST_FOLDER ?? tmpdir(), 'glm-chat-ui-'));
const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });

export const test = base.extend<TestFixtures, WorkerFixtures>({
  serverDir: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from this pattern
    async ({}, use) => use(await installEditor()),
    { scope: 'worker', timeout: 300_000 },
  ],
  server: [
    async ({ serverDir }, use) => {
      const dataDir = await temporaryFolder();
      const builtInExtensionsDir = await linkLeanExtensions(serverDir, path.join(dataDir, 'built-in'));
      const server = await startEditorServer({ serverDir, dataDir, builtInExtensionsDir });
      await use(server);
      await server.close();
      await remove(dataDir);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  workspaceDir: async ({}, use) => {
    const folder = await temporaryFolder();
    const workspace = path.join(folder, 'web-shop');
    await copySampleWorkspace(workspace);
    await use(workspace);
    await remove(folder);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ chunkDelayMs: 0, keyless: true });
    await use(simulator);
    await simulator.close();
  },
  workbench: async ({ browser, serverDir, server, workspaceDir, simulator }, use, testInfo) => {
    for (const kept of ['User', 'Machine', 'logs']) await remove(path.join(server.dataDir, 'data', kept));
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
    server.endExtensionHosts();
  },
});
