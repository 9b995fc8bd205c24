// Ui tests: the real workbench in a headless browser. Run through `npm test -- ui`, which installs and builds first.
import { defineConfig } from '@playwright/test';
import { findChromium, roomyHeapArgs } from './scripts/editor/findChromium.ts';

const { executablePath, args, env } = await findChromium();
const resultFile = process.env.GLM_CHAT_RESULT_FILE;

export default defineConfig({
  testDir: 'test/ui',
  outputDir: 'test-results/ui',
  // One window keeps two cores busy. Two at once take turns: a tenth faster in all, and every wait in them twice as long.
  workers: 1,
  timeout: 180_000,
  // What is tried again and again is tried often: by itself Playwright would look once in a second before long.
  expect: { timeout: 20_000, toPass: { intervals: [50, 100, 200] } },
  forbidOnly: true,
  // A window that shares its machine can miss a moment. The record names each test that needed a second try.
  retries: 1,
  reporter: [['list'], ...(resultFile === undefined ? [] : [['./scripts/testing/playwrightRecord.ts'] as const])],
  use: {
    headless: true,
    actionTimeout: 20_000,
    launchOptions: {
      executablePath,
      args: [...args, ...roomyHeapArgs],
      env: { ...process.env, ...env } as Record<string, string>,
    },
  },
});
