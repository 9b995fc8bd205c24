import { expect, type Page } from '@playwright/test';

/** Waits until the window shows the same picture twice: no caret, fade or scroll bar is caught half way. */
export async function untilCalm(page: Page): Promise<void> {
  let before: Buffer = Buffer.alloc(0);
  await expect(async () => {
    const now = await page.screenshot({ caret: 'hide', animations: 'disabled' });
    const same = now.equals(before);
    before = now;
    expect(same).toBe(true);
  }).toPass({ intervals: [500], timeout: 15_000 });
}
