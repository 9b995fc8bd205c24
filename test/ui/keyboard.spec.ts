// A whole conversation without a pointer: attach, ask, stop, edit, change branches, export.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

/** Presses Tab, or another key, as often as it takes until this has the focus. */
async function goTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate(element => element.matches(':focus'))) return;
    await page.keyboard.press(key);
  }
  await expect(target, `reached by ${key}`).toBeFocused();
}

test('a conversation by keyboard alone', async ({ workbench, simulator, workspaceDir }) => {
  await workbench.open();
  await workbench.openFile('src/cart.ts');
  const panel = await PanelView.open(workbench);
  const { page } = workbench;
  const { keyboard } = page;

  await test.step('attach', async () => {
    await expect(panel.message).toBeFocused();
    const add = panel.button('Attach');
    await goTo(page, add);
    await keyboard.press('Enter');
    const activeFile = panel.frame.getByRole('menuitem', { name: 'Active File' });
    await goTo(page, activeFile, 'ArrowDown');
    await expectAccessible(panel.frame, 'the menu of what can be attached');
    await keyboard.press('Enter');
    await expect(panel.tray).toHaveCount(1);
    await expect(panel.tray).toContainText('cart.ts');
    await expectAccessible(panel.frame, 'a file is attached');
  });

  await test.step('ask, and stop', async () => {
    await goTo(page, panel.message, 'Shift+Tab');
    const hold = simulator.fault({ kind: 'hold', afterChunks: 30 });
    await keyboard.type('Say something long about a web shop.');
    await keyboard.press('Enter');
    await hold.reached;
    await expect(panel.lastText).not.toBeEmpty();
    await expectAccessible(panel.frame, 'an answer streams');
    await keyboard.press('Escape');
    await expect(panel.lastAnswer).toContainText('Stopped');
    await expectAccessible(panel.frame, 'an answer was stopped');
  });

  await test.step('edit, which makes a branch', async () => {
    await expect(panel.message).toBeFocused();
    const log = panel.frame.getByRole('log');
    await goTo(page, log, 'Shift+Tab');
    await goTo(page, panel.questions.last(), 'ArrowUp');
    const edit = panel.questions.last().getByRole('button', { name: 'Edit and Ask Again' });
    await goTo(page, edit);
    await keyboard.press('Enter');
    const field = panel.frame.getByRole('textbox', { name: 'Edit the question' });
    await expect(field).toBeFocused();
    await expectAccessible(panel.frame, 'a question is edited');
    // Not Ctrl+A: the editor selects all in a webview by a message, which comes when it comes.
    await keyboard.press('ControlOrMeta+Shift+Home');
    await keyboard.type('Name the file that is attached.');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(panel.questions).toHaveCount(1);
    await expect(panel.questions).toContainText('Name the file that is attached.');
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    await expect(panel.questions.locator('.branch-place')).toHaveText('2 / 2');
    await expectAccessible(panel.frame, 'a question has two versions');
  });

  await test.step('back to the other branch', async () => {
    const log = panel.frame.getByRole('log');
    await goTo(page, log, 'Shift+Tab');
    await goTo(page, panel.questions.last(), 'ArrowUp');
    const earlier = panel.questions.last().getByRole('button', { name: 'Earlier Version' });
    await goTo(page, panel.questions.last().getByRole('toolbar').locator('[tabindex="0"]'));
    await goTo(page, earlier, 'ArrowRight');
    await keyboard.press('Enter');
    await expect(panel.questions).toContainText('Say something long about a web shop.');
    await expect(panel.lastAnswer).toContainText('Stopped');
    await workbench.screenshot('keyboard-branch');
  });

  await test.step('options, list of conversations, each closed by Esc', async () => {
    await workbench.runCommand('GLM: Show Conversations');
    const search = panel.frame.getByRole('searchbox');
    await expect(search).toBeFocused();
    await expectAccessible(panel.frame, 'the list of conversations');
    await keyboard.press('Escape');
    await expect(panel.message).toBeFocused();
    await goTo(page, panel.button('Options'));
    await keyboard.press('Enter');
    await expect(panel.frame.getByRole('dialog')).toBeVisible();
    await expectAccessible(panel.frame, 'the options are open');
    await keyboard.press('Escape');
    await expect(panel.frame.getByRole('dialog')).toHaveCount(0);
    await expect(panel.button('Options')).toBeFocused();
  });

  await test.step('export', async () => {
    await workbench.runCommand('GLM: Export Conversation…');
    await expect(workbench.quickInput.rows.filter({ hasText: 'Markdown' })).toBeVisible();
    await keyboard.press('Enter');
    const place = workbench.quickInput.widget.getByRole('textbox');
    const file = path.join(workspaceDir, 'talk.md');
    await expect(place).toHaveValue(/\.md$/);
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(file);
    await keyboard.press('Enter');
    await expect(workbench.notification('Exported to talk.md.')).toBeVisible();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('Say something long about a web shop.');
    expect(text).not.toContain('Name the file that is attached.');
  });
});
