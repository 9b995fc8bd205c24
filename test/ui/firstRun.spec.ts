// A newcomer's first minutes: the walkthrough, a key, and what the status bar says meanwhile.
import { expectAccessible } from '../support/accessible.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

test('a newcomer finds the way from the walkthrough to a key, and the status bar tells how things stand', async ({
  workbench,
  simulator,
}) => {
  await workbench.open({ settings: { 'glm.endpoint.active': 'bigmodel' } });
  const { quickInput } = workbench;
  const { page } = workbench;
  const item = workbench.page.locator('.statusbar-item[id="glm-chat-vision.glm-chat.glm.status"]');
  const choose = async (label: string): Promise<void> => {
    await item.click();
    await quickInput.pick(label);
  };

  await test.step('the walkthrough shows its steps and a picture for each', async () => {
    await workbench.runCommand('GLM: Open Walkthrough');
    await expect(page.getByText('First Steps with GLM').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Set API Key' }).first()).toBeVisible();
    await workbench.screenshot('walkthrough-key');
    for (const title of ['Ask, with a picture', 'Know where things are kept']) {
      await page
        .getByRole('button', { name: new RegExp(title) })
        .first()
        .click();
      await expect(page.getByText(title).first()).toBeVisible();
    }
    await workbench.screenshot('walkthrough-privacy');
  });

  await test.step('without a key, one click in the panel leads to its box, which has the page where one is made', async () => {
    await expect(item).toContainText('GLM: Set API Key');
    const panel = await PanelView.open(workbench);
    await expectAccessible(panel.frame, 'no key');
    await workbench.screenshot('first-run-panel');
    await panel.frame.getByRole('button', { name: 'Set API Key' }).click();
    await expect(quickInput.widget).toContainText('API key for');
    await expect(quickInput.widget.getByRole('button', { name: 'Get a Key' })).toBeVisible();
    await workbench.screenshot('first-run-key');
    await page.keyboard.press('Escape');
  });

  await test.step('the status bar leads to another endpoint, and tells its model and what today took', async () => {
    await choose('Choose Endpoint');
    await quickInput.pick('Simulator (no real model)');
    await expect(item).toContainText('GLM-5.2');
    const panel = await PanelView.find(workbench);
    await panel.ask('Hello');
    await expect(item).toHaveText(/GLM-5\.2 · \d+/);
    await item.click();
    await expect(quickInput.row('Show Usage')).toContainText('price unknown');
    await workbench.screenshot('status-actions');
    await page.keyboard.press('Escape');
  });

  await test.step('a failure stands there until an answer comes', async () => {
    simulator.fault({ kind: 'status', status: 401, code: '1002' });
    const panel = await PanelView.find(workbench);
    await panel.send('Once more');
    await expect(panel.errorCard).toBeVisible();
    await expect(item.locator('.codicon-warning')).toBeVisible();
    // The pointer is there since the last click: only one that comes shows the hover.
    await page.mouse.move(600, 300);
    await item.hover();
    await expect(page.locator('.monaco-hover').filter({ hasText: 'problem:' })).toBeVisible();
    await workbench.screenshot('status-problem');
    await panel.ask('And again');
    await expect(item.locator('.codicon-warning')).toBeHidden();
  });

  await test.step('who does not want it hides it', async () => {
    await choose('Hide This Item of the Status Bar');
    await expect(item).toBeHidden();
  });
});
