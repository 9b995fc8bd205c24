import type { RecordedRequest } from '../simulator/index.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

const isChat = ({ path }: RecordedRequest): boolean => path.endsWith('/chat/completions');

test('failed and refused answers: nothing is lost, and asking again is a button or a matter of seconds', async ({
  workbench,
  simulator,
}) => {
  // An address of its own that is not this machine, so that a key is wanted; nothing ever goes there.
  const settings = {
    'glm.endpoint.custom': [
      {
        id: 'elsewhere',
        label: 'Elsewhere',
        baseUrl: 'https://glm.invalid/v4',
        dialect: 'bigmodel',
        models: [{ id: 'glm-5', label: 'GLM-5' }],
      },
      {
        id: 'simulator',
        label: 'Simulator (no real model)',
        baseUrl: `${simulator.url}/bigmodel`,
        dialect: 'bigmodel',
      },
    ],
    'glm.endpoint.active': 'simulator',
  };
  await workbench.open({ settings });
  const panel = await PanelView.open(workbench);

  await test.step('a failed answer keeps the question and what came, and its button asks again', async () => {
    simulator.fault({ kind: 'cut', afterChunks: 40 });
    await panel.send('Write something that will be cut off.');
    await expect(panel.errorCard).toContainText('The answer was cut off on the way. What came is kept.');
    await expect(panel.lastText).not.toBeEmpty();
    await expect(panel.questions).toContainText('Write something that will be cut off.');
    await workbench.screenshot('panel-error');
    // The endpoint carries a sign of it, with the reason to read aloud, in its list too.
    const endpoint = panel.frame.locator('.endpoint-picker');
    const face = endpoint.getByRole('button', { name: /^Endpoint/ });
    await expect(face).toHaveAccessibleDescription(/cut off on the way/);
    await expect(face.locator('.connection.is-failed')).toBeVisible();
    await face.click();
    await expect(endpoint.getByRole('option', { selected: true })).toContainText('cut off on the way');
    await workbench.screenshot('panel-error-endpoint');
    await workbench.page.keyboard.press('Escape');

    const hold = simulator.fault({ kind: 'hold', afterChunks: 30 });
    await panel.errorCard.getByRole('button', { name: 'Try Again' }).click();
    await hold.reached;
    await expect(panel.answers).toHaveCount(1);
    await expect(panel.errorCard).toHaveCount(0);
    hold.release();
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    await expect(panel.lastAnswer.locator('.answer-foot')).toContainText('Tokens:');
    await expect(face).toHaveAccessibleDescription('answered last time');

    // Asking again is not saying again: both requests were the same.
    const [first, second] = simulator.requests.filter(isChat);
    expect(second?.body).toEqual(first?.body);
  });

  await test.step('a refused request counts down to the next attempt, and is answered then', async () => {
    simulator.fault({ kind: 'status', status: 429, code: '1302', headers: { 'retry-after-ms': '3500' } });
    await panel.send('Are you there?');
    const line = panel.lastAnswer.locator('glm-wait-line');
    await expect(line).toContainText(/Too many requests at once\. Trying again in [34]s \(attempt 2 of 4\)\./);
    const face = panel.frame.locator('.endpoint-picker').getByRole('button', { name: /^Endpoint/ });
    await expect(face.locator('.connection.is-waiting')).toBeVisible();
    await expect(face).toHaveAccessibleDescription(/Too many requests at once/);
    await workbench.screenshot('panel-countdown');
    await expect(line).toContainText(/Trying again in [12]s/);
    await expect(panel.lastText).not.toBeEmpty();
    await expect(line).toHaveCount(0);
    await expect(panel.errorCard).toHaveCount(0);
    await expect(face.locator('.connection.is-good')).toBeVisible();
  });

  await test.step('without a key nothing is sent, and the card leads to where a key is set', async () => {
    await workbench.runCommand('GLM: New Conversation');
    await expect(panel.answers).toHaveCount(0);
    const before = simulator.requests.filter(isChat).length;
    const picker = panel.frame.locator('.endpoint-picker');
    await picker.getByRole('button', { name: /^Endpoint/ }).click();
    await picker.getByRole('option', { name: /^Elsewhere/ }).click();
    await expect(picker).toContainText('Elsewhere');
    await panel.send('Is anybody there?');
    await expect(panel.errorCard).toContainText('Elsewhere needs an API key, and none is set.');
    await workbench.screenshot('panel-no-key');
    await panel.errorCard.getByRole('button', { name: 'Set API Key' }).click();
    await expect(workbench.quickInput.widget).toContainText('Elsewhere');
    await workbench.page.keyboard.press('Escape');

    // Another endpoint is chosen in the panel itself, and the same question goes there.
    await picker.getByRole('button', { name: /^Endpoint/ }).click();
    await picker.getByRole('option', { name: /^Simulator/ }).click();
    await expect(picker).toContainText('Simulator');
    await panel.errorCard.getByRole('button', { name: 'Try Again' }).click();
    await expect(panel.lastAnswer.locator('.answer-foot')).toContainText('Tokens:');
    expect(simulator.requests.filter(isChat)).toHaveLength(before + 1);
  });
});
