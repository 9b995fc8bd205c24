// The list of conversations, as a person with a mouse and one with a keyboard use it.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/accessible.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

test('conversations are found, opened, named, pinned, deleted and brought back', async ({
  workbench,
  simulator,
  workspaceDir,
}) => {
  await workbench.open();
  const { page } = workbench;
  const panel = await PanelView.open(workbench);
  const { frame } = panel;
  const search = frame.getByRole('searchbox', { name: 'Search Conversations' });
  const rows = frame.getByRole('grid', { name: 'Conversations' }).getByRole('row');
  const row = (title: string) => rows.filter({ hasText: title });
  const show = () => workbench.runCommand('GLM: Show Conversations');

  await test.step('an empty list says so', async () => {
    await show();
    await expect(search).toBeFocused();
    await expect(frame.getByText('No conversations yet.')).toBeVisible();
    await expectAccessible(frame, 'empty list');
    await page.keyboard.press('Escape');
    await expect(search).toBeHidden();
    await expect(panel.message).toBeFocused();
  });

  await test.step('an answer goes on while another conversation is open, and is whole when one comes back', async () => {
    await panel.ask('Which fruit is red?');
    simulator.pace({ chunkDelayMs: 150 });
    await workbench.runCommand('GLM: New Conversation');
    await panel.send('Tell me about rivers');
    await expect(panel.lastText).not.toBeEmpty();
    await panel.message.fill('and of lakes?');
    await show();
    await expect(row('Tell me about rivers')).toContainText('Answering…');
    await workbench.screenshot('conversations-running');
    await row('Which fruit is red?').click();
    await expect(search).toBeHidden();
    await expect(panel.questions).toHaveText(/Which fruit is red/);
    simulator.pace({ chunkDelayMs: 0 });
    await show();
    await expect(row('Tell me about rivers')).not.toContainText('Answering…');
    await row('Tell me about rivers').click();
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
  });

  await test.step('search finds words of answers and titles, and says where nothing is', async () => {
    await show();
    await search.fill('fruit');
    await expect(rows).toHaveCount(1);
    await expect(row('Which fruit is red?').locator('mark').first()).toHaveText('fruit');
    await expectAccessible(frame, 'found');
    await search.fill('no such words anywhere');
    await expect(frame.getByText('Nothing found for')).toBeVisible();
    await workbench.screenshot('conversations-nothing-found');
    await page.keyboard.press('Escape');
    await expect(search).toHaveValue('');
    await expect(rows).toHaveCount(2);
  });

  await test.step('by keyboard alone: named, pinned, deleted, brought back, opened', async () => {
    await page.keyboard.press('ArrowDown');
    await expect(rows.first()).toBeFocused();
    await page.keyboard.press('End');
    await expect(row('Which fruit is red?')).toBeFocused();
    await page.keyboard.press('F2');
    await page.keyboard.type('Colours of fruit');
    await page.keyboard.press('Enter');
    await expect(row('Colours of fruit')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(frame.getByRole('rowgroup', { name: 'Pinned' })).toContainText('Colours of fruit');
    await expect(row('Colours of fruit')).toBeFocused();
    await workbench.screenshot('conversations-pinned');
    await expectAccessible(frame, 'pinned');
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(1);
    await expect(frame.getByText('Deleted “Colours of fruit”.', { exact: true })).toBeVisible();
    await workbench.screenshot('conversations-deleted');
    await frame.getByRole('button', { name: 'Undo' }).click();
    await expect(frame.getByRole('rowgroup', { name: 'Pinned' })).toContainText('Colours of fruit');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(search).toBeHidden();
    await expect(panel.questions).toHaveText(/Which fruit is red/);
    await expect(panel.message).toBeFocused();
  });

  await test.step('a file is imported, and one that cannot be is named with what is wrong in it', async () => {
    const fileOf = (name: string): string => path.join(workspaceDir, name);
    const importFile = async (name: string): Promise<void> => {
      // The editor shows a few at once, and no more while a dialog is open.
      await workbench.runCommand('Notifications: Clear All Notifications');
      await workbench.runCommand('GLM: Import Conversations…');
      await expect(workbench.quickInput.widget).toContainText('Import Conversations');
      await workbench.quickInput.submitPath(fileOf(name));
    };
    await show();
    await row('Tell me about rivers').hover();
    await row('Tell me about rivers').getByRole('button', { name: 'Export…' }).click();
    await frame.getByRole('menuitem', { name: 'JSON' }).click();
    await expect(workbench.quickInput.input).toHaveValue(/\.json$/);
    await workbench.quickInput.submitPath(fileOf('rivers.json'));
    await expect(frame.locator('.notice')).toContainText('Exported to rivers.json.');
    const exported = await readFile(fileOf('rivers.json'), 'utf8');
    await writeFile(fileOf('half.json'), exported.slice(0, exported.length / 2));
    await writeFile(fileOf('damaged.json'), exported.replace('"records"', '"rekords"'));
    await writeFile(fileOf('other.json'), '{ "name": "no conversation" }');

    await importFile('half.json');
    await expect(workbench.notification('half.json is no JSON.')).toBeVisible();
    await importFile('damaged.json');
    await expect(workbench.notification(/damaged\.json is damaged at .*Nothing was imported\./)).toBeVisible();
    await importFile('other.json');
    await expect(
      workbench.notification('other.json holds no conversations that this extension has exported.'),
    ).toBeVisible();
    await workbench.screenshot('conversations-import-failed');
    await expect(rows).toHaveCount(2);

    await row('Tell me about rivers').hover();
    await row('Tell me about rivers')
      .getByRole('button', { name: /^Delete/ })
      .click();
    await expect(rows).toHaveCount(1);
    await importFile('rivers.json');
    await expect(workbench.notification('Conversations imported: 1.')).toBeVisible();
    await expect(rows).toHaveCount(2);
    await row('Tell me about rivers').click();
    await expect(panel.questions).toHaveText(/Tell me about rivers/);
    await expect(panel.lastText).not.toBeEmpty();
  });

  await test.step('in a wide tab it stands beside the conversation, and is there again after a reload', async () => {
    const tab = await PanelView.open(workbench, 'glm.panelEditor');
    await workbench.runCommand('View: Close Primary Side Bar');
    await tab.frame.getByRole('button', { name: 'Conversations', exact: true }).click();
    await expect(tab.frame.getByRole('grid', { name: 'Conversations' }).getByRole('row')).toHaveCount(2);
    await expect(tab.questions).toBeVisible();
    await workbench.screenshot('conversations-beside');
    await expectAccessible(tab.frame, 'list beside the conversation');
    await workbench.reload();
    const again = await PanelView.find(workbench, 'glm.panelEditor');
    await expect(again.frame.getByRole('grid', { name: 'Conversations' }).getByRole('row')).toHaveCount(2);
    await expect(again.questions).toBeVisible();
  });
});
