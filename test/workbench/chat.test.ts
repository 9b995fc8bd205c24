import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { addFault, chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

interface ChatOutcome {
  metadata?: { failed?: boolean; command?: string; code?: number; before?: string; after?: string };
  errorDetails?: { message: string };
}
type Attachment = vscode.Uri | { uri: vscode.Uri; range: unknown };

const folder = (): vscode.Uri => {
  const found = vscode.workspace.workspaceFolders?.[0];
  assert.ok(found);
  return found.uri;
};
const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

/** Sends a prompt through the editor's own Chat, attachments and all. */
async function ask(query: string, attachFiles: readonly Attachment[] = []): Promise<ChatOutcome> {
  const outcome = await vscode.commands.executeCommand<ChatOutcome | undefined>('workbench.action.chat.open', {
    query,
    mode: 'ask',
    attachFiles,
    blockOnResponse: true,
  });
  assert.ok(outcome, 'Chat answered');
  assert.equal(outcome.errorDetails, undefined);
  return outcome;
}

async function lastMessage(): Promise<string> {
  const { messages } = (await lastChatRequest()).body as { messages: { content: unknown }[] };
  const content = messages.at(-1)?.content;
  return typeof content === 'string' ? content : JSON.stringify(content);
}

describe('@glm', () => {
  before(async () => {
    await vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate();
    // A participant cannot be asked before the editor has the list of models.
    await until(async () => (await vscode.lm.selectChatModels({ vendor: 'glm' })).length > 0, 'models are there');
  });
  beforeEach(async () => {
    await resetSimulator();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
  });
  after(async () => {
    await resetSimulator();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('reads files and ranges, unsaved text included', async () => {
    const document = await vscode.workspace.openTextDocument(file('src/prices.ts'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// not saved yet\n');
    await vscode.workspace.applyEdit(edit);
    try {
      const outcome = await ask('@glm what do these do?', [
        file('src/prices.ts'),
        { uri: file('src/cart.ts'), range: { startLineNumber: 15, startColumn: 1, endLineNumber: 23, endColumn: 4 } },
      ]);
      assert.equal(outcome.metadata?.code, 2, await lastMessage());
      const message = await lastMessage();
      assert.match(
        message,
        /File src\/prices\.ts, lines 1-\d+ \(the whole file\):\n```typescript\n\/\/ not saved yet\n/,
      );
      assert.match(message, /File src\/cart\.ts, lines 15-23:\n```typescript\n {2}add\(product/);
      assert.ok(message.endsWith('what do these do?'));
    } finally {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });

  it('lists folders', async () => {
    await ask('@glm what is in here?', [file('src')]);
    const message = await lastMessage();
    assert.match(message, /Folder src:\n```\n[^`]*cart\.ts\n[^`]*prices\.ts/);
  });

  it('cuts what is too long at a line, and says so', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `export const value${index} = ${index};`);
    const name = 'long.ts';
    await writeFile(path.join(folder().fsPath, name), lines.join('\n'));
    await ask('@glm what is this?', [file(name)]);
    const message = await lastMessage();
    const said = /lines 1-(\d+) \(only the first (\d+) of 60000 lines are shown\)/.exec(message);
    assert.ok(said, message.slice(0, 200));
    assert.equal(said[1], said[2]);
    assert.match(message, /= \d+;\n```\n\nwhat is this\?$/);
  });

  it('leaves out what is no text, and answers all the same', async () => {
    await writeFile(path.join(folder().fsPath, 'data.bin'), Buffer.from([0, 1, 2, 0, 255, 254, 0, 3]));
    const outcome = await ask('@glm what is this?', [file('data.bin')]);
    assert.equal(outcome.metadata?.failed, false);
    assert.equal(await lastMessage(), 'what is this?');
  });

  it('explains the function around the cursor where nothing is selected', async () => {
    const document = await vscode.workspace.openTextDocument(file('api/inventory.py'));
    const editor = await vscode.window.showTextDocument(document);
    const line = document
      .getText()
      .split('\n')
      .findIndex(text => /^\s*def /.test(text));
    editor.selection = new vscode.Selection(line + 1, 4, line + 1, 4);
    const outcome = await ask('@glm /explain');
    assert.equal(outcome.metadata?.command, 'explain');
    assert.match(await lastMessage(), /^File api\/inventory\.py, lines \d+-\d+[^\n]*:\n```python\n\d+\t/);
  });

  it('says that there is nothing to explain, without a request', async () => {
    const outcome = await ask('@glm /explain');
    assert.equal(outcome.metadata?.failed, false);
    assert.deepEqual(await chatRequests(), []);
  });

  it('marks a turn that failed', async () => {
    await addFault({ kind: 'status', status: 401, code: '1000' });
    assert.equal((await ask('@glm hello')).metadata?.failed, true);
  });

  it('says why an answer ended early or is empty', async () => {
    const noticeOf = ({ metadata }: ChatOutcome): string => {
      assert.equal(metadata?.failed, false);
      return `${metadata?.before}${metadata?.after}`;
    };
    await addFault({ kind: 'finish', reason: 'sensitive' });
    assert.match(noticeOf(await ask('@glm hello')), /ended the answer because it found it sensitive/);
    await addFault({ kind: 'finish', reason: 'length', afterChunks: 0 });
    assert.match(noticeOf(await ask('@glm hello')), /used all of its output for thinking and gave no answer/);
    await addFault({ kind: 'finish', reason: 'length' });
    assert.match(noticeOf(await ask('@glm hello')), /as long as the model may write/);
  });
});
