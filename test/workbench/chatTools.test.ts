import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askChat, startOverInChat, untilChatIsReady } from './support/askChat.ts';
import { chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';
import { changeUserSettings } from './support/userSettings.ts';

interface Message {
  role: string;
  content: unknown;
  reasoning_content?: string;
  tool_calls?: { function: { name: string; arguments: string } }[];
}
interface Body {
  messages: Message[];
  tools?: { function: { name: string } }[];
}

/** Of the editor itself; it asks for no consent. */
const tool = 'vscode_listCodeUsages';
const usagesOf = (symbol: string): string =>
  `\`${tool} ${JSON.stringify({ symbol, filePath: 'src/prices.ts', lineContent: `function ${symbol}` })}\``;
const bodies = async (): Promise<Body[]> => (await chatRequests()).map(({ body }) => body as Body);
const namesIn = ({ tools = [] }: Body): string[] => tools.map(({ function: { name } }) => name);
const noticesOf = ({ before, after }: { before: string; after: string }): string => `${before}${after}`;

/** TypeScript's service begins with the first file that is opened. */
const untilReferencesAreFound = async (): Promise<void> => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'src/prices.ts'));
  await vscode.window.showTextDocument(document);
  const at = document.positionAt(document.getText().indexOf('roundCents'));
  const find = () =>
    vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, at);
  await until(async () => (await find()).length > 1, 'references are found');
};

describe('tools in @glm', () => {
  before(untilChatIsReady);
  beforeEach(async () => {
    await resetSimulator();
    // The active file goes along by itself, and the simulator calls whatever it can fill from it.
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await startOverInChat();
  });
  after(resetSimulator);

  it('offers what the user named, runs what is called, and remembers it for the next question', async () => {
    await untilReferencesAreFound();
    const { calls, failed } = await askChat(`@glm Where? ${usagesOf('roundCents')} and ${usagesOf('bulkDiscount')}`, {
      toolIds: [tool],
    });
    assert.equal(failed, false);
    assert.deepEqual(
      calls.map(({ name, status }) => [name, status]),
      [
        [tool, 'done'],
        [tool, 'done'],
      ],
    );
    const [asked, told] = await bodies();
    assert.ok(asked && told);
    assert.deepEqual(namesIn(asked), [tool]);
    assert.match(String(asked.messages[0]?.content), /You can call tools/);
    const results = told.messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));
    assert.equal(results.length, 2);
    assert.match(results.join('\n'), /prices\.ts/);
    // What was thought before the calls goes back with them.
    assert.ok(told.messages.find(({ tool_calls: made }) => made)?.reasoning_content);

    await askChat('@glm And what follows from that?');
    const next = (await bodies()).at(-1);
    assert.deepEqual(
      next?.messages.map(({ role }) => role),
      ['system', 'user', 'assistant', 'tool', 'tool', 'assistant', 'user'],
    );
    assert.deepEqual(next && namesIn(next), []);
  });

  it('tells the model of a call that fails, and answers', async () => {
    const { calls, failed } = await askChat(`@glm ${usagesOf('isNotThere')}\n\`no_such_tool {"a":1}\``, {
      toolIds: [tool],
    });
    assert.equal(failed, false);
    assert.equal(calls.at(-1)?.status, 'failed');
    assert.match(calls.at(-1)?.result ?? '', /no tool "no_such_tool"/);
    assert.equal((await bodies()).length, 3);
  });

  it('stops after the rounds of the settings, says so, and goes on when asked to', async () => {
    await using _ = await changeUserSettings({ 'glm.tools.maxRounds': 1 });
    const question = `@glm ${usagesOf('roundCents')}\n${usagesOf('bulkDiscount')}`;
    const metadata = await askChat(question, { toolIds: [tool] });
    assert.equal(metadata.outOfRounds, true);
    assert.match(noticesOf(metadata), /All 1 rounds of tool calls were used/);
    const [, last] = await bodies();
    assert.match(String(last?.messages.at(-1)?.content), /No more tools can be called in this answer/);

    await askChat('@glm Go on where you stopped.', { toolIds: [tool] });
    const { messages } = (await lastChatRequest()).body as Body;
    assert.ok(messages.some(({ role }) => role === 'tool'));
  });

  it('offers all tools or none, as the settings have it', async () => {
    await using settings = await changeUserSettings({ 'glm.chat.tools': 'all' });
    await askChat('@glm Hello');
    const [first] = await bodies();
    const names = first ? namesIn(first) : [];
    assert.ok(names.includes(tool) && names.includes('glm_createPage'), names.join(' '));
    assert.ok(!names.includes('task_complete') && !names.includes('inline_chat_exit'));

    await settings.set({ 'glm.chat.tools': 'none' });
    const metadata = await askChat('@glm Hello', { toolIds: [tool] });
    assert.match(noticesOf(metadata), /calling tools is switched off/);
    assert.deepEqual(namesIn((await bodies()).at(-1) ?? { messages: [] }), []);
  });

  it('asks a model that calls no tools without them, and says so', async () => {
    await using _ = await changeUserSettings({
      'glm.endpoint.custom': vscode.workspace
        .getConfiguration('glm')
        .get<object[]>('endpoint.custom', [])
        .map(endpoint => ({ ...endpoint, models: [{ id: 'glm-5.2', tools: false }] })),
    });
    const metadata = await askChat('@glm Hello', { toolIds: [tool] });
    assert.match(noticesOf(metadata), /calls no tools, so it answers without/);
    assert.deepEqual(namesIn((await bodies()).at(-1) ?? { messages: [] }), []);
  });
});
