// Where a page begins: pictures from everywhere, what is said of them, and what is asked for then.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/accessible.ts';
import { dropFromExplorer } from '../support/dropFromExplorer.ts';
import { copyPicture } from '../support/copyPicture.ts';
import { PreviewView } from '../support/previewView.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

const start = (workbench: Workbench) => workbench.panelFrame('glm.studioStart');

test('a page begins with pictures from everywhere: pasted, picked, dropped, cropped, ordered and described', async ({
  workbench,
  simulator,
  workspaceDir,
}) => {
  test.slow();
  await workbench.open();
  await workbench.runCommand('GLM: Open HTML Studio');
  let frame = await start(workbench);
  const shots = () => frame.getByRole('list', { name: 'Screenshots' }).getByRole('listitem');
  const button = (name: string) => frame.getByRole('button', { name, exact: true });

  await test.step('empty, it explains itself and creates nothing', async () => {
    await expect(frame.getByRole('heading', { name: 'HTML Studio' })).toBeVisible();
    await expectAccessible(frame, 'empty');
    await workbench.screenshot('start-empty');
    await button('Create Page').focus();
    await workbench.page.keyboard.press('Enter');
    await expect(frame.getByRole('alert')).toContainText('Add a screenshot first.');
    expect(simulator.requests.filter(({ path: asked }) => asked.endsWith('/chat/completions'))).toHaveLength(0);
  });

  await test.step('by paste', async () => {
    const png = (await readFile(path.join(workspaceDir, 'screenshots/checkout.png'))).toString('base64');
    await workbench.page.evaluate(async data => {
      const bytes = Uint8Array.from(atob(data), char => char.charCodeAt(0));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
    }, png);
    await frame.locator('body').click({ position: { x: 4, y: 4 } });
    await workbench.page.keyboard.press('ControlOrMeta+V');
    await expect(shots()).toHaveCount(1);
    await expect(shots().first()).toContainText('1280 × 800');
    await expect(frame.getByLabel('Page width')).toHaveValue('1280');
  });

  await test.step('by drag from the Explorer, and what is no picture says why', async () => {
    await writeFile(path.join(workspaceDir, 'screenshots', 'notes.png'), 'no picture');
    await dropFromExplorer(workbench, frame, 'screenshots/mobile-login.png');
    await expect(shots()).toHaveCount(2);
    await dropFromExplorer(workbench, frame, 'screenshots/notes.png');
    await expect(frame.getByRole('alert')).toContainText('notes.png is not a picture');
    await expect(shots()).toHaveCount(2);
  });

  await test.step('removed and brought back, put in order, described', async () => {
    await button('Remove mobile-login.png').click();
    await expect(shots()).toHaveCount(1);
    await button('Undo').click();
    await expect(shots()).toHaveCount(2);
    await shots().last().getByLabel('Shows').fill('on a phone');
    await shots().last().getByLabel('Pixel ratio').selectOption('2');
    await frame.getByLabel('What else do you want?').fill('German texts');
    await expect(shots().last().getByLabel('Page width')).toHaveValue('390');
    await expect(shots().last().getByLabel('Shows')).toHaveValue('on a phone');
    await workbench.screenshot('start-filled');
    await expectAccessible(frame, 'two screenshots');
  });

  await test.step('a part of a picture', async () => {
    await button('Crop mobile-login.png').first().click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByLabel('Height').fill('600');
    await dialog.getByLabel('Height').blur();
    await workbench.screenshot('start-crop');
    await expectAccessible(frame, 'cropping');
    await dialog.getByRole('button', { name: 'Crop', exact: true }).click();
    await expect(shots().last()).toContainText('× 600');
  });

  await test.step('hidden and shown again, nothing is lost', async () => {
    await workbench.openFile('src/cart.ts');
    await workbench.tab('HTML Studio').click();
    frame = await start(workbench);
    await expect(shots()).toHaveCount(2);
    await expect(shots().last().getByLabel('Shows')).toHaveValue('on a phone');
    await expect(frame.getByLabel('What else do you want?')).toHaveValue('German texts');
  });

  await test.step('the page is asked for with both, in order, and can be compared with either', async () => {
    await frame.locator('body').click({ position: { x: 4, y: 4 } });
    await workbench.page.keyboard.press('ControlOrMeta+Enter');
    const preview = await PreviewView.of(workbench);
    await preview.waitFor('Done');
    await expect(workbench.tab('HTML Studio')).toHaveCount(0);
    const request = simulator.requests.findLast(({ path: asked }) => asked.endsWith('/chat/completions'));
    expect(request?.images.map(({ height }) => height)).toEqual([800, 600]);
    const words = JSON.stringify(request?.body);
    expect(words).toContain('Screenshot 2, on a phone');
    expect(words).toContain('Also: German texts');
    await expect(preview.statusLine).toContainText('1280 × 800');
    await preview.choose('Screenshot', /on a phone/);
    await expect(preview.statusLine).toContainText('× 600');
    await workbench.screenshot('start-page');
  });
});

test('a page of utility classes has its looks while it streams, and takes them along; a file of HTML is a page too', async ({
  workbench,
  simulator,
  workspaceDir,
}) => {
  test.slow();
  await workbench.open({ settings: { 'glm.studio.target': 'tailwind' } });
  const hold = simulator.fault({ kind: 'hold', afterChunks: 300 });
  await workbench.explorer.contextMenu('screenshots/checkout.png', 'Screenshot to HTML');
  await hold.reached;
  const preview = await PreviewView.of(workbench);
  const page = await preview.pageFrame();
  const header = page.locator('header').first();

  await test.step('half of it has its style sheet, which is not in its source', async () => {
    await expect(header).toHaveCSS('position', 'absolute');
    await expect(header).toHaveCSS('background-color', /^rgb\(/);
    await workbench.screenshot('tailwind-streaming');
    hold.release();
    await preview.waitFor('Done');
    await workbench.goToEnd('checkout.html');
    const source = workbench.page.locator('.editor-instance .view-lines').first();
    await expect(source).toContainText('</html>');
    await expect(source).not.toContainText('data-tailwind');
    await workbench.tab('checkout · Preview').click();
  });

  await test.step('it looks like its screenshot', async () => {
    await expect(preview.statusLine).toContainText(/[89]\d% alike/);
    await workbench.screenshot('tailwind-done');
  });

  await test.step('saved, it stands by itself', async () => {
    await preview.choose('Export', 'One File…');
    await expect(workbench.quickInput.input).toHaveValue(/\/web-shop\/checkout\.html$/);
    await workbench.page.keyboard.press('Enter');
    const file = path.join(workspaceDir, 'checkout.html');
    await expect
      .poll(() => readFile(file, 'utf8').catch(() => ''))
      .toMatch(/<style data-tailwind>[\s\S]*@layer[\s\S]*<\/style>\s*<\/head>/);
  });

  await test.step('as source of components', async () => {
    const saved = async (entry: string, name: string): Promise<string> => {
      await workbench.tab('checkout · Preview').click();
      await (await PreviewView.of(workbench)).choose('Export', entry);
      await expect(workbench.quickInput.input).toHaveValue(new RegExp(`/web-shop/${name.replace('.', '\\.')}$`));
      await workbench.page.keyboard.press('Enter');
      await expect(workbench.tab(name)).toBeVisible();
      return readFile(path.join(workspaceDir, name), 'utf8');
    };
    const jsx = await saved('React Component…', 'Checkout.jsx');
    expect(jsx).toMatch(/^import "\.\/Checkout\.css";\n\nexport default function Checkout\(\) \{/);
    expect(await readFile(path.join(workspaceDir, 'Checkout.css'), 'utf8')).toContain('@layer utilities');
    const vue = await saved('Vue Component…', 'Checkout.vue');
    expect(vue).toMatch(/^<template>[\s\S]*<\/template>\n\n<style scoped>/);
  });

  await test.step('a file of HTML from the Explorer, which gets a screenshot later', async () => {
    await writeFile(path.join(workspaceDir, 'hello.html'), '<!DOCTYPE html><title>Hello</title><h1>Hello</h1>\n');
    await workbench.explorer.contextMenu('hello.html', 'Open in HTML Studio');
    await expect(workbench.tab('hello · Preview')).toBeVisible();
    const opened = await PreviewView.of(workbench);
    await opened.waitFor('Done');
    await expect((await opened.pageFrame()).locator('h1')).toHaveText('Hello');
    await workbench.screenshot('studio-file');
    await copyPicture(workbench.page, await readFile(path.join(workspaceDir, 'screenshots/error-dialog.png')));
    await opened.shell.locator('main.stage').focus();
    await workbench.page.keyboard.press('ControlOrMeta+V');
    await expect(opened.statusLine).toContainText(/\d+% alike/);
    await opened.choose('Compare', 'Side by Side');
    await expect(opened.shell.getByRole('img', { name: /The screenshot/ })).toBeVisible();
  });
});

test('looks: the start page in high contrast, Chinese and little room, with pages to go on with', async ({
  workbench,
}) => {
  await workbench.open({ theme: 'hc', locale: 'zh-cn' });
  await workbench.explorer.contextMenu('screenshots/mobile-login.png', '截图转 HTML');
  const preview = await PreviewView.of(workbench);
  await preview.waitFor('完成');
  await workbench.explorer.contextMenu('screenshots/shop-home.png', '在 HTML 工作室中打开');
  const frame = await start(workbench);
  await expect(frame.getByRole('listitem').filter({ hasText: 'shop-home.png' })).toBeVisible();
  await workbench.screenshot('start-high-contrast-zh');
  await workbench.page.setViewportSize({ width: 680, height: 900 });
  await expectAccessible(frame, 'narrow, in high contrast');
  await workbench.screenshot('start-narrow');
  const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await frame.getByRole('button', { name: /mobile-login/ }).click();
  await expect(workbench.tab('mobile-login · 预览')).toHaveClass(/active/);
});
