// A workspace that is not trusted words no prompts and starts no servers; once it is trusted, it does both.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startMcpServer } from '../support/mcpServer.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

const captain = 'Speak like the captain of a ship.';

test('prompts and MCP servers of a workspace wait until it is trusted', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  const picture = await readFile(path.join(workspaceDir, 'screenshots/mobile-login.png'));
  await using server = await startMcpServer([
    {
      name: 'show_product',
      description: 'Shows a product of the shop.',
      inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      run: ({ id }) => [
        { type: 'text', text: `The product ${id} costs 12 €.` },
        { type: 'image', data: picture.toString('base64'), mimeType: 'image/png' },
      ],
    },
  ]);
  await mkdir(path.join(workspaceDir, '.glm/prompts'), { recursive: true });
  await writeFile(path.join(workspaceDir, '.glm/prompts/chat.md'), `${captain}\n`);
  await mkdir(path.join(workspaceDir, '.vscode'), { recursive: true });
  await writeFile(
    path.join(workspaceDir, '.vscode/mcp.json'),
    JSON.stringify({ servers: { shop: { type: 'http', url: server.url } } }, null, 2),
  );
  await workbench.open({ untrusted: true, settings: { 'security.workspace.trust.startupPrompt': 'never' } });
  const { page } = workbench;
  const lastSystem = (): string => {
    const body = simulator.requests.at(-1)?.body as { messages: { role: string; content: unknown }[] } | undefined;
    return String(body?.messages.find(({ role }) => role === 'system')?.content);
  };

  await test.step('its words are not used, and the file and the list say so', async () => {
    await expect(workbench.statusBarItem('Restricted Mode')).toBeVisible();
    const panel = await PanelView.open(workbench);
    await panel.ask('Hello');
    expect(lastSystem()).toContain('You are GLM');
    expect(lastSystem()).not.toContain(captain);
    await workbench.runCommand('GLM: Open Prompt…');
    await expect(page.locator('.quick-input-widget')).toContainText('not used: the workspace is not trusted');
    await workbench.screenshot('untrusted-prompts');
    await page.keyboard.type('chat.md');
    await page.keyboard.press('Enter');
    await expect(workbench.tab('chat.md')).toBeVisible();
    const editor = page.locator('.editor-instance').first();
    await expect(editor).toContainText('Not used: this workspace is not trusted');
    await workbench.screenshot('untrusted-prompt');
    await editor.getByText('Not used: this workspace is not trusted').click();
  });

  await test.step('once it is trusted they are, from the next question on', async () => {
    await page.getByRole('button', { name: 'Trust', exact: true }).first().click();
    await expect(workbench.statusBarItem('Restricted Mode')).toHaveCount(0);
    const asked = page.locator('.monaco-modal-editor-block');
    await asked
      .getByRole('button', { name: /^Close/ })
      .first()
      .click();
    await expect(asked).toHaveCount(0);
    const panel = await PanelView.open(workbench);
    const answer = await panel.ask('Hello again');
    expect(lastSystem()).toContain(captain);
    await expect(answer).toContainText('chat.md');
    await workbench.screenshot('trusted-prompt');
  });

  await test.step('its MCP server is started by its user, and its tools are there to be chosen', async () => {
    await workbench.openFile('.vscode/mcp.json');
    const lens = page.locator('.codelens-decoration');
    await lens.getByText('Start').first().click();
    await expect(lens.filter({ hasText: 'Running' })).toBeVisible({ timeout: 30_000 });
    await workbench.screenshot('mcp-running');
    const panel = await PanelView.open(workbench);
    await panel.button('Options').click();
    await panel.frame.getByRole('tab', { name: 'Tools' }).click();
    const form = panel.frame.locator('glm-tools-form');
    await form.getByRole('switch', { name: 'The model may use tools' }).check();
    const tools = form.getByRole('group', { name: 'MCP servers' });
    await expect(tools.getByRole('checkbox')).toHaveCount(1);
    await expect(tools.getByRole('checkbox')).not.toBeChecked();
    await tools.getByRole('checkbox').check();
    await workbench.screenshot('mcp-options');
    await page.keyboard.press('Escape');
  });

  await test.step('a call of it is asked about, by the editor too, which may refuse it', async () => {
    const panel = await PanelView.find(workbench);
    await panel.send('Look it up. `mcp_shop_show_product {"id":"A7"}`');
    const question = panel.lastAnswer.locator('.call-question');
    await expect(question).toContainText('mcp_shop_show_product is no tool of GLM.');
    await workbench.screenshot('mcp-question');
    await question.getByRole('button', { name: 'Allow in This Conversation' }).click();
    // Outside of Chat the editor asks for itself, as the server does not say that the tool changes nothing.
    await expect(workbench.dialog()).toContainText('Run show_product');
    await workbench.screenshot('mcp-dialog');
    await workbench.clickButton(workbench.dialog(), 'Cancel');
    await expect(panel.lastAnswer.locator('.call')).toContainText('Refused');
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    expect(server.calls).toEqual([]);
  });

  await test.step('once it is allowed, its picture is shown and goes back to the model', async () => {
    const panel = await PanelView.find(workbench);
    await panel.send('Once more. `mcp_shop_show_product {"id":"B2"}`');
    await workbench.clickButton(workbench.dialog(), 'Yes');
    await expect(panel.lastAnswer.locator('.call-picture img')).toHaveCount(1);
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    expect(server.calls).toEqual([{ name: 'show_product', input: { id: 'B2' } }]);
    // 780 × 1688 as the server sends it; the editor makes it a little smaller.
    const [shown] = simulator.requests.at(-1)?.images ?? [];
    expect((shown?.height ?? 0) / (shown?.width ?? 1)).toBeCloseTo(1688 / 780, 2);
    await workbench.screenshot('mcp-answer');
  });
});
