// Changes of several files that belong together, with one question for all of them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FileProposals, type FileProposal } from '../../src/host/proposals/fileProposals.ts';
import { until } from './support/until.ts';

const file = (name: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, 'together', name);
};
const write = (uri: vscode.Uri, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
const diffs = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === 'glm-proposal');

describe('changes of several files', () => {
  let proposals: FileProposals;
  let documents: vscode.TextDocument[];
  const made = file('c.ts');

  const proposalOf = (document: vscode.TextDocument | vscode.Uri, text: string): FileProposal => ({
    document,
    text,
    title: 'change',
    message: 'Files that would change: 3.',
    again: () => {
      throw new Error('nothing has changed');
    },
  });
  /** What the key for the first button of the newest notification does, until it has done it. */
  const pressFirst = (isDone: () => Promise<boolean>): Promise<void> =>
    until(async () => {
      if (await isDone()) return true;
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return false;
    }, 'the button does its work');

  beforeEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    proposals = new FileProposals();
    await write(file('a.ts'), 'const a = 1;\n');
    await write(file('b.ts'), 'const b = 1;\r\n');
    documents = [];
    for (const name of ['a.ts', 'b.ts']) documents.push(await vscode.workspace.openTextDocument(file(name)));
  });
  afterEach(async () => {
    proposals.dispose();
    await vscode.commands.executeCommand('notifications.clearAll');
    for (const document of documents) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(file('.'), { recursive: true });
  });

  const showAll = async (): Promise<void> => {
    const [a, b] = documents;
    assert.ok(a && b);
    await proposals.showAll(
      [proposalOf(a, 'const a = 2;\n'), proposalOf(b, 'const b = 2;\r\n'), proposalOf(made, 'const c = 2;\n')],
      'Files that would change: 3.',
    );
    assert.equal(diffs().length, 3);
  };

  it('are written by one press, each undone by itself, and nothing before that', async () => {
    await showAll();
    assert.deepEqual(
      documents.map(document => document.getText()),
      ['const a = 1;\n', 'const b = 1;\r\n'],
    );
    await assert.rejects(async () => vscode.workspace.fs.stat(made));
    await pressFirst(async () => diffs().length === 0);
    await until(async () => vscode.window.activeTextEditor?.document.uri.path === made.path, 'all are written');
    assert.deepEqual(
      documents.map(document => document.getText()),
      ['const a = 2;\n', 'const b = 2;\r\n'],
    );
    assert.equal((await vscode.workspace.openTextDocument(made)).getText(), 'const c = 2;\n');
    const [a] = documents;
    assert.ok(a);
    await vscode.window.showTextDocument(a);
    await vscode.commands.executeCommand('undo');
    assert.deepEqual(
      documents.map(document => document.getText()),
      ['const a = 1;\n', 'const b = 2;\r\n'],
    );
  });

  it('leave out what was discarded by itself before', async () => {
    await showAll();
    const [first] = diffs();
    assert.ok(first?.input instanceof vscode.TabInputTextDiff);
    await proposals.discard(first.input.modified);
    await pressFirst(async () => diffs().length === 0);
    await until(async () => vscode.window.activeTextEditor?.document.uri.path === made.path, 'the others are written');
    assert.deepEqual(
      documents.map(document => document.getText()),
      ['const a = 1;\n', 'const b = 2;\r\n'],
    );
  });
});
