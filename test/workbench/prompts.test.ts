import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { promptTemplates } from '../../src/core/prompts/promptTemplates.ts';
import { promptTitle } from '../../src/host/prompts/promptTitle.ts';
import { chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

interface ChatOutcome {
  metadata?: { before?: string };
}
const folder = (): vscode.Uri => {
  const found = vscode.workspace.workspaceFolders?.[0];
  assert.ok(found);
  return found.uri;
};
const own = (id: string): vscode.Uri => vscode.Uri.joinPath(folder(), '.glm', 'prompts', `${id}.md`);
const active = (): vscode.Uri | undefined => vscode.window.activeTextEditor?.document.uri;

async function ask(query: string): Promise<ChatOutcome> {
  const options = { query, mode: 'ask', blockOnResponse: true };
  return (await vscode.commands.executeCommand<ChatOutcome>('workbench.action.chat.open', options)) ?? {};
}

async function lastSystem(): Promise<string> {
  const { messages } = (await lastChatRequest()).body as { messages: { role: string; content: unknown }[] };
  return String(messages.find(({ role }) => role === 'system')?.content);
}

async function saveActive(text: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
  assert.ok(await editor.edit(edit => edit.replace(all, text)));
  assert.ok(await editor.document.save());
}

describe('prompts of a workspace', () => {
  before(async () => {
    await vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate();
    await until(async () => (await vscode.lm.selectChatModels({ vendor: 'glm' })).length > 0, 'models are there');
  });
  const cleanUp = async (): Promise<void> => {
    await resetSimulator();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs
      .delete(vscode.Uri.joinPath(folder(), '.glm'), { recursive: true })
      .then(undefined, () => 0);
  };
  beforeEach(cleanUp);
  after(cleanUp);

  it('have a name each', () => {
    for (const { id } of promptTemplates) assert.notEqual(promptTitle(id), id);
  });

  it('open as they are built in, are worded otherwise, compared and taken back', async () => {
    await vscode.commands.executeCommand('glm.openPrompt', 'chat');
    assert.equal(active()?.toString(), 'glm-prompt:/chat.md');
    const builtIn = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(builtIn, /You are GLM/);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', active());
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['$(edit) Override in This Workspace', 'Filled in when it is sent: {{language}}'],
    );

    await vscode.commands.executeCommand('glm.overridePrompt');
    assert.equal(active()?.toString(), own('chat').toString());
    assert.equal(vscode.window.activeTextEditor?.document.getText(), builtIn);

    await vscode.commands.executeCommand('glm.comparePrompt');
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(tab instanceof vscode.TabInputTextDiff);
    assert.equal(tab.original.toString(), 'glm-prompt:/chat.md');

    await vscode.window.showTextDocument(own('chat'));
    void vscode.commands.executeCommand('glm.resetPrompt');
    await until(async () => active()?.scheme === 'glm-prompt', 'the built-in text is shown again');
    await assert.rejects(async () => vscode.workspace.fs.stat(own('chat')));
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('are what the model is told, with a word about it, until they are gone', async () => {
    await vscode.commands.executeCommand('glm.openPrompt', 'chat');
    await vscode.commands.executeCommand('glm.overridePrompt');
    await saveActive('Speak like a ship’s captain, in {{language}}.\n');
    const outcome = await ask('@glm Hello');
    assert.equal(await lastSystem(), 'Speak like a ship’s captain, in English.');
    assert.match(outcome.metadata?.before ?? '', /own words.*chat/);
    assert.equal(outcome.metadata?.before?.match(/own words/g)?.length, 1);

    await vscode.workspace.fs.delete(own('chat'));
    const before = (await chatRequests()).length;
    const after = await ask('@glm Hello again');
    assert.equal((await chatRequests()).length, before + 1);
    assert.match(await lastSystem(), /You are GLM/);
    assert.equal(after.metadata?.before, '');
  });

  it('say in the file what is wrong with them', async () => {
    const messages = (id: string): string[] =>
      vscode.languages.getDiagnostics(own(id)).map(({ range, message }) => `${range.start.line}: ${message}`);
    const write = (id: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(own(id), new TextEncoder().encode(text));
    await write('refine', 'Make it better.\n{{edit}}\n');
    await write('chatt', 'Hello');
    await write('chat', ' \n');
    await vscode.window.showTextDocument(own('refine'));
    await until(async () => messages('refine').length === 2 && messages('chat').length === 1, 'problems are said');
    assert.match(messages('refine')[0] ?? '', /^1: \{\{edit\}\} stands for nothing here .* There is: \{\{edits\}\}$/);
    assert.match(messages('refine')[1] ?? '', /^0: Without \{\{edits\}\} the answer cannot be read\.$/);
    assert.match(messages('chat')[0] ?? '', /empty/);
    await until(async () => messages('chatt').length === 1, 'an unknown name is said');
    await saveActive('Make it better.\n{{edits}}\n');
    await until(async () => messages('refine').length === 0, 'a mended prompt has no problems');
  });
});
