import { expect, test } from '../support/uiTest.ts';

test('notes stay with their code through edits, a reload, a deletion and undo', async ({ workbench }) => {
  await workbench.open();
  await workbench.openFile('src/prices.ts');
  await workbench.selectLines(16, 19);
  await workbench.runCommand('GLM: Annotate Selection');
  const { page } = workbench;
  const threads = page.locator('.review-widget');
  const list = page.locator('.comments-panel');
  await expect(threads.first()).toContainText('bulkDiscount');

  await test.step('edited above, saved, reloaded: it is there, on its lines', async () => {
    await workbench.selectLines(1, 1);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('const first = 1;\nconst second = 2;\n');
    await page.keyboard.press('ControlOrMeta+S');
    await expect(page.locator('.tab.dirty')).toHaveCount(0);
    await workbench.reload();
    await workbench.openFile('src/prices.ts');
    // The editor brings up the list with the first file that has notes.
    await expect(list).toContainText('Ln 18-21');
    await expect(list).toContainText('What it does');
    await expect(threads).toHaveCount(0);
    await workbench.runCommand('GLM: Next Note');
    await expect(threads.first()).toContainText('bulkDiscount');
    await expect(page.locator('.statusbar')).toContainText('Ln 18');
    await workbench.screenshot('notes-reloaded');
  });

  await test.step('its code is deleted: it says so, and shows what it spoke of', async () => {
    await workbench.selectLines(18, 21);
    await page.keyboard.press('Delete');
    await expect(threads.first()).toContainText('the code of this note is gone');
    await expect(threads.first()).toContainText('It spoke of this code:');
    await expect(threads.first().getByRole('button', { name: 'Move Note to Selected Lines' })).toBeVisible();
    await workbench.screenshot('notes-gone');
  });

  await test.step('undo brings it back', async () => {
    await workbench.runCommand('Undo');
    await expect(threads.first()).not.toContainText('the code of this note is gone');
    await expect(list).toContainText('Ln 18-21');
    await workbench.screenshot('notes-undone');
  });
});
