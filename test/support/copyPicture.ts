import type { Page } from '@playwright/test';

/** Puts a PNG on the clipboard, as a program does that takes a screenshot. */
export async function copyPicture(page: Page, png: Uint8Array): Promise<void> {
  // As text: programs without the DOM's types use this file too.
  await page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${Buffer.from(png).toString('base64')}'), character => character.charCodeAt(0));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
  })()`);
}
