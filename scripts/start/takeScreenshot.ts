import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../editor/findChromium.ts';
import { step } from '../toolchain/progress.mjs';

const timeoutMs = 60_000;

/** Opens the window headless, shows the panel, waits until the extension has filled it, and writes a PNG. */
export const takeScreenshot = async (address: string, file: string): Promise<void> => {
  const { executablePath, args, env } = await findChromium();
  await step(`Taking a picture of the window: ${file}`, async () => {
    const browser = await chromium.launch({ executablePath, args: [...args], env: { ...process.env, ...env } });
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(timeoutMs);
      await page.goto(`${address}/`);
      await page.locator('.activitybar').getByRole('tab', { name: 'GLM' }).click();
      // Only an extension that is active fills its view.
      const outer = page.locator('iframe.webview.ready[src*="extensionId=glm-chat-vision"]').first();
      const panel = outer.contentFrame().locator('#active-frame').contentFrame();
      await panel.getByRole('textbox').first().waitFor();
      await panel.getByText(/\S/).first().waitFor();
      await panel.locator('body').evaluate(async ({ ownerDocument }) => {
        await ownerDocument.fonts.ready;
      });
      // Off the icon, whose tooltip would be in the picture.
      await page.mouse.move(720, 20);
      await page.locator('.monaco-hover.workbench-hover').waitFor({ state: 'hidden' });
      await mkdir(path.dirname(file), { recursive: true });
      await page.screenshot({ path: file });
    } finally {
      await browser.close();
    }
  });
  process.stdout.write(`${file}\n`);
};
