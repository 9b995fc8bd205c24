// Tools of a real MCP server that the workspace sets and the editor starts.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { type AgentTool, ToolBox } from '../../src/host/agentTools/index.ts';
import { createServices } from '../../src/host/services.ts';
import { type McpServer, startMcpServer } from '../support/mcpServer.ts';
import { askChat, startOverInChat, untilChatIsReady } from './support/askChat.ts';
import { type FakeContext, fakeContext } from './support/fakeContext.ts';
import { chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

const file = (name: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, name);
};
/** As the editor calls the server's tool. */
const toolName = 'mcp_shop_show_product';

describe('tools of an MCP server', () => {
  let server: McpServer;
  let fake: FakeContext;

  before(async function () {
    this.timeout(60_000);
    await untilChatIsReady();
    const picture = await readFile(file('screenshots/mobile-login.png').fsPath);
    server = await startMcpServer([
      {
        name: 'show_product',
        description: 'Shows a product of the shop.',
        inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        isReadOnly: true,
        run: ({ id }) => [
          { type: 'text', text: `The product ${id} costs 12 €.` },
          { type: 'image', data: picture.toString('base64'), mimeType: 'image/png' },
        ],
      },
    ]);
    const set = JSON.stringify({ servers: { shop: { type: 'http', url: server.url } } });
    await vscode.workspace.fs.writeFile(file('.vscode/mcp.json'), new TextEncoder().encode(set));
    // What "Start" above the server in that file does. The editor reads the file when it sees that it is there.
    const started = async (): Promise<boolean> => {
      await vscode.commands.executeCommand('workbench.mcp.startServer', '*', { autoTrustChanges: true });
      return vscode.lm.tools.some(({ name }) => name === toolName);
    };
    await until(started, 'the tool of the server is there', 30_000);
  });
  beforeEach(async () => {
    await resetSimulator();
    await startOverInChat();
    fake = await fakeContext();
  });
  afterEach(() => fake.dispose());
  after(async () => {
    await vscode.commands.executeCommand('workbench.mcp.stopServer', '*');
    await vscode.workspace.fs.delete(file('.vscode/mcp.json'));
    await server[Symbol.asyncDispose]();
    await startOverInChat();
  });

  const ownTool = (): AgentTool => {
    const box = new ToolBox(createServices(fake.context), { current: undefined });
    const tool = box.find(toolName);
    assert.ok(tool);
    // They may do anything, so each has to be chosen.
    assert.equal(box.isChosen(tool, { on: true }), false);
    return tool;
  };

  it('run in the panel once they are allowed, and their picture comes back as one', async () => {
    const tool = ownTool();
    assert.deepEqual([tool.icon, tool.source, tool.label], ['server', 'MCP servers', 'Shows a product of the shop.']);
    const before = server.calls.length;
    const refused = {
      signal: new AbortController().signal,
      call: undefined,
      ask: () => Promise.reject(new Error('No')),
    };
    await assert.rejects(tool.run({ id: 'A7' }, refused as never), /No/);
    assert.equal(server.calls.length, before);
    const asked: string[] = [];
    const allowed = { ...refused, ask: async ({ message }: { message: string }) => void asked.push(message) };
    const { text, pictures = [] } = await tool.run({ id: 'A7' }, allowed as never);
    assert.match(asked.join(), /mcp_shop_show_product is no tool of GLM/);
    assert.deepEqual(server.calls.slice(before), [{ name: 'show_product', input: { id: 'A7' } }]);
    assert.equal(text, 'The product A7 costs 12 €.');
    assert.equal(pictures.length, 1);
    assert.equal(pictures[0]?.mediaType, 'image/png');
  });

  it('are called by @glm where the user names them, and the model sees their picture', async () => {
    const metadata = await askChat(`@glm Look it up. \`${toolName} {"id":"B2"}\``, { toolIds: [toolName] });
    assert.deepEqual(
      metadata.calls?.map(({ name, status }) => [name, status]),
      [[toolName, 'done']],
    );
    assert.equal((await chatRequests()).length, 2);
    const { images, body } = await lastChatRequest();
    // The editor makes pictures of tools smaller; the screenshot is 780 × 1688.
    const [picture] = images;
    assert.ok(picture && Math.abs(picture.width / picture.height - 780 / 1688) < 0.01, JSON.stringify(images.length));
    assert.match(JSON.stringify(body), /The product B2 costs 12 €\./);
    assert.match(metadata.before, /so GLM\\-5V\\-Turbo answers/);
  });
});
