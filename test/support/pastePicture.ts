import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** Pastes a PNG into the prompt of VS Code's Chat, as a person does who has copied a picture. */
export async function pastePicture({ page, chat: view }: Workbench, file: string): Promise<void> {
  const base64 = (await readFile(file)).toString('base64');
  await page.evaluate(async data => {
    const bytes = Uint8Array.from(atob(data), char => char.charCodeAt(0));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
  }, base64);
  await view.open();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(
    view.view
      .locator('.chat-attached-context-attachment')
      .filter({ hasText: /image|pasted/i })
      .last(),
  ).toBeVisible();
}
