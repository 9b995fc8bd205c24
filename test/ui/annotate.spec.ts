import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../support/uiTest.ts';

test('annotates a function and inserts one note as a comment', async ({ workbench, workspaceDir, simulator }) => {
  await workbench.open();
  await workbench.openFile('src/prices.ts');
  await workbench.selectLines(16, 19);
  await workbench.runCommand('GLM: Annotate Selection');

  const threads = workbench.page.locator('.review-widget');
  await expect(threads.first()).toBeVisible();
  await expect(threads.first()).toContainText('bulkDiscount');
  await expect(workbench.notification('One note on the code.')).toBeVisible();
  await workbench.screenshot('annotate-notes');

  // What was asked: only the selected lines, numbered as in the file.
  const request = JSON.stringify(simulator.requests.at(-1)?.body);
  expect(request).toContain('lines 16-19');
  expect(request).not.toContain('formatPrice');

  await threads.first().getByRole('button', { name: 'Insert as Comment' }).click();
  // The editor shows edits that need a confirmation unticked.
  const preview = workbench.page.locator('.refactor-preview, .bulk-edit-panel').first();
  await expect(preview).toBeVisible();
  await preview.locator('.edit-checkbox').first().click();
  await workbench.screenshot('annotate-preview');
  await preview.getByRole('button', { name: 'Apply' }).click();
  await expect(threads).toHaveCount(0);

  await workbench.page.keyboard.press('ControlOrMeta+S');
  const file = path.join(workspaceDir, 'src/prices.ts');
  await expect.poll(() => readFile(file, 'utf8')).toMatch(/\n\/\/ .*bulkDiscount[\s\S]*\nexport function bulkDiscount/);
});
