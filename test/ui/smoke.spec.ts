import { expect, test } from '../support/uiTest.ts';

test('the extension runs in a real window like that of the desktop', async ({ workbench, simulator }) => {
  await workbench.open();

  await test.step('it starts without an error', async () => {
    await workbench.runCommand('GLM: Show Log');
    await expect(workbench.page.locator('.panel .output-view')).toContainText('active');
    await expect(workbench.notification(/failed|error/i)).toHaveCount(0);
    await workbench.screenshot('smoke');
  });

  await test.step('settings of application scope are in force from the start', async () => {
    const answer = await workbench.chat.ask('@glm hello');
    await expect(answer).not.toBeEmpty();
    expect(simulator.requests.findLast(({ method }) => method === 'POST')?.path).toBe('/bigmodel/chat/completions');
  });

  await workbench.runCommand('GLM: Open Chat');
  const frame = await workbench.panelFrame();

  await test.step('the model that answers stays the same when the endpoint has listed its own', async () => {
    const picker = frame.locator('.model-picker');
    await expect.poll(() => simulator.requests.some(({ path }) => path.endsWith('/models'))).toBe(true);
    await picker.getByRole('button', { name: /^Model/ }).click();
    // Only the endpoint knows this one, so its list is there.
    await expect(picker.getByRole('option', { name: /^GLM-4-Plus/ })).toBeAttached();
    await expect(picker.locator('.choice-face')).toContainText('GLM-5.2');
  });

  await test.step('webviews are isolated as on the desktop, and a busy one does not stop the window', async () => {
    const reach = () => frame.evaluate(() => String(top?.document.title));
    await expect(reach()).rejects.toThrow(/cross-origin/);
    expect(new URL(frame.parentFrame()?.url() ?? '').host).not.toBe(new URL(workbench.page.url()).host);

    // Ends when the frame goes away with the window.
    const loop = frame.evaluate(() => {
      for (;;);
    });
    const ended = loop.then(
      () => 'returned',
      () => 'gone',
    );
    // By mouse: the keys go to the webview, which has the focus and no time.
    await workbench.page
      .locator('.activitybar')
      .getByRole('tab', { name: /^Explorer/ })
      .click();
    await expect(workbench.explorer.row('README.md')).toBeVisible();
    await workbench.close();
    expect(await ended).toBe('gone');
  });
});
