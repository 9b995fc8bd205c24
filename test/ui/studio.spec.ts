// A screenshot becomes a page: from the Explorer's menu to a saved file.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pageOf } from '../simulator/answer/page.ts';
import { analysePicture } from '../simulator/vision/analysePicture.ts';
import { decodePicture } from '../simulator/vision/decodePicture.ts';
import { colourAt, colourDistance, PreviewView } from '../support/previewView.ts';
import { expect, test } from '../support/uiTest.ts';

const picture = (workspaceDir: string, name: string): Promise<Buffer> =>
  readFile(path.join(workspaceDir, 'screenshots', name));

/** The page that the simulator draws from this picture: other pixels, another page. */
const expectedPage = async (workspaceDir: string, name: string): Promise<string> =>
  pageOf(analysePicture(new Uint8Array(await picture(workspaceDir, name))), false);

test('screenshots become pages: whole, stopped, or not at all', async ({ workbench, simulator, workspaceDir }) => {
  test.slow();
  await writeFile(path.join(workspaceDir, 'screenshots', 'words.png'), 'not a picture at all');
  await writeFile(path.join(workspaceDir, 'screenshots', 'huge.png'), new Uint8Array(51 * 1024 * 1024));
  await workbench.open();

  await test.step('a screenshot in the Explorer becomes a page that fills while it streams, and a file', async () => {
    const expected = await expectedPage(workspaceDir, 'checkout.png');
    const hold = simulator.fault({ kind: 'hold', afterChunks: 300 });
    await workbench.explorer.contextMenu('screenshots/checkout.png', 'Screenshot to HTML');
    const { images } = await hold.reached;
    expect(images.map(({ width, height }) => [width, height])).toEqual([[1280, 800]]);

    // Half way: part of the page is there, in the preview and in the document, and nothing took the focus.
    const preview = await PreviewView.of(workbench);
    await preview.waitFor('Writing the page…');
    const page = await preview.pageFrame();
    await expect(page.locator('header')).toBeVisible();
    await expect.poll(() => page.locator('.page *').count()).toBeGreaterThan(8);
    const half = await page.locator('.page *').count();
    const header = page.locator('header');
    await header.evaluate(element => element.setAttribute('data-kept', 'yes'));
    await workbench.screenshot('studio-streaming');
    const source = workbench.page.locator('.editor-instance .view-lines');
    await expect(source).toContainText('<header');
    const focused = () =>
      workbench.page.evaluate(() => document.activeElement?.closest('.explorer-folders-view') !== null);
    expect(await focused()).toBe(true);

    hold.release();
    await preview.waitFor('Done');
    await expect.poll(() => page.locator('.page *').count()).toBeGreaterThan(half * 2);
    expect(await header.count(), 'what stood stayed').toBe(1);
    await expect(preview.statusLine).toContainText('GLM-5V-Turbo');
    expect(await focused()).toBe(true);
    await workbench.screenshot('studio-done');
    // Keys that are the editor's reach it from inside the page too.
    await preview.paper.click({ position: { x: 20, y: 20 } });
    await workbench.page.keyboard.press('F1');
    await expect(workbench.quickInput.input).toBeVisible();
    await workbench.page.keyboard.press('Escape');

    // The page on the screen has the colours of the screenshot where its regions are.
    const original = decodePicture(new Uint8Array(await picture(workspaceDir, 'checkout.png')));
    const { regions } = analysePicture(new Uint8Array(await picture(workspaceDir, 'checkout.png')));
    const shown = await preview.pixels();
    let compared = 0;
    for (const { x, y, width, height, hex } of regions) {
      if (width < 40 || height < 24) continue;
      // A quarter in from the left edge, near the top: inside of round corners, above most text.
      const place = [(x + width / 4) / original.width, (y + height / 8) / original.height] as const;
      if (colourAt(original, ...place) !== hex) continue;
      compared++;
      const found = colourAt(shown, ...place);
      expect(colourDistance(found, hex), `${hex} at ${place} is ${found}`).toBeLessThan(24);
    }
    expect(compared).toBeGreaterThan(8);

    await preview.choose('Export', 'One File…');
    await workbench.screenshot('studio-save');
    await expect(workbench.quickInput.input).toHaveValue(/\/web-shop\/checkout\.html$/);
    await workbench.page.keyboard.press('Enter');
    const file = path.join(workspaceDir, 'checkout.html');
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toBe(`${expected}\n`);
    await expect(preview.statusLine).toContainText('Saved as checkout.html');
    const tab = workbench.tab('checkout.html');
    await expect(tab).toHaveCount(1);
    await expect(tab).not.toHaveClass(/dirty/);
    await expect(page.locator('header')).toBeVisible();
    await workbench.screenshot('studio-saved');
  });

  await test.step('a page whose request is refused counts down to the next attempt in the preview', async () => {
    await workbench.closeEditors();
    simulator.fault({ kind: 'status', status: 429, code: '1302', headers: { 'retry-after-ms': '6000' } });
    await workbench.explorer.contextMenu('screenshots/mobile-login.png', 'Screenshot to HTML');
    const preview = await PreviewView.of(workbench);
    await expect(preview.statusLine).toContainText(
      /Too many requests at once\. Trying again in \ds \(attempt 2 of 4\)\./,
    );
    await workbench.screenshot('studio-countdown');
    await preview.waitFor('Done');
    await expect(preview.statusLine.locator('glm-wait-line')).toHaveCount(0);
  });

  await test.step('stop keeps what came, and asking again starts over', async () => {
    await workbench.closeEditors();
    const expected = await expectedPage(workspaceDir, 'dashboard.png');
    const hold = simulator.fault({ kind: 'hold', afterChunks: 400 });
    await workbench.explorer.contextMenu('screenshots/dashboard.png', 'Screenshot to HTML');
    const request = await hold.reached;
    const preview = await PreviewView.of(workbench);
    const page = await preview.pageFrame();
    await expect.poll(() => page.locator('.page *').count()).toBeGreaterThan(5);

    await preview.button('Stop').click();
    await preview.waitFor('Stopped; what came is kept');
    // The request itself is over, not only hidden.
    expect(await request.done).toBe('closed-early');
    expect(await page.locator('.page *').count()).toBeGreaterThan(5);
    await workbench.screenshot('studio-stopped');

    await workbench.runCommand('GLM: Save Page…');
    await expect(workbench.quickInput.input).toHaveValue(/\/dashboard\.html$/);
    await workbench.page.keyboard.press('Enter');
    const file = path.join(workspaceDir, 'dashboard.html');
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).not.toBe('');
    const saved = (await readFile(file, 'utf8')).trimEnd();
    expect(saved.length).toBeGreaterThan(1000);
    expect(saved.length).toBeLessThan(expected.length);
    expect(expected.startsWith(saved)).toBe(true);

    await preview.button('Try Again').click();
    await preview.waitFor('Done');
    await expect
      .poll(() => page.locator('.page *').count())
      .toBe((expected.match(/<(?:span|div|section|article|header|footer|aside|button)\b/g) ?? []).length);
  });

  await test.step('what cannot become a page says why, and what came is kept', async () => {
    await workbench.closeEditors();

    await test.step('files that are no pictures are refused with the reason, and nothing is sent', async () => {
      const asked = () => simulator.requests.filter(({ path: to }) => to.endsWith('/chat/completions')).length;
      const before = asked();
      await workbench.explorer.contextMenu('screenshots/words.png', 'Screenshot to HTML');
      await expect(workbench.notification(/words\.png is not a picture/)).toBeVisible();
      await workbench.explorer.contextMenu('screenshots/huge.png', 'Screenshot to HTML');
      await expect(workbench.notification(/huge\.png is larger than 50 MB/)).toBeVisible();
      expect(asked()).toBe(before);
      await expect(workbench.tab('Preview')).toHaveCount(0);
    });

    await test.step('a failure says why, offers a way out and loses nothing', async () => {
      simulator.fault({ kind: 'cut', afterChunks: 600 });
      await workbench.explorer.contextMenu('screenshots/shop-home.png', 'Screenshot to HTML');
      const preview = await PreviewView.of(workbench);
      await preview.waitFor('Failed; what came is kept');
      await expect(preview.shell.getByRole('alert')).toContainText('cut off');
      const page = await preview.pageFrame();
      expect(await page.locator('.page *').count()).toBeGreaterThan(3);
      await workbench.screenshot('studio-failed');

      // The rest comes behind what is there, and nothing of it twice.
      const alert = preview.shell.getByRole('alert');
      await alert.getByRole('button', { name: 'Continue' }).click();
      await preview.waitFor('Done');
      await expect(alert).toHaveCount(0);
      await workbench.runCommand('GLM: Save Page…');
      await expect(workbench.quickInput.input).toHaveValue(/\/shop-home\.html$/);
      await workbench.page.keyboard.press('Enter');
      const file = path.join(workspaceDir, 'shop-home.html');
      const expected = await expectedPage(workspaceDir, 'shop-home.png');
      await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toBe(`${expected}\n`);
    });

    await test.step('a page longer than the model may write at once is gone on with by itself, at most twice', async () => {
      const preview = await PreviewView.of(workbench);
      const alert = preview.shell.getByRole('alert');
      const before = simulator.requests.length;
      simulator.fault({ kind: 'finish', reason: 'length', afterChunks: 600 });
      await preview.button('Try Again').click();
      await expect.poll(() => simulator.requests.length).toBe(before + 2);
      await preview.waitFor('Done');
      await expect(preview.shell.locator('.banner')).toHaveCount(0);
      simulator.fault({ kind: 'finish', reason: 'length', afterChunks: 200, times: 3 });
      await preview.button('Try Again').click();
      await preview.waitFor('Incomplete');
      expect(simulator.requests.length).toBe(before + 5);
      await expect(alert).toContainText('longer than the model may write at once');
      await alert.getByRole('button', { name: 'Try Again' }).click();
      await preview.waitFor('Done');
      await expect(alert).toHaveCount(0);
    });
  });
});

test('without a key nothing is sent, and the way to set one is a button', async ({ workbench, simulator }) => {
  await workbench.open({ settings: { 'glm.endpoint.active': 'bigmodel' } });
  await workbench.openFile('screenshots/checkout.png');
  // From the title of the editor that shows the picture.
  await workbench.page.getByRole('button', { name: 'Screenshot to HTML' }).click();
  const preview = await PreviewView.of(workbench);
  await preview.waitFor('Failed');
  const alert = preview.shell.getByRole('alert');
  await expect(alert).toContainText('needs an API key');
  await workbench.screenshot('studio-no-key');
  await alert.getByRole('button', { name: 'Set API Key' }).click();
  await expect(workbench.quickInput.input).toBeVisible();
  expect(simulator.requests).toHaveLength(0);
});

test('the preview follows changes of the source, and both come back after a reload', async ({ workbench }) => {
  test.slow();
  await workbench.open();
  await workbench.explorer.contextMenu('screenshots/mobile-login.png', 'Screenshot to HTML');
  const before = await PreviewView.of(workbench);
  await before.waitFor('Done');
  await before.choose('Compare', 'Side by Side');
  await expect(before.shell.getByRole('img', { name: /mobile-login\.png/ })).toBeVisible();
  await workbench.screenshot('studio-compare');

  await workbench.goToEnd('mobile-login.html');
  await workbench.page.keyboard.type('Written by hand');
  await expect((await before.pageFrame()).locator('body')).toContainText('Written by hand');

  await workbench.reload();
  const after = await PreviewView.of(workbench);
  await after.waitFor('Done');
  await expect((await after.pageFrame()).locator('body')).toContainText('Written by hand');
  await expect(after.shell.getByRole('img', { name: /mobile-login\.png/ })).toBeVisible();
  await expect(workbench.tab('mobile-login.html')).toBeVisible();
  await workbench.goToEnd('mobile-login.html');
  await workbench.page.keyboard.type(' and once more');
  await expect((await after.pageFrame()).locator('body')).toContainText('Written by hand and once more');
  await workbench.screenshot('studio-reloaded');

  // Closing the preview loses nothing: the document is the user's, and the page can be opened again.
  await workbench.tab('mobile-login · Preview').click({ button: 'middle' });
  await expect(workbench.tab('mobile-login · Preview')).toHaveCount(0);
  await expect(workbench.tab('mobile-login.html')).toBeVisible();
  await workbench.runCommand('GLM: Open Page…');
  await expect(workbench.quickInput.rows).toHaveCount(1);
  await workbench.screenshot('studio-open-page');
  await workbench.quickInput.pick('mobile-login');
  const opened = await PreviewView.of(workbench);
  await opened.waitFor('Done');
  await expect((await opened.pageFrame()).locator('body')).toContainText('Written by hand and once more');
});

test('a reload in the middle keeps what came, as a stopped page', async ({ workbench, simulator }) => {
  test.slow();
  await workbench.open({ locale: 'zh-cn' });
  const hold = simulator.fault({ kind: 'hold', afterChunks: 400 });
  await workbench.explorer.contextMenu('screenshots/dashboard.png', '截图转 HTML');
  await hold.reached;
  const before = await PreviewView.of(workbench);
  await before.waitFor('正在写页面…');
  const shown = (await before.pageFrame()).locator('.page *');
  await expect.poll(() => shown.count()).toBeGreaterThan(5);
  await workbench.reload();
  const after = await PreviewView.of(workbench);
  await after.waitFor('已停止，保留已有内容');
  await expect.poll(async () => (await after.pageFrame()).locator('.page *').count()).toBeGreaterThan(3);
  await expect(workbench.tab('dashboard · 预览')).toBeVisible();
  await expect(workbench.page.locator('.editor-instance .view-lines')).toContainText(/<!DOCTYPE|<main/);
  await after.button('重试').click();
  await after.waitFor('完成');
  // In the same document: it came back too, and nobody worked on it.
  await expect(workbench.tab('dashboard.html')).toHaveCount(1);
  await expect(workbench.tab('dashboard-2.html')).toHaveCount(0);
  await workbench.screenshot('studio-zh');
});

test('pages beside each other, and beside what the user types', async ({ workbench, simulator }) => {
  await workbench.open();

  await test.step('a page that is typed into while it is written is left alone, and whole in the preview', async () => {
    const hold = simulator.fault({ kind: 'hold', afterChunks: 300 });
    await workbench.explorer.contextMenu('screenshots/checkout.png', 'Screenshot to HTML');
    await hold.reached;
    const preview = await PreviewView.of(workbench);
    await preview.waitFor('Writing the page…');
    const lines = workbench.page.locator('.editor-instance .view-lines');
    await expect(lines).toContainText('<header');
    await workbench.goToEnd('checkout.html');
    await workbench.page.keyboard.type('MINE');
    await expect(preview.shell.locator('.banner.notice')).toContainText('You changed the source');
    hold.release();
    await preview.waitFor('Done');
    await workbench.screenshot('studio-typed');
    await expect(lines).toContainText('MINE');
    await expect(lines).not.toContainText('</html>');
    await preview.button('Show Source').click();
    await expect(workbench.tab('checkout-2.html')).toBeVisible();
    await workbench.goToEnd('checkout-2.html');
    await expect(workbench.page.locator('.editor-group-container.active .view-lines')).toContainText('</html>');
  });

  await test.step('several screenshots become pages at once, each with a preview of its own', async () => {
    await workbench.closeEditors();
    const before = simulator.requests.length;
    // Without a key held: what was chosen before is chosen no longer.
    await (await workbench.explorer.reveal('screenshots/shop-home.png')).click();
    await workbench.explorer.row('error-dialog.png').click({ modifiers: ['ControlOrMeta'] });
    await workbench.explorer.contextMenu('screenshots/error-dialog.png', 'Screenshot to HTML');
    await expect(workbench.tab('shop-home · Preview')).toBeVisible();
    await expect(workbench.tab('error-dialog · Preview')).toBeVisible();
    for (const name of ['shop-home', 'error-dialog']) {
      await workbench.tab(`${name} · Preview`).click();
      const preview = await PreviewView.of(workbench);
      await preview.waitFor('Done');
      await expect(preview.shell.locator('.frame iframe')).toBeVisible();
    }

    // The same one once more is another page, in a document of its own.
    await workbench.explorer.contextMenu('screenshots/shop-home.png', 'Screenshot to HTML');
    await expect(workbench.tab('shop-home-2.html')).toBeVisible();
    await expect(workbench.tab('shop-home · Preview')).toHaveCount(2);
    const sizes = simulator.requests
      .slice(before)
      .flatMap(({ images }) => images.map(({ width, height }) => `${width}×${height}`));
    expect(new Set(sizes).size).toBe(2);
  });
});
