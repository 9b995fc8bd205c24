// Pictures within a screenshot are found, cut out pixel for pixel, and put in place of placeholders.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import sharp from 'sharp';
import { expectAccessible } from '../support/accessible.ts';
import { colourIn, knownPictures, pageWithPictures } from '../support/picturesPage.ts';
import { PreviewView } from '../support/previewView.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

async function pageOfPictures(workbench: Workbench, workspaceDir: string, done = 'Done'): Promise<PreviewView> {
  await writeFile(path.join(workspaceDir, 'screenshots', 'photos.png'), pageWithPictures());
  await workbench.explorer.contextMenu(
    'screenshots/photos.png',
    done === 'Done' ? 'Screenshot to HTML' : '截图转 HTML',
  );
  const preview = await PreviewView.of(workbench);
  await preview.waitFor(done);
  return preview;
}

/** The bytes that an element of the page shows, as pixels. */
async function shownIn(element: Locator): Promise<{ data: Buffer; info: { width: number; height: number } }> {
  const address = (await element.getAttribute('src')) ?? '';
  expect(address).toMatch(/^data:image\/png;base64,/);
  const png = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  return sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
}

test('pictures are cut out of the screenshot pixel for pixel and take the place of placeholders', async ({
  workbench,
  simulator,
  workspaceDir,
}) => {
  await workbench.open();
  const preview = await pageOfPictures(workbench, workspaceDir);
  const page = await preview.pageFrame();
  const pane = preview.shell.getByRole('region', { name: 'Pictures' });
  const rows = pane.getByRole('article');
  const placeholders = page.locator('.page section > [role="img"]');
  const pictures = page.locator('.page section > img');
  await expect(placeholders).toHaveCount(3);

  await test.step('stopped, nothing is there and nothing is lost', async () => {
    const hold = simulator.fault({ kind: 'hold', afterChunks: 3 });
    await preview.openPane('Pictures');
    await expectAccessible(preview.shell, 'nothing was looked for yet', '.pane');
    await pane.getByRole('button', { name: 'Find Pictures' }).click();
    const { images } = await hold.reached;
    expect(images.map(({ width, height }) => [width, height])).toEqual([[1280, 800]]);
    await pane.getByRole('button', { name: 'Stop' }).click();
    await expect(pane.getByRole('button', { name: 'Find Pictures' })).toBeEnabled();
    hold.release();
    await expect(rows).toHaveCount(0);
    await expect(placeholders).toHaveCount(3);
  });

  await test.step('what fails is said, and its button tries again', async () => {
    simulator.fault({ kind: 'cut', afterChunks: 2 });
    await pane.getByRole('button', { name: 'Find Pictures' }).click();
    const alert = preview.shell.getByRole('alert');
    await expect(alert).toBeVisible();
    await alert.getByRole('button', { name: 'Try Again' }).click();
    await expect(rows).toHaveCount(3);
    await expect(alert).toHaveCount(0);
  });

  await test.step('found, each has a place, and one is left out', async () => {
    await expect(pane.getByRole('button', { name: 'Use 3 Pictures' })).toBeEnabled();
    await expect(rows.first()).toContainText('320 × 200');
    await expect(rows.first().getByLabel('Goes to')).toHaveValue(/ body>main>section>div$/);
    await expectAccessible(preview.shell, 'pictures were found', '.pane');
    await workbench.screenshot('studio-pictures-found');
    await rows.nth(1).getByRole('checkbox').uncheck();
    await rows.first().getByLabel('Alternative text').fill('A quilt of “all” colours');
    await rows.first().getByLabel('Alternative text').blur();
    await pane.getByRole('button', { name: 'Use 2 Pictures' }).click();
    await expect(pane.getByRole('status')).toContainText('2 pictures are in the page now');
    await expect(placeholders).toHaveCount(1);
    await expect(pictures).toHaveCount(2);
    await expect(pictures.first()).toHaveAttribute('alt', 'A quilt of “all” colours');
    await expect(rows.nth(1)).not.toContainText('In the page');
  });

  await test.step('what the page shows are the pixels of the screenshot, where the placeholders were', async () => {
    for (const [shown, known] of [
      [0, 0],
      [1, 2],
    ] as const) {
      const picture = pictures.nth(shown);
      const { data: rgb, info } = await shownIn(picture);
      const { width, height } = info;
      const place = knownPictures[known];
      expect([width, height]).toEqual([place?.width, place?.height]);
      let wrong = 0;
      for (let at = 0; at < width * height; at++) {
        const colour = colourIn(known, at % width, Math.floor(at / width));
        if (colour.some((value, channel) => rgb[at * 3 + channel] !== value)) wrong++;
      }
      expect(wrong).toBe(0);
      const box = await picture.evaluate(node => {
        const { x, y, width: wide, height: high } = node.getBoundingClientRect();
        return { x, y, width: wide, height: high };
      });
      expect(box).toEqual(place);
    }
    await workbench.screenshot('studio-pictures-used');
  });

  await test.step('undone, the placeholders are back, and all can be used at once', async () => {
    await pane.getByRole('button', { name: 'Undo' }).click();
    await expect(placeholders).toHaveCount(3);
    await expect(pictures).toHaveCount(0);
    await pane.getByLabel('All that have a place').check();
    await pane.getByRole('button', { name: 'Use 3 Pictures' }).click();
    await expect(pictures).toHaveCount(3);
    await expect(preview.button('Try Again')).toBeVisible();
  });

  await test.step('a model that is told about the page gets none of their bytes, and the page keeps them', async () => {
    const wish = preview.shell.getByRole('textbox', { name: 'What to change' });
    await wish.fill('Make it red');
    await wish.press('Enter');
    const request = await simulator.waitForRequest(({ body }) => JSON.stringify(body).includes('Make it red'));
    const text = JSON.stringify(request.body);
    expect(text).toContain('base64,picture-1');
    expect(text.length).toBeLessThan(20_000);
    await expect(preview.button('Stop')).toHaveCount(0, { timeout: 30_000 });
    await expect(pictures).toHaveCount(3);
    await shownIn(pictures.first());
  });
});

test('the pictures pane in Chinese, narrow, in high contrast', async ({ workbench, workspaceDir }) => {
  await workbench.open({ locale: 'zh-cn', theme: 'hc' });
  const preview = await pageOfPictures(workbench, workspaceDir, '完成');
  await workbench.runCommand('GLM: 使用截图中的图片');
  const pane = preview.shell.getByRole('region', { name: '图片' });
  await expect(pane.getByRole('article')).toHaveCount(3);
  await expect(pane.getByRole('button', { name: '使用 3 张图片' })).toBeEnabled();
  await expectAccessible(preview.shell, 'in Chinese and high contrast', '.pane');
  await workbench.screenshot('studio-pictures-zh');
});
