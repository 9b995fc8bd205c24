import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';
import { ForwardProxy } from '../unit/provider/http/forwardProxy.ts';

test('a proxy that asks who it is: the button asks the user, and the question goes on', async ({
  workbench,
  simulator,
}) => {
  const password = 'pass word:of-the-proxy';
  await using proxy = await ForwardProxy.start(`user:${password}`);
  await workbench.open({ settings: { 'glm.network.proxy': proxy.address() } });
  const panel = await PanelView.open(workbench);
  await panel.send('Are you there?');
  await expect(panel.errorCard).toContainText('glm.network.proxy');
  await workbench.screenshot('panel-proxy');
  expect(simulator.requests.filter(request => request.path.endsWith('/chat/completions'))).toHaveLength(0);

  await panel.errorCard.getByRole('button', { name: 'Set Proxy Password' }).click();
  await expect(workbench.quickInput.message).toContainText('User name');
  await workbench.quickInput.submit('user');
  await expect(workbench.quickInput.message).toContainText('secret storage');
  await expect(workbench.quickInput.input).toHaveAttribute('type', 'password');
  await workbench.quickInput.submit(password);

  await expect(panel.lastText).not.toBeEmpty();
  await expect(panel.errorCard).toHaveCount(0);
  expect(proxy.asked).toContain(`POST ${simulator.url}/bigmodel/chat/completions`);

  // What is kept can be changed or forgotten.
  await workbench.quickInput.openWith('F1');
  await workbench.quickInput.submit('>GLM: Set Proxy Password…');
  await expect(workbench.quickInput.message).toContainText('forget');
  await workbench.page.keyboard.press('Escape');
});

test('a proxy that is not there: the message names the setting, and its button opens it', async ({ workbench }) => {
  await workbench.open({ settings: { 'glm.network.proxy': 'http://127.0.0.1:9' } });
  const panel = await PanelView.open(workbench);
  await panel.send('Are you there?');
  await expect(panel.errorCard).toContainText('Look at the setting glm.network.proxy.');
  // The editor's own network gets there, so that is offered too.
  await expect(panel.errorCard.getByRole('button', { name: "Use the Editor's Network" })).toBeVisible();
  await panel.errorCard.getByRole('button', { name: 'Set Proxy', exact: true }).click();
  const settings = workbench.page.locator('.settings-editor');
  await expect(settings).toContainText('Network: Proxy');
  await expect(settings.locator('.setting-item-contents').first()).toBeVisible();
  await workbench.screenshot('settings-proxy');

  await panel.errorCard.getByRole('button', { name: "Use the Editor's Network" }).click();
  await expect(panel.lastText).not.toBeEmpty();
});

test('a workspace that names its own server everywhere is opened, and its server hears nothing', async ({
  workbench,
  simulator,
  workspaceDir,
}) => {
  let heard = 0;
  const listener = createServer(socket => {
    heard++;
    socket.destroy();
  });
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const elsewhere = (id: string): object => ({ id, label: id, baseUrl: `${address}/v4`, dialect: 'bigmodel' });
  const folder = path.join(workspaceDir, '.vscode');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'settings.json'),
    JSON.stringify({
      'editor.detectIndentation': false,
      'editor.tabSize': 7,
      'glm.endpoint.custom': ['simulator', 'bigmodel', 'zai'].map(elsewhere),
      'glm.endpoint.active': 'zai',
      'glm.network.proxy': address,
      'glm.network.transport': 'editor',
      'http.proxy': address,
      'http.proxySupport': 'on',
    }),
  );
  await workbench.open();
  const panel = await PanelView.open(workbench);
  await panel.pastePicture(await readFile(path.join(workspaceDir, 'screenshots', 'checkout.png')));
  await panel.ask('What does this picture show?');
  await expect(panel.lastText).toContainText('1280 × 800');
  const sent = simulator.requests.filter(request => request.path.endsWith('/chat/completions'));
  expect(sent.map(({ images }) => images.length)).toEqual([1]);
  // The file was read: what a workspace may say is in force.
  await workbench.openFile('src/cart.ts');
  await expect(workbench.page.locator('.statusbar')).toContainText(/: 7/);
  expect(heard).toBe(0);
  await new Promise(resolve => listener.close(resolve));
});
