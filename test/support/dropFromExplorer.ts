import type { Frame } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/**
 * Drags a file until the workbench has said what is dragged, and drops that on the panel. The driver's own drag ends at
 * the border of the panel's process.
 */
export async function dropFromExplorer(workbench: Workbench, frame: Frame, file: string): Promise<void> {
  const { page } = workbench;
  const row = await workbench.explorer.reveal(file);
  const dragged = page.evaluate(
    () =>
      new Promise<[type: string, data: string][]>(resolve => {
        window.addEventListener(
          'dragstart',
          ({ dataTransfer }) => {
            if (dataTransfer) resolve(dataTransfer.types.map(type => [type, dataTransfer.getData(type)]));
          },
          { once: true },
        );
      }),
  );
  await row.hover();
  await page.mouse.down();
  await page.mouse.move(500, 400, { steps: 4 });
  const data = await dragged;
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await frame.evaluate(entries => {
    const dataTransfer = new DataTransfer();
    for (const [type, text] of entries) dataTransfer.setData(type, text);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, data);
}
