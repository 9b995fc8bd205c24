// Notes of a review that was asked for in Chat, and what is done with them by their buttons and keys.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/uiTest.ts';

const run = promisify(execFile);

test('a review in Chat leaves notes: gone through by keys, resolved, applied and dismissed by their buttons', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  const git = (...command: string[]) =>
    run('git', ['-c', 'user.name=Reviewer', '-c', 'user.email=reviewer@example.com', ...command], {
      cwd: workspaceDir,
    });
  await git('init', '-q');
  await git('add', '-A');
  await git('commit', '-qm', 'Before');
  const file = path.join(workspaceDir, 'src/prices.ts');
  const committed = await readFile(file, 'utf8');
  // All four functions have a changed line.
  const changed = committed.replace(/^(?=export function )/gm, '// Looked through.\n').replaceAll('{\n  ', '{\n\n  ');
  await writeFile(file, changed);

  await workbench.open({ settings: { 'git.enabled': true, 'comments.openView': 'never' } });
  const { page } = workbench;
  const threads = page.locator('.review-widget');
  const ofKind = (kind: string): Locator => threads.filter({ hasText: kind });
  const press = async (thread: Locator, name: string): Promise<void> => {
    await thread.hover();
    await thread.getByRole('button', { name }).first().click();
  };

  await test.step('Chat lists the notes with links to their lines', async () => {
    const answer = await workbench.chat.ask('@glm /review look at the money');
    await expect(answer).toContainText('src/prices.ts');
    await expect(answer).toContainText('formatPrice');
    await expect(answer.locator('.rendered-markdown li')).toHaveCount(4);
    await workbench.screenshot('review-chat');
    const request = JSON.stringify(simulator.requests.at(-1)?.body);
    expect(request).toContain('look at the money');
    expect(request).toMatch(/Changed lines: \d+/);
    await answer.getByRole('button', { name: 'Go to the First' }).click();
    await expect(workbench.tab('prices.ts')).toBeVisible();
    await expect(workbench.statusBarItem('Note 1 of 4: What it does')).toBeVisible();
    await expect(threads).toHaveCount(4);
  });

  await test.step('keys go from note to note, and round', async () => {
    await page.keyboard.press('Control+F8');
    await expect(workbench.statusBarItem('Note 2 of 4: Why')).toBeVisible();
    await page.keyboard.press('Control+Shift+F8');
    await expect(workbench.statusBarItem('Note 1 of 4: What it does')).toBeVisible();
    await page.keyboard.press('Control+Shift+F8');
    await expect(workbench.statusBarItem('Note 4 of 4: Suggestion')).toBeVisible();
    await workbench.screenshot('notes-suggestion');
  });

  await test.step('a suggestion is applied by its button, which resolves it, and one undo takes it back', async () => {
    await press(ofKind('Suggestion'), 'Apply Suggestion');
    await expect(workbench.tab('prices.ts')).toHaveClass(/dirty/);
    await expect(ofKind('Suggestion').getByRole('button', { name: 'Apply Suggestion' })).toHaveCount(0);
    await workbench.screenshot('notes-applied');
    expect(await readFile(file, 'utf8')).toBe(changed);
    await workbench.tab('prices.ts').click();
    await page.keyboard.press('ControlOrMeta+S');
    await expect.poll(() => readFile(file, 'utf8')).not.toBe(changed);
    await page.keyboard.press('ControlOrMeta+Z');
    await page.keyboard.press('ControlOrMeta+S');
    await expect.poll(() => readFile(file, 'utf8')).toBe(changed);
  });

  await test.step('a note is resolved, which folds it, and opened again', async () => {
    await page.keyboard.press('Control+F8');
    await expect(workbench.statusBarItem('Note 1 of 4: What it does')).toBeVisible();
    await press(ofKind('What it does'), 'Resolve Note');
    await expect(ofKind('What it does')).toHaveCount(0);
    // Going to it unfolds it.
    await page.keyboard.press('Control+F8');
    await page.keyboard.press('Control+Shift+F8');
    await expect(workbench.statusBarItem('Note 1 of 4: What it does')).toBeVisible();
    await expect(ofKind('What it does')).toBeVisible();
    await press(ofKind('What it does'), 'Reopen Note');
    await expect(ofKind('What it does').getByRole('button', { name: 'Resolve Note' })).toHaveCount(1);
  });

  await test.step('a note that is not wanted is dismissed', async () => {
    const before = await threads.count();
    await press(ofKind('Why'), 'Dismiss Note');
    await expect(threads).toHaveCount(before - 1);
    await page.keyboard.press('Control+F8');
    await expect(workbench.statusBarItem('Note 2 of 3: Risk')).toBeVisible();
  });

  await test.step('the menu of the editor filters them and takes them all away', async () => {
    const more = page.locator('.editor-actions').getByRole('button', { name: 'More Actions...' });
    await more.click();
    await page.locator('.monaco-menu').getByText('Filter Notes…').click();
    await page.locator('.quick-input-widget').getByText('Risk').click();
    await page.keyboard.press('Enter');
    await expect(ofKind('Risk')).toHaveCount(0);
    await page.keyboard.press('Control+F8');
    await expect(workbench.statusBarItem(/of 2:/)).toBeVisible();
    await workbench.runCommand('GLM: Clear Notes');
    await expect(threads).toHaveCount(0);
  });

  await test.step('what was cleared and dismissed comes back, the last first, to where its code is', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('// Above them all.\n');
    const gone = workbench.notification('3 notes are gone.');
    await workbench.clickButton(gone, 'Bring Back');
    // The filter still holds.
    await expect(ofKind('What it does')).toHaveCount(1);
    await expect(ofKind('Risk')).toHaveCount(0);
    await expect(ofKind('Why')).toHaveCount(0);
    await workbench.runCommand('GLM: Bring Back Notes');
    await expect(ofKind('Why')).toHaveCount(1);
    await page.keyboard.press('Control+F8');
    await expect(workbench.statusBarItem(/of 3:/)).toBeVisible();
    await workbench.screenshot('notes-back');
  });
});
