// How wide the panel is, and whether what it shows has room in it.
import { expect, type Frame, type Page } from '@playwright/test';

/** Drags the edge of the side bar until the panel in it is exactly this wide, in CSS pixels. */
export async function dragPanelTo(page: Page, frame: Frame, widthPx: number): Promise<void> {
  const width = (): Promise<number> => frame.evaluate(() => window.innerWidth);
  await expect(async () => {
    const by = widthPx - (await width());
    const bar = await page.locator('.part.sidebar').boundingBox();
    if (by !== 0 && bar) {
      const [edge, middle] = [bar.x + bar.width, bar.y + bar.height / 2];
      await page.mouse.move(edge, middle);
      await page.mouse.down();
      // The first movement only begins the drag.
      await page.mouse.move(edge + 5, middle);
      await page.mouse.move(edge + by, middle, { steps: 3 });
      await page.mouse.up();
    }
    await expect.poll(width, { timeout: 2_000 }).toBe(widthPx);
  }, `the panel is ${widthPx} px wide`).toPass({ timeout: 20_000 });
}

/** Nothing reaches beyond the right edge, but for what can be scrolled to or ends in an ellipsis. */
export async function expectRoom(frame: Frame, state: string): Promise<void> {
  const beyond = await frame.evaluate(() => {
    const isCut = (element: Element): boolean => {
      for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
        if (getComputedStyle(around).overflowX !== 'visible') return true;
      }
      return false;
    };
    return [...document.body.querySelectorAll('*')]
      .filter(element => {
        const { width, right } = element.getBoundingClientRect();
        return width > 0 && right > window.innerWidth + 0.5 && !isCut(element);
      })
      .map(({ localName, className }) => `${localName}.${String(className)}`);
  });
  expect(beyond, `beyond the edge, ${state}`).toEqual([]);
}
