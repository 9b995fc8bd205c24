import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../support/uiTest.ts';

/** The compiler proposes what mends the first of its two errors. */
const wrongTwice = `export function total(price: number): number {
  let sum = 0;
  sum += pric;
  const label: string = sum;
  return label.length;
}
`;

test('the light bulb documents a function: a diff, accepted, and taken back', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  const file = path.join(workspaceDir, 'src/prices.ts');
  const before = await readFile(file, 'utf8');
  await workbench.open();
  await workbench.openFile('src/prices.ts');
  await workbench.selectLines(21, 23);
  const { page } = workbench;
  const diff = page.locator('.editor.modified');

  await test.step('offers it where code is selected', async () => {
    const menu = page.locator('.action-widget').first();
    // The extension is there once it shows its model; before that, the menu is the editor's alone.
    await expect(workbench.statusBarItem(/GLM/)).toBeVisible({ timeout: 60_000 });
    // A key that comes while the languages are still starting opens nothing.
    await expect(async () => {
      if (!(await menu.isVisible())) await page.keyboard.press('ControlOrMeta+.');
      await expect(menu).toContainText('Document with GLM', { timeout: 8_000 });
    }).toPass({ timeout: 60_000 });
    await expect(menu).toContainText('Write Tests with GLM');
    await workbench.screenshot('code-change-light-bulb');
    await menu.getByText('Document with GLM').click();
  });

  await test.step('shows what would change and writes nothing', async () => {
    await expect(diff).toContainText('/** roundCents: 1 parameters, 1 returns. */', { timeout: 60_000 });
    await expect(workbench.notification('Changes to src/prices.ts: 1.')).toBeVisible();
    await workbench.screenshot('code-change-diff');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(JSON.stringify(simulator.requests.at(-1)?.body)).toContain('lines 21-23');
  });

  await test.step('writes it once it is accepted, in one step of undo', async () => {
    await workbench.clickButton(workbench.notification('Changes to src/prices.ts: 1.'), 'Accept');
    await expect(diff).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+S');
    await expect
      .poll(() => readFile(file, 'utf8'))
      .toMatch(/\n\/\*\* roundCents: 1 parameters, 1 returns\. \*\/\nexport function roundCents/);
    await page.keyboard.press('ControlOrMeta+Z');
    await page.keyboard.press('ControlOrMeta+S');
    await expect.poll(() => readFile(file, 'utf8')).toBe(before);
  });

  await test.step('says of a fix what the editor still reports, and has that fixed again', async () => {
    await writeFile(path.join(workspaceDir, 'src/total.ts'), wrongTwice);
    await workbench.explorer.reveal('src/total.ts').then(row => row.dblclick());
    await expect(page.locator('.squiggly-error')).toHaveCount(2, { timeout: 60_000 });
    await workbench.selectLines(1, 6);
    await workbench.runCommand('GLM: Fix Code');
    await workbench.clickButton(workbench.notification('Changes to src/total.ts: 1.'), 'Accept');
    const verdict = workbench.notification(/total\.ts: the editor still reports “Type 'number' is not assignable/);
    await expect(verdict).toBeVisible({ timeout: 30_000 });
    await workbench.screenshot('code-change-verdict');
    const asked = simulator.requests.length;
    await workbench.clickButton(verdict, 'Fix Again');
    await expect(workbench.notification(/would change nothing/)).toBeVisible();
    const question = JSON.stringify(simulator.requests.at(-1)?.body);
    expect(simulator.requests).toHaveLength(asked + 1);
    expect(question).toMatch(/The editor reports:\\n- src\/total\.ts:4:\d+ error ts\(2322\)/);
    // What was mended is not told of again.
    expect(question).not.toContain('2552');
  });

  await test.step('says that all is well where it is', async () => {
    await workbench.selectLines(4, 5);
    await page.keyboard.press('Delete');
    await page.keyboard.type('  return sum + pric;');
    await expect(page.locator('.squiggly-error')).toHaveCount(1, { timeout: 60_000 });
    await workbench.runCommand('GLM: Fix Code');
    await workbench.clickButton(workbench.notification('Changes to src/total.ts: 1.'), 'Accept');
    await expect(workbench.notification('total.ts: what was reported is gone.')).toBeVisible({ timeout: 30_000 });
  });
});

test('a prompt is read, worded by the workspace and taken back, in Chinese', async ({ workbench, workspaceDir }) => {
  await workbench.open({ theme: 'light', locale: 'zh-cn' });
  const { page } = workbench;
  const editor = page.locator('.editor-instance').first();

  await test.step('lists what models are told', async () => {
    await workbench.runCommand('GLM: 打开提示词…');
    await expect(page.locator('.quick-input-widget')).toContainText('解释代码');
    await workbench.screenshot('prompts-list');
    await page.keyboard.type('修复代码');
    await workbench.quickInput.pick('修复代码');
    await expect(editor).toContainText('你在程序员的编辑器里修复代码');
    await expect(editor).toContainText('在此工作区中改写');
    await workbench.screenshot('prompts-built-in');
  });

  await test.step('makes a file of its own, and says what is wrong in it', async () => {
    // A lens that has just come may be exchanged under the pointer.
    await expect(async () => {
      const reword = editor.getByText('在此工作区中改写');
      if (await reword.isVisible()) await reword.click();
      await expect(editor).toContainText('恢复内置提示词', { timeout: 5_000 });
    }).toPass({ timeout: 20_000 });
    // Beside the built-in one, which is called the same.
    await expect(workbench.tab('fix.md')).toHaveCount(2);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('{{kode}} ');
    await expect(page.locator('.squiggly-warning').first()).toBeVisible();
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.screenshot('prompts-own');
    const own = path.join(workspaceDir, '.glm/prompts/fix.md');
    await expect.poll(() => readFile(own, 'utf8')).toContain('{{kode}}');
  });
});
