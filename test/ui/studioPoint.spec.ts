// Elements of a page are pointed at, changed at once and talked about; the source shows where, and nothing else changes.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator } from '@playwright/test';
import { attributeValue, type PageTree, readPage } from '../../src/core/studio/source/index.ts';
import { expectAccessible } from '../support/accessible.ts';
import { PreviewView } from '../support/previewView.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

/** A page on its paper, with a file behind it that is saved as it changes. */
class Desk {
  readonly preview: PreviewView;
  readonly page: Frame;
  readonly file: string;

  private constructor(preview: PreviewView, page: Frame, file: string) {
    this.preview = preview;
    this.page = page;
    this.file = file;
  }

  static readonly settings = { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 };

  static async open(workbench: Workbench, workspaceDir: string, name: string): Promise<Desk> {
    await workbench.explorer.contextMenu(`screenshots/${name}.png`, 'Screenshot to HTML');
    const preview = await PreviewView.of(workbench);
    await preview.waitFor('Done');
    await workbench.runCommand('GLM: Save Page…');
    await expect(workbench.quickInput.input).toHaveValue(new RegExp(`/${name}\\.html$`));
    await workbench.page.keyboard.press('Enter');
    await expect(preview.statusLine).toContainText(`Saved as ${name}.html`);
    return new Desk(preview, await preview.pageFrame(), path.join(workspaceDir, `${name}.html`));
  }

  get shell(): Frame {
    return this.preview.shell;
  }
  get layer(): Locator {
    return this.shell.getByRole('application', { name: 'Elements of the page' });
  }
  get crumbs(): Locator {
    return this.shell.getByRole('navigation', { name: 'Around the picked element' });
  }
  get chips(): Locator {
    return this.shell.getByRole('list', { name: 'What it is about' }).getByRole('listitem');
  }
  get wish(): Locator {
    return this.shell.getByRole('textbox', { name: 'What to change' });
  }

  source(): Promise<string> {
    return readFile(this.file, 'utf8');
  }

  /** The middle of an element of the page, on the paper. */
  async placeOf(element: Locator): Promise<{ x: number; y: number }> {
    const box = await element.evaluate(node => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2, of: innerWidth };
    });
    const paper = await this.preview.paper.boundingBox();
    const scale = (paper?.width ?? 0) / box.of;
    return { x: box.x * scale, y: box.y * scale };
  }

  async pick(element: Locator, modifiers: 'Shift'[] = []): Promise<void> {
    await this.layer.click({ position: await this.placeOf(element), modifiers });
  }
}

/** Where an element stands that has no element in it, as child indexes from `html` down. */
async function pathOf(element: Locator): Promise<number[]> {
  return element.evaluate(node => {
    const found: number[] = [];
    for (let at: Node = node; at !== document.documentElement && at.parentNode; at = at.parentNode) {
      found.unshift([...at.parentNode.childNodes].indexOf(at as ChildNode));
    }
    return found;
  });
}

/** Byte for byte the same but for the source of one element, which is another. */
function expectOnlyInside(before: string, after: string, place: number[]): void {
  const was = readPage(before).exactlyAt(place);
  const is = readPage(after).exactlyAt(place);
  if (!was || !is) throw new Error('the element is not in the source');
  expect(after.slice(0, is.start)).toBe(before.slice(0, was.start));
  expect(after.slice(is.end)).toBe(before.slice(was.end));
  expect(after.slice(is.start, is.end)).not.toBe(before.slice(was.start, was.end));
}

const styleAt = (tree: PageTree, place: number[]): string => {
  const element = tree.exactlyAt(place);
  return (element && attributeValue(element, 'style')) ?? '';
};

test('what is pointed at is told about, and nothing else of the page changes', async ({
  workbench,
  simulator,
  workspaceDir,
}) => {
  await workbench.open({ settings: Desk.settings });
  const desk = await Desk.open(workbench, workspaceDir, 'checkout');
  const { shell, preview } = desk;
  const button = desk.page.locator('button').first();
  const place = await pathOf(button);
  const before = await desk.source();

  await test.step('a hover outlines, a click picks and names the way to it', async () => {
    await preview.toggle('Point').click();
    await expect(desk.layer).toBeFocused();
    await desk.layer.hover({ position: await desk.placeOf(button) });
    await expect(shell.locator('.point-box.hovered')).toContainText('button');
    await workbench.screenshot('point-hover');
    await desk.pick(button);
    await expect(shell.locator('.point-box.picked')).toHaveCount(1);
    await expect(desk.crumbs.getByRole('button', { name: /^button/ })).toHaveAttribute('aria-current', 'true');
    await expect(desk.chips).toContainText(['button']);
    // The outline lies where the element is on the screen, whatever the scale.
    const [outline, paper] = [
      await shell.locator('.point-box.picked').boundingBox(),
      await preview.paper.boundingBox(),
    ];
    const middle = await desk.placeOf(button);
    expect(Math.abs((outline?.x ?? 0) + (outline?.width ?? 0) / 2 - (paper?.x ?? 0) - middle.x)).toBeLessThan(2);
    expect(Math.abs((outline?.y ?? 0) + (outline?.height ?? 0) / 2 - (paper?.y ?? 0) - middle.y)).toBeLessThan(2);
    await expectAccessible(shell, 'an element is picked');
    await workbench.screenshot('point-picked');
  });

  await test.step('the wish changes its source and no other byte', async () => {
    await desk.wish.fill('Make it purple');
    await desk.wish.press('Enter');
    const request = await simulator.waitForRequest(({ body }) => JSON.stringify(body).includes('Make it purple'));
    expect(JSON.stringify(request.body)).toContain('Marked element 1');
    // The screenshot and the page, whole and around the element.
    expect(request.images).toHaveLength(4);
    await expect(desk.wish).toHaveValue('');
    await expect.poll(() => desk.source()).not.toBe(before);
    const after = await desk.source();
    expectOnlyInside(before, after, place);
    expect(styleAt(readPage(after), place)).toMatch(/background/);
    await expect(desk.chips).toContainText(['button']);
    await workbench.screenshot('point-told');
  });

  await test.step('edits of anything else are refused, the wish is kept, and its button tries it again', async () => {
    const kept = await desk.source();
    simulator.habits({ edits: ['worse', 'worse'] });
    await desk.wish.fill('Make it orange');
    await desk.wish.press('Enter');
    const alert = shell.getByRole('alert');
    await expect(alert).toContainText('more than what you pointed at');
    await expect(desk.wish).toHaveValue('Make it orange');
    expect(await desk.source()).toBe(kept);
    await expect(desk.chips).toContainText(['button']);
    await alert.getByRole('button', { name: 'Try Again' }).click();
    await expect(desk.wish).toHaveValue('');
    await expect(alert).toHaveCount(0);
    await expect.poll(() => desk.source()).not.toBe(kept);
    expectOnlyInside(kept, await desk.source(), place);
  });

  await test.step('the line remembers what was said, and Stop ends the request', async () => {
    await desk.wish.press('ArrowUp');
    await expect(desk.wish).toHaveValue('Make it orange');
    await desk.wish.press('ArrowUp');
    await expect(desk.wish).toHaveValue('Make it purple');
    const kept = await desk.source();
    const hold = simulator.fault({ kind: 'hold', afterChunks: 2 });
    await desk.wish.press('Enter');
    const request = await hold.reached;
    await desk.shell.locator('.tell').getByRole('button', { name: 'Stop' }).click();
    expect(await request.done).toBe('closed-early');
    await preview.waitFor('Done');
    await expect(desk.wish).toHaveValue('Make it purple');
    expect(await desk.source()).toBe(kept);
    await desk.wish.fill('');
  });

  await test.step('small changes need no model', async () => {
    const asked = simulator.requests.length;
    await preview.openPane('Element');
    const pane = shell.getByRole('region', { name: 'Element' });
    await expectAccessible(shell, 'the element is shown');
    let was = await desk.source();
    const set = async (label: string, value: string): Promise<void> => {
      await pane.getByLabel(label, { exact: true }).fill(value);
      await pane.getByLabel(label, { exact: true }).press('Enter');
      await expect.poll(() => desk.source()).not.toBe(was);
      expectOnlyInside(was, await desk.source(), place);
      was = await desk.source();
    };
    await set('Background', '#aa0000');
    await expect(button).toHaveCSS('background-color', 'rgb(170, 0, 0)');
    await set('Corner radius', '12');
    await expect(button).toHaveCSS('border-top-left-radius', '12px');
    expect(styleAt(readPage(was), place)).toContain('border-radius: 12px');
    await pane.getByLabel('Width', { exact: true }).fill('wide');
    await expect(pane.getByLabel('Width', { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await pane.getByLabel('Width', { exact: true }).press('Tab');
    expect(await desk.source()).toBe(was);
    await workbench.screenshot('point-element');
    // As in the style sheet again.
    await pane.getByRole('button', { name: 'Corner radius: as in the style sheet' }).click();
    await expect.poll(() => desk.source()).not.toBe(was);
    was = await desk.source();
    expect(styleAt(readPage(was), place)).not.toContain('border-radius');

    // What undoes in an editor goes back here, too.
    const [now, bar] = [was, preview.statusLine];
    await bar.click();
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => desk.source()).not.toBe(now);
    expect(styleAt(readPage(await desk.source()), place)).toContain('border-radius: 12px');
    await workbench.page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect.poll(() => desk.source()).toBe(now);

    const buttons = await desk.page.locator('button').count();
    await pane.getByRole('button', { name: 'Duplicate' }).click();
    await expect(desk.page.locator('button')).toHaveCount(buttons + 1);
    await pane.getByRole('button', { name: 'Delete' }).click();
    await expect(desk.page.locator('button')).toHaveCount(buttons);
    await expect.poll(() => desk.source()).toBe(was);
    await expect(desk.chips).toHaveCount(0);
    expect(simulator.requests).toHaveLength(asked);
  });
});

test('without a mouse, several at once, with the source, and about a part of the screenshot', async ({
  workbench,
  simulator,
  workspaceDir,
}) => {
  await workbench.open({ settings: Desk.settings, theme: 'light' });
  const desk = await Desk.open(workbench, workspaceDir, 'mobile-login');
  const { shell, preview } = desk;
  const { keyboard } = workbench.page;
  const first = desk.page.locator('.page > *').first();

  await test.step('keys walk through the page, pick, and delete', async () => {
    await preview.statusLine.click();
    await keyboard.press('i');
    await expect(desk.layer).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(shell.locator('.point-box.hovered')).toContainText('main');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(desk.crumbs.getByRole('button')).toContainText(['body', 'main', '']);
    const names = await desk.crumbs.getByRole('button').allTextContents();
    expect(names).toHaveLength(4);
    await keyboard.press('ArrowRight');
    await keyboard.press('Shift+Enter');
    await expect(desk.chips).toHaveCount(2);
    await expect(shell.locator('.point-box.picked')).toHaveCount(2);
  });

  await test.step('a wish about several sends each of them', async () => {
    await desk.wish.fill('Give both more room');
    await desk.wish.press('Enter');
    const { body } = await simulator.waitForRequest(({ body: sent }) => JSON.stringify(sent).includes('more room'));
    expect(JSON.stringify(body)).toContain('Marked element 2');
    await expect(shell.getByRole('alert')).toContainText('without a change');
    await expect(desk.wish).toHaveValue('Give both more room');
  });

  await test.step('the source shows what is picked, and the page what the cursor is in', async () => {
    await desk.crumbs.getByRole('button', { name: 'body' }).click();
    await expect(desk.chips).toHaveText([/body/]);
    await desk.crumbs.getByRole('button', { name: 'Show in Source' }).click();
    const html = await desk.source();
    const line = html.slice(0, html.indexOf('<body')).split('\n').length;
    await expect(workbench.page.locator('.statusbar')).toContainText(`Ln ${line},`);
    // Into the first element of the page.
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('End');
    const middle = await desk.placeOf(first);
    const outlinedAt = async (): Promise<number> => {
      const [outlined, paper] = [
        await shell.locator('.point-box.outlined').boundingBox(),
        await preview.paper.boundingBox(),
      ];
      return Math.abs((outlined?.y ?? 0) + (outlined?.height ?? 0) / 2 - (paper?.y ?? 0) - middle.y);
    };
    await expect.poll(outlinedAt).toBeLessThan(2);
    await workbench.screenshot('point-source');
  });

  await test.step('a part of the screenshot is circled and sent as it looks there and in the page', async () => {
    await preview.choose('Compare', 'Side by Side');
    const regions = shell.getByRole('group', { name: 'Regions of the screenshot' });
    await regions.dragTo(regions, { sourcePosition: { x: 20, y: 20 }, targetPosition: { x: 80, y: 60 } });
    await expect(desk.chips).toContainText(['Region']);
    await expectAccessible(shell, 'a region is circled');
    await workbench.screenshot('point-region');
    await desk.wish.fill('Here is still something wrong');
    await desk.wish.press('Enter');
    const request = await simulator.waitForRequest(({ body }) =>
      JSON.stringify(body).includes('still something wrong'),
    );
    expect(JSON.stringify(request.body)).toContain('Circled region 1');
    const [, , , , pieceOfOriginal, pieceOfPage] = request.images;
    expect([pieceOfPage?.width, pieceOfPage?.height]).toEqual([pieceOfOriginal?.width, pieceOfOriginal?.height]);
    await preview.waitFor('Done');

    // Where the two lie on each other, a drag circles and a click still picks.
    await preview.choose('Compare', 'Overlay');
    await desk.layer.dragTo(desk.layer, { sourcePosition: { x: 30, y: 30 }, targetPosition: { x: 120, y: 90 } });
    await expect(desk.chips.filter({ hasText: 'Region' })).not.toHaveCount(0);
    await expect(shell.locator('.point-layer .region-box').first()).toBeVisible();
    await workbench.screenshot('point-overlay');
  });
});

test('in Chinese, in high contrast and in little room, and what was begun outlives a tab that is hidden', async ({
  workbench,
}) => {
  await workbench.open({ locale: 'zh-cn', theme: 'hc', viewport: { width: 860, height: 820 } });
  await workbench.explorer.contextMenu('screenshots/error-dialog.png', '截图转 HTML');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  const preview = await PreviewView.of(workbench);
  await preview.waitFor('完成');
  const { shell } = preview;
  await preview.statusLine.click();
  await workbench.page.keyboard.press('i');
  const layer = shell.getByRole('application', { name: '页面中的元素' });
  await expect(layer).toBeFocused();
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.page.keyboard.press('Enter');
  const chips = shell.getByRole('list', { name: '所指内容' }).getByRole('listitem');
  await expect(chips).toHaveCount(1);
  const name = await chips.textContent();
  await shell.getByRole('textbox', { name: '要改什么' }).fill('改成绿色');
  await workbench.screenshot('point-zh-narrow');
  await expectAccessible(shell, 'an element is picked, in high contrast');

  // Another page in front of it, and back.
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.explorer.contextMenu('screenshots/checkout.png', '截图转 HTML');
  await (await PreviewView.of(workbench)).waitFor('完成');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.tab('error-dialog · 预览').click();
  const shown = await PreviewView.of(workbench);
  const again = shown.shell;
  await expect(again.getByRole('textbox', { name: '要改什么' })).toHaveValue('改成绿色');
  await expect(again.getByRole('list', { name: '所指内容' }).getByRole('listitem')).toHaveText([name ?? '']);
  await expect(again.locator('.point-box.picked')).toHaveCount(1);
  await shown.choose('更多', '元素');
  await expect(again.getByRole('region', { name: '元素' })).toBeVisible();
  await workbench.screenshot('point-zh-element');
  await expectAccessible(again, 'the element is shown, in high contrast');
});
