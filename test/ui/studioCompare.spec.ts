// Page and screenshot together: every way to look at them, what the score says, and the places where they differ.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { encode } from 'fast-png';
import { decodePicture } from '../simulator/vision/decodePicture.ts';
import { expectAccessible } from '../support/accessible.ts';
import { colourAt, colourDistance, PreviewView } from '../support/previewView.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

interface Block {
  x: number;
  y: number;
  width: number;
  height: number;
  hex: string;
}

const size = { width: 640, height: 960 };
const header: Block = { x: 0, y: 0, width: 640, height: 64, hex: '#1f3a5f' };
const card: Block = { x: 48, y: 112, width: 240, height: 160, hex: '#e07a5f' };
const footer: Block = { x: 0, y: 880, width: 640, height: 80, hex: '#3d405b' };
const blocks = [header, card, { x: 352, y: 112, width: 240, height: 160, hex: '#81b29a' }, footer];

/** A page of blocks and its screenshot: the one is the other, pixel for pixel. */
function pageOf(shown: readonly Block[]): string {
  const styles = shown.map(
    ({ x, y, width, height, hex }) =>
      `<div style="position:absolute;left:${x}px;top:${y}px;width:${width}px;height:${height}px;background:${hex}"></div>`,
  );
  return `<!DOCTYPE html><html><body style="margin:0;background:#f4f1de">${styles.join('')}</body></html>`;
}

function pictureOf(shown: readonly Block[]): Uint8Array {
  const data = new Uint8Array(size.width * size.height * 3);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const block = shown.findLast(
        ({ x: left, y: top, width, height }) => x >= left && x < left + width && y >= top && y < top + height,
      );
      const rgb = Number.parseInt((block?.hex ?? '#f4f1de').slice(1), 16);
      data.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255], (y * size.width + x) * 3);
    }
  }
  return encode({ ...size, data, channels: 3 });
}

/** As somebody who pastes another page over the source. */
async function replaceSource(workbench: Workbench, html: string): Promise<void> {
  await workbench.goToEnd('blocks.html');
  await workbench.page.evaluate(text => navigator.clipboard.writeText(text), html);
  await workbench.page.keyboard.press('ControlOrMeta+A');
  await workbench.page.keyboard.press('ControlOrMeta+V');
}

/** The colour on the screen at a place of the page. */
async function colourOn(paper: Locator, { x, y }: { x: number; y: number }): Promise<string> {
  return colourAt(decodePicture(new Uint8Array(await paper.screenshot())), x / size.width, y / size.height);
}

const middleOf = ({ x, y, width, height }: Block) => ({ x: x + width / 2, y: y + height / 2 });

test('page and screenshot are compared in every way, and where they differ is listed and shown', async ({
  workbench,
  workspaceDir,
}) => {
  await writeFile(path.join(workspaceDir, 'screenshots', 'blocks.png'), pictureOf(blocks));
  await workbench.open({ viewport: { width: 1800, height: 1100 } });
  await workbench.explorer.contextMenu('screenshots/blocks.png', 'Screenshot to HTML');
  const preview = await PreviewView.of(workbench);
  await preview.waitFor('Done');
  const { shell, paper } = preview;
  const score = shell.locator('.status .score-fact');
  const moved: Block = { ...card, x: card.x + 24, y: card.y + 240 };

  await test.step('the same page is wholly alike, and has no differences', async () => {
    await expect(score).toHaveText(/^\d+% alike$/);
    await replaceSource(workbench, pageOf(blocks));
    await expect(score).toHaveText('100% alike');
    await score.click();
    const pane = shell.getByRole('region', { name: 'Differences' });
    await expect(pane).toContainText('There is no difference to see.');
    await expect(pane.getByRole('meter')).toHaveCount(3);
    await preview.choose('Compare', 'Difference');
    await expect(shell.getByRole('group', { name: 'Difference' })).toContainText('Wholly different');
    for (const place of [middleOf(header), middleOf(card), { x: 320, y: 600 }]) {
      const shown = await colourOn(paper, place);
      expect(new Set([shown.slice(1, 3), shown.slice(3, 5), shown.slice(5)]).size, `${shown} is grey`).toBe(1);
    }
  });

  await test.step('a block that was moved is told where it is missing and where it is too much', async () => {
    await replaceSource(workbench, pageOf([header, moved, ...blocks.slice(2)]));
    await expect(score).toHaveText(/^[6-9]\d% alike$/);
    const rows = shell.locator('.diff-rows .diff-row');
    await expect(rows).toHaveCount(2);
    await expect(rows.filter({ hasText: 'Missing' })).toContainText('48, 112 · 240 × 160');
    await expect(rows.filter({ hasText: 'Too much' })).toContainText('72, 352 · 240 × 160');
    await expect.poll(() => colourOn(paper, middleOf(card))).not.toMatch(/^#(..)\1\1$/);
    expect(await colourOn(paper, middleOf(footer)), 'what is the same stays grey').toMatch(/^#(..)\1\1$/);
    await expect(shell.locator('.diff-mark')).toHaveCount(2);
    await workbench.screenshot('compare-difference');
    await expectAccessible(shell, 'the differences are shown');
  });

  await test.step('the same page scores the same', async () => {
    const before = await score.textContent();
    await replaceSource(workbench, pageOf(blocks));
    await expect(score).toHaveText('100% alike');
    await replaceSource(workbench, pageOf([header, moved, ...blocks.slice(2)]));
    await expect(score).toHaveText(before ?? '');
  });

  await test.step('a place that is chosen comes before the eyes, outlined on both sheets', async () => {
    await preview.choose('Compare', 'Side by Side');
    await preview.choose('Zoom', 'Actual Size');
    const row = shell.getByRole('button', { name: /Too much/ });
    await expect(shell.locator('.diff-mark')).toHaveCount(0);
    await row.focus();
    await expect(shell.locator('.diff-mark.lit'), 'what has the focus is outlined').toHaveCount(2);
    await workbench.page.keyboard.press('Enter');
    const mark = shell.locator('.paper:has(iframe) .diff-mark.chosen');
    await expect(mark).toBeInViewport({ ratio: 0.5 });
    const place = await mark.evaluate(element => {
      const [box, sheet] = [element, element.closest('.paper') ?? element].map(each => each.getBoundingClientRect());
      return [(box?.x ?? 0) - (sheet?.x ?? 0), (box?.y ?? 0) - (sheet?.y ?? 0), box?.width, box?.height];
    });
    expect(place).toEqual([72, 352, 240, 160]);
    await workbench.screenshot('compare-side');
    await workbench.page.keyboard.press('Enter');
    await expect(shell.locator('.diff-mark.chosen')).toHaveCount(0);
    await preview.choose('Zoom', 'Fit');
  });

  const wasThere = { x: card.x + 8, y: card.y + 8 };
  const ground = '#f4f1de';
  const near = (wanted: string) => async (): Promise<number> => colourDistance(await colourOn(paper, wasThere), wanted);

  await test.step('on each other: as much of the screenshot as is wanted', async () => {
    await preview.choose('Compare', 'Overlay');
    const slider = shell.getByRole('slider', { name: 'How much the screenshot covers' });
    await slider.focus();
    await workbench.page.keyboard.press('Home');
    await expect.poll(near(ground)).toBeLessThan(3);
    await workbench.page.keyboard.press('End');
    await expect.poll(near(card.hex)).toBeLessThan(3);
    await slider.fill('50');
    // Half of the one and half of the other.
    await expect.poll(near('#eab69f')).toBeLessThan(4);
    await workbench.screenshot('compare-overlay');
    await expectAccessible(shell, 'an overlay');
  });

  await test.step('swiped, by keys and by dragging', async () => {
    await preview.choose('Compare', 'Swipe');
    const line = shell.getByRole('slider', { name: 'Where the screenshot ends and the page begins' });
    await line.focus();
    await workbench.page.keyboard.press('Home');
    await expect.poll(near(ground)).toBeLessThan(3);
    await workbench.page.keyboard.press('End');
    await expect.poll(near(card.hex)).toBeLessThan(3);
    const sheet = await paper.boundingBox();
    const at = await line.boundingBox();
    if (!sheet || !at) throw new Error('nothing to drag');
    await workbench.page.mouse.move(at.x + 3, sheet.y + sheet.height / 2);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(sheet.x + sheet.width / 2, sheet.y + sheet.height / 2, { steps: 4 });
    await workbench.page.mouse.up();
    await expect(line).toHaveAttribute('aria-valuenow', '50');
    await workbench.screenshot('compare-swipe');
  });

  await test.step('in turn, stopped and switched by hand', async () => {
    await preview.choose('Compare', 'Blink');
    const side = shell.locator('.blink-side');
    await expect(side).toHaveText('Screenshot');
    await expect(side).toHaveText('Page');
    await shell.getByRole('button', { name: 'Switch' }).click();
    await expect(shell.locator('.compare-bar').getByRole('button', { name: 'Blink' })).toBeVisible();
    const shown = await side.textContent();
    await expect.poll(near(shown === 'Screenshot' ? card.hex : ground)).toBeLessThan(3);
    await shell.getByRole('button', { name: 'Switch' }).click();
    await expect.poll(near(shown === 'Screenshot' ? ground : card.hex)).toBeLessThan(3);
    await expectAccessible(shell, 'blinking');
  });

  await test.step('the way that was chosen is there after a reload, and another device has the two beside each other', async () => {
    await preview.choose('Compare', 'Swipe');
    await workbench.reload();
    const after = await PreviewView.of(workbench);
    await expect(after.shell.locator('.swipe-line')).toHaveAttribute('aria-valuenow', '50');
    await expect(after.shell.locator('.status .score-fact')).toHaveText(/^\d+% alike$/);
    await after.choose('Page Width', 'Phone');
    await expect(after.shell.locator('.swipe-line')).toHaveCount(0);
    await expect(after.shell.locator('.sheet')).toHaveCount(2);
    await after.choose('Compare', 'Overlay');
    await expect(after.shell.locator('.sheet')).toHaveCount(1);
    await expect(after.shell.getByRole('button', { name: 'Page Width: 640' })).toBeVisible();
  });
});

test('comparing by keyboard, in Chinese, in high contrast and in a narrow tab', async ({ workbench }) => {
  await workbench.open({ locale: 'zh-cn', theme: 'hc', viewport: { width: 940, height: 800 } });
  await workbench.explorer.contextMenu('screenshots/shop-home.png', '截图转 HTML');
  const preview = await PreviewView.of(workbench);
  await preview.waitFor('完成');
  const { shell } = preview;
  const { keyboard } = workbench.page;
  const score = shell.locator('.status .score-fact');

  await test.step('the score leads to the differences, and Esc leads out of them', async () => {
    await expect(score).toHaveText(/^相似度 \d+%$/);
    await score.focus();
    await keyboard.press('Enter');
    const pane = shell.getByRole('region', { name: '差异' });
    const regions = pane.locator('.diff-row');
    await expect(regions.first()).toBeVisible();
    await regions.first().focus();
    await keyboard.press('Enter');
    await expect(regions.first()).toHaveAttribute('aria-pressed', 'true');
    await expect(shell.locator('.diff-mark.chosen')).toBeInViewport();
    await workbench.screenshot('compare-zh-region');
    await expectAccessible(shell, 'differences in high contrast');
    await keyboard.press('Escape');
    await expect(pane).toHaveCount(0);
  });

  await test.step('the ways to compare are one menu of radio items', async () => {
    const menu = shell.getByRole('button', { name: '对比' });
    await menu.focus();
    await keyboard.press('Enter');
    await expect(shell.getByRole('menuitemradio', { name: '仅页面' })).toHaveAttribute('aria-checked', 'true');
    await expect(shell.getByRole('menuitemradio')).toHaveCount(6);
    await workbench.screenshot('compare-zh-menu');
    await keyboard.press('End');
    await keyboard.press('Enter');
    await expect(shell.getByRole('group', { name: '差异图' })).toContainText('完全不同');
    await workbench.screenshot('compare-zh-difference');
    await expectAccessible(shell, 'the difference in high contrast');
  });
});
