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
});
