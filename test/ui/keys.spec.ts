import type { RecordedRequest } from '../simulator/index.ts';
import { keySha256 } from '../simulator/index.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

const simulatorLabel = 'Simulator (no real model)';
const goodKey = 'good-0123456789.abcdefghij';
const listing = (request: RecordedRequest): boolean => request.path.endsWith('/models');
const chat = (request: RecordedRequest): boolean => request.path.endsWith('/chat/completions');

/** Up to the box that takes the key. */
async function openKeyBox(workbench: Workbench): Promise<void> {
  const { quickInput } = workbench;
  await workbench.runCommand('GLM: Set API Key…');
  await quickInput.pick(simulatorLabel);
  await expect(quickInput.widget).toContainText(`API key for ${simulatorLabel}`);
  await expect(quickInput.input).toHaveAttribute('type', 'password');
}

test('a key is tried, stored, refused, kept all the same, and removed', async ({ workbench, simulator }) => {
  await workbench.open();

  await test.step('a key is set by the command, tried before it is stored, sent, kept over a reload, and removed', async () => {
    const { page, quickInput } = workbench;
    await openKeyBox(workbench);
    await workbench.screenshot('keys-box');
    await page.keyboard.type(`  Bearer ${goodKey} `);
    await page.keyboard.press('Enter');
    await expect(workbench.notification(/The API key for Simulator .* is saved\..*models listed: \d+/)).toBeVisible();
    await workbench.screenshot('keys-saved');
    expect((await simulator.waitForRequest(listing)).keySha256).toBe(keySha256(goodKey));

    await workbench.reload();
    await workbench.chat.ask('@glm hello');
    expect((await simulator.waitForRequest(chat)).keySha256).toBe(keySha256(goodKey));

    await workbench.runCommand('GLM: Remove API Key…');
    await expect(workbench.dialog()).toContainText(`Remove the API key for ${simulatorLabel}?`);
    await workbench.screenshot('keys-remove');
    await workbench.clickButton(workbench.dialog(), 'Remove');
    await expect(workbench.notification(/The API key for .* is removed\./)).toBeVisible();
    await workbench.runCommand('GLM: Remove API Key…');
    await expect(workbench.notification('There is no stored API key to remove.')).toBeVisible();
    await expect(quickInput.widget).toBeHidden();
  });

  await test.step('a key that the endpoint refuses is not stored unless the user insists', async () => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    const { page } = workbench;
    await openKeyBox(workbench);
    await page.keyboard.type('bad-0123456789');
    await page.keyboard.press('Enter');
    const refusal = workbench.dialog().filter({ hasText: 'does not accept the API key' });
    await expect(refusal).toBeVisible();
    await workbench.screenshot('keys-refused');
    await workbench.clickButton(refusal, 'Try Another Key');
    await expect(workbench.quickInput.input).toBeVisible();
    // Nothing of the refused key is left in the box, and it was not stored: the prompt would offer to replace it.
    await expect(workbench.quickInput.input).toHaveValue('');
    await expect(workbench.quickInput.widget).not.toContainText('Replaces the key');
    await page.keyboard.type('密钥');
    await page.keyboard.press('Enter');
    await expect(workbench.quickInput.widget).toContainText('characters that no API key has');
    await workbench.quickInput.fill('bad-9876543210');
    await page.keyboard.press('Enter');
    await expect(refusal).toBeVisible();
    await workbench.clickButton(refusal, 'Save Anyway');
    await expect(workbench.notification(/The API key for .* is saved\./)).toBeVisible();
    await workbench.chat.startOver();
    await workbench.chat.ask('@glm hello');
    expect(simulator.requests.filter(chat).map(request => request.keySha256)).toEqual(
      [goodKey, 'bad-9876543210'].map(key => keySha256(key)),
    );
  });

  await test.step('a check that takes long can be cancelled, and the key can be kept all the same', async () => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    const held = simulator.fault({ kind: 'silence', match: { path: 'models' } });
    await openKeyBox(workbench);
    await workbench.page.keyboard.type(goodKey);
    await workbench.page.keyboard.press('Enter');
    const check = workbench.notification('Checking the API key');
    await expect(check).toBeVisible();
    const request = await held.reached;
    await workbench.clickButton(check, 'Cancel');
    expect(await request.done).toBe('closed-early');
    const question = workbench.notification('The check was cancelled, and the key is not saved yet.');
    await workbench.clickButton(question, 'Save Anyway');
    await expect(workbench.notification(/The API key for .* is saved\./)).toBeVisible();
  });
});

test('an endpoint that cannot be reached leaves the choice to the user', async ({ workbench }) => {
  await workbench.open({
    settings: {
      'glm.endpoint.custom': [
        { id: 'simulator', label: simulatorLabel, baseUrl: 'http://127.0.0.1:9', dialect: 'openai' },
      ],
      'glm.network.maxRetries': 0,
    },
  });
  await openKeyBox(workbench);
  await workbench.page.keyboard.type(goodKey);
  await workbench.page.keyboard.press('Enter');
  const question = workbench.notification('could not be reached');
  await expect(question).toContainText('The key could not be checked and is not saved yet.');
  await workbench.screenshot('keys-unreachable');
  await workbench.clickButton(question, 'Save Anyway');
  await expect(workbench.notification(/The API key for .* is saved\./)).toBeVisible();
});

test('first use without a key offers to set one', async ({ workbench }) => {
  await workbench.open({ settings: { 'glm.endpoint.active': 'bigmodel' } });
  const answer = await workbench.chat.ask('@glm hello');
  await expect(answer).toContainText(/needs an API key, and none is set/);
  await workbench.screenshot('keys-first-use');
  await answer.getByRole('button', { name: 'Set API Key' }).click();
  await expect(workbench.quickInput.widget).toContainText('API key for');
  await expect(workbench.quickInput.input).toHaveAttribute('type', 'password');
});

test('lists to choose a model and an endpoint from', async ({ workbench, simulator }) => {
  const baseUrl = `${simulator.url}/bigmodel`;
  await workbench.open({
    settings: {
      'glm.network.maxRetries': 0,
      'glm.endpoint.custom': [
        { id: 'simulator', label: simulatorLabel, baseUrl, dialect: 'bigmodel' },
        { id: 'Wrong Id', baseUrl, dialect: 'klingon' },
      ],
    },
  });
  const { quickInput, page } = workbench;

  await test.step('the list of models says what each takes and costs, and what went wrong with it', async () => {
    simulator.fault({ kind: 'status', status: 500, match: { path: 'models' } });
    await workbench.runCommand('GLM: Select Model…');
    await expect(quickInput.rows.first()).toContainText('The endpoint did not list its models');
    await workbench.screenshot('models-failed');
    await quickInput.widget.getByRole('button', { name: 'Ask the Endpoint Again' }).click();
    await expect(quickInput.widget).not.toContainText('did not list');
    await quickInput.fill('glm-5v');
    await expect(quickInput.row('GLM-5V-Turbo').first()).toContainText('sees pictures');
    await workbench.screenshot('models');
    await quickInput.pick('GLM-5V-Turbo');
    // A model that no list has can be named.
    await workbench.runCommand('GLM: Select Vision Model…');
    // The list is drawn anew when the endpoint has answered; a line that is chosen at that very moment may be another.
    await expect(quickInput.widget.locator('.monaco-progress-container.active')).toHaveCount(0);
    await quickInput.fill('glm-9v-from-tomorrow');
    await expect(quickInput.rows).toContainText(['Use glm-9v-from-tomorrow']);
    await page.keyboard.press('Enter');
    await quickInput.waitUntilClosed();
    // The list tells what was in use when it was opened, and the setting is still being written when the last one closes.
    await expect(async () => {
      await workbench.runCommand('GLM: Select Vision Model…');
      await expect(quickInput.widget).toContainText('glm-9v-from-tomorrow', { timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await quickInput.waitUntilClosed();
  });

  await test.step('the endpoint is chosen from a list that tells which have a key', async () => {
    await workbench.runCommand('GLM: Select Endpoint…');
    await expect(quickInput.rows.first()).toContainText(simulatorLabel);
    await expect(quickInput.rows.first()).toContainText('needs no key');
    await expect(quickInput.rows.last()).toContainText('Add Your Own Endpoint…');
    const problem = quickInput.row(/Entry 2 of glm\.endpoint\.custom was left out\. Look at: id .*; dialect /);
    await expect(problem).toBeVisible();
    await workbench.screenshot('endpoints');
    await quickInput.pick('Add Your Own Endpoint…');
    await expect(page.locator('.settings-editor')).toContainText('Endpoint: Custom');
  });
});

test('the chosen model answers, also where Chat has picked another before', async ({ workbench, simulator }) => {
  await workbench.open({ settings: { 'glm.model.chat': { simulator: 'glm-5v-turbo' } } });
  const { quickInput } = workbench;
  await workbench.chat.ask('@glm hello');
  expect((await simulator.waitForRequest(chat)).body).toMatchObject({ model: 'glm-5v-turbo' });

  await workbench.runCommand('GLM: Select Model…');
  await quickInput.fill('glm-5.1');
  await quickInput.pick('GLM-5.1');
  await expect(workbench.chat.view).toContainText('GLM-5.1');
  await workbench.chat.goOn('and now?');
  expect(simulator.requests.findLast(chat)?.body).toMatchObject({ model: 'glm-5.1' });
});
