// Every change of a page is a version: gone back to, branched from, compared, kept, and taken out of the Studio.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { PreviewView } from '../support/previewView.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const rowsOf = (preview: PreviewView): Locator => preview.shell.locator('.version-row');
const currentOf = (preview: PreviewView): Locator => preview.shell.locator('.version-row[aria-current="true"]');

/** Types at the end of the source, where the page shows it. */
async function typeInto(workbench: Workbench, title: string, text: string): Promise<void> {
  await workbench.goToEnd(title);
  await workbench.page.keyboard.type(text);
}

/** What the page's document holds, as the page shows it. */
async function pageText(preview: PreviewView): Promise<string> {
  return (await (await preview.pageFrame()).locator('body').textContent()) ?? '';
}

test('versions: back, branch, compare, name, delete, and all of it after a reload', async ({ workbench }) => {
  test.slow();
  await workbench.open();
  await workbench.explorer.contextMenu('screenshots/mobile-login.png', 'Screenshot to HTML');
  let preview = await PreviewView.of(workbench);
  await preview.waitFor('Done');
  const rows = (): Locator => rowsOf(preview);

  await test.step('what is typed becomes a version once there is a pause', async () => {
    await preview.openPane('Versions');
    await expect(rows()).toHaveCount(1);
    await expect(rows().first()).toContainText('Written from the screenshot');
    await expect(rows().first()).toContainText('GLM-5V-Turbo');
    await typeInto(workbench, 'mobile-login.html', 'firstwords');
    await expect(rows()).toHaveCount(2);
    await expect(currentOf(preview)).toContainText('Edited by hand');
    // The small pictures are drawn when it is quiet.
    await expect(preview.shell.locator('img.version-picture')).toHaveCount(2, { timeout: 30_000 });
    await expect(currentOf(preview).locator('.version-score')).toHaveText(/\d+\s?%/);
  });

  await test.step('going back changes the page and its document, without a copy', async () => {
    await rows().last().click();
    await expect(rows().last()).toHaveAttribute('aria-current', 'true');
    await expect.poll(() => pageText(preview)).not.toContain('firstwords');
    await expect(rows()).toHaveCount(2);
    await expect(workbench.page.locator('.editor-instance .view-lines')).not.toContainText('firstwords');
  });

  await test.step('a change from there is a branch', async () => {
    await typeInto(workbench, 'mobile-login.html', 'secondwords');
    await expect(rows()).toHaveCount(3);
    await expect.poll(() => pageText(preview)).toContain('secondwords');
    await expect(preview.shell.locator('.lane-join')).toHaveCount(1);
    await workbench.screenshot('versions-branch');
    await expectAccessible(preview.shell, 'versions');
  });

  await test.step('undo in the document is going back', async () => {
    await workbench.goToEnd('mobile-login.html');
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await expect(rows().last()).toHaveAttribute('aria-current', 'true');
    await expect(rows()).toHaveCount(3);
    await workbench.page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect(rows().first()).toHaveAttribute('aria-current', 'true');
  });

  await test.step('by commands', async () => {
    await workbench.runCommand('GLM: Previous Version of Page');
    await expect(rows().last()).toHaveAttribute('aria-current', 'true');
    await workbench.runCommand('GLM: Next Version of Page');
    await expect(rows().first()).toHaveAttribute('aria-current', 'true');
    await workbench.runCommand('GLM: Next Version of Page');
    await expect(workbench.notification('There is no later version.')).toBeVisible();
  });

  await test.step('by keyboard: moved through, named, deleted and brought back, compared', async () => {
    await rows().first().focus();
    await preview.shell.page().keyboard.press('End');
    await expect(rows().last()).toBeFocused();
    await preview.shell.page().keyboard.press('F2');
    await expect(preview.shell.getByRole('textbox', { name: 'New name' })).toBeFocused();
    await preview.shell.page().keyboard.type('As it came');
    await preview.shell.page().keyboard.press('Enter');
    await expect(rows().last()).toContainText('As it came');
    await expect(rows().last()).toBeFocused();
    await preview.shell.page().keyboard.press('ArrowUp');
    await preview.shell.page().keyboard.press('Delete');
    await expect(rows()).toHaveCount(2);
    await expect(rows().last()).toBeFocused();
    await preview.button('Undo').click();
    await expect(rows()).toHaveCount(3);
    // The current one has nothing to be deleted for: there must be something to show.
    await rows().first().focus();
    await preview.shell.page().keyboard.press('Delete');
    await expect(rows()).toHaveCount(3);
  });

  await test.step('two pages side by side, and two sources in the diff of the editor', async () => {
    await rows().nth(1).hover();
    await rows().nth(1).getByRole('button', { name: 'Side by Side with the Current Version' }).click();
    const beside = preview.shell.locator('glm-versions-beside');
    await expect(beside.frameLocator('iframe >> nth=0').locator('body')).toContainText('secondwords');
    await expect(beside.frameLocator('iframe >> nth=1').locator('body')).toContainText('firstwords');
    await workbench.screenshot('versions-beside');
    await expectAccessible(preview.shell, 'side by side');
    await beside.getByRole('button', { name: 'Close' }).click();
    await expect(beside).toHaveCount(0);
    await rows().nth(1).hover();
    await rows().nth(1).getByRole('button', { name: 'Compare Sources with the Current Version' }).click();
    const diff = workbench.page.locator('.monaco-diff-editor');
    await expect(diff.locator('.editor.original .view-lines[role="presentation"]')).toContainText('firstwords');
    await expect(diff.locator('.editor.modified .view-lines[role="presentation"]')).toContainText('secondwords');
    await workbench.screenshot('versions-diff');
  });

  await test.step('a reload finds all of it', async () => {
    await workbench.tab('mobile-login · Preview').click();
    await workbench.reload();
    await workbench.tab('mobile-login · Preview').click();
    preview = await PreviewView.of(workbench);
    await preview.waitFor('Done');
    await expect(rows()).toHaveCount(3);
    await expect(rows().last()).toContainText('As it came');
    await expect(rows().first()).toHaveAttribute('aria-current', 'true');
    await expect(preview.shell.locator('img.version-picture')).toHaveCount(3, { timeout: 30_000 });
    await rows().last().click();
    await expect.poll(() => pageText(preview)).not.toContain('secondwords');
  });
});

test('a page leaves the Studio: as a folder, and into a file of the workspace once it is accepted', async ({
  workbench,
  workspaceDir,
}) => {
  test.slow();
  const target = path.join(workspaceDir, 'mobile-login.html');
  await writeFile(target, '<!DOCTYPE html>\n<p>what was there</p>\n');
  await workbench.open({ theme: 'light' });
  await workbench.explorer.contextMenu('screenshots/mobile-login.png', 'Screenshot to HTML');
  const preview = await PreviewView.of(workbench);
  await preview.waitFor('Done');
  await typeInto(workbench, 'mobile-login-2.html', `<img alt="Blue Dot" src="${png}">`);
  await expect((await preview.pageFrame()).getByRole('img', { name: 'Blue Dot' })).toHaveCount(1);

  await test.step('a folder with what the page carries as files', async () => {
    await preview.choose('Export', 'Folder with Assets…');
    await expect(workbench.quickInput.input).toHaveValue(/web-shop\/$/);
    await workbench.page.keyboard.press('Enter');
    await expect(workbench.notification('Files beside the page: 1')).toBeVisible();
    const folder = path.join(workspaceDir, 'mobile-login');
    expect((await readdir(folder)).sort()).toEqual(['assets', 'index.html']);
    const html = await readFile(path.join(folder, 'index.html'), 'utf8');
    expect(html).toContain('src="assets/blue-dot.png"');
    expect(html).not.toContain('data:image');
    const bytes = await readFile(path.join(folder, 'assets', 'blue-dot.png'));
    expect(bytes.toString('base64')).toBe(png.split(',')[1]);
  });

  const diff = workbench.page.locator('.monaco-diff-editor');
  const propose = async (): Promise<void> => {
    await workbench.tab('mobile-login · Preview').click();
    // It was hidden by the diff before: what is hidden comes anew.
    const shown = await PreviewView.of(workbench);
    await shown.waitFor('Done');
    await shown.choose('Export', 'Into the Workspace…');
    await workbench.quickInput.pick('mobile-login.html');
    await expect(diff.locator('.editor.original .view-lines[role="presentation"]')).toContainText('what was there');
    await expect(diff.locator('.editor.modified .view-lines[role="presentation"]')).toContainText('<html');
  };

  await test.step('discarded, the file is as it was', async () => {
    await propose();
    await workbench.screenshot('export-diff');
    await workbench.page.getByRole('button', { name: 'Discard Proposed Change' }).click();
    await expect(diff).toHaveCount(0);
    expect(await readFile(target, 'utf8')).toContain('what was there');
  });

  await test.step('accepted, it is the page', async () => {
    await propose();
    await workbench.page.getByRole('button', { name: 'Accept Proposed Change' }).click();
    await expect.poll(() => readFile(target, 'utf8')).toContain(png);
    expect(await readFile(target, 'utf8')).not.toContain('what was there');
    await expect(workbench.tab(/^mobile-login\.html/)).not.toHaveClass(/dirty/);
  });

  await test.step('the clipboard', async () => {
    await workbench.tab('mobile-login · Preview').click();
    await (await PreviewView.of(workbench)).choose('Export', 'Copy HTML');
    await expect(workbench.notification('The HTML of the page is on the clipboard.')).toBeVisible();
    const copied = await workbench.page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe((await readFile(target, 'utf8')).trim());
  });
});

test('another model writes the page beside the one that is there, and one of them is used', async ({
  workbench,
  simulator,
}) => {
  test.slow();
  await workbench.open({ theme: 'hc', locale: 'zh-cn' });
  await workbench.explorer.contextMenu('screenshots/mobile-login.png', '截图转 HTML');
  const preview = await PreviewView.of(workbench);
  await preview.waitFor('完成');
  await preview.openPane('版本');
  await expect(rowsOf(preview)).toHaveCount(1);

  await test.step('stopped in the middle, what came is kept beside', async () => {
    const hold = simulator.fault({ kind: 'hold', afterChunks: 200 });
    await preview.button('换个模型试试…').click();
    await workbench.quickInput.pick('GLM-4.6V');
    await hold.reached;
    await expect(preview.status).toContainText('GLM-4.6V 正在写页面…');
    await preview.shell.locator('[data-item="stop"]').click();
    await preview.waitFor('完成');
    await expect(rowsOf(preview)).toHaveCount(2);
    await expect(currentOf(preview)).toContainText('GLM-5V-Turbo');
  });

  await test.step('to its end, and taken', async () => {
    await preview.button('换个模型试试…').click();
    await workbench.quickInput.pick('GLM-4.6V');
    await expect(rowsOf(preview)).toHaveCount(3);
    await preview.waitFor('完成');
    const beside = preview.shell.locator('glm-versions-beside');
    await expect(beside.getByText('GLM-4.6V', { exact: false }).first()).toBeVisible();
    await expect(beside.locator('.beside-facts').last()).toContainText('与截图相似', { timeout: 30_000 });
    await workbench.screenshot('variants-zh-hc');
    await expectAccessible(preview.shell, 'variants');
    await beside.getByRole('button', { name: '使用这一个' }).click();
    await expect(beside).toHaveCount(0);
    await expect(currentOf(preview)).toContainText('GLM-4.6V');
    await expect(preview.statusLine).toContainText('GLM-4.6V');
  });
});
