import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

interface ChatOutcome {
  metadata?: { command?: string; failed?: boolean; after?: string };
}
const folder = (): vscode.Uri => {
  const found = vscode.workspace.workspaceFolders?.[0];
  assert.ok(found);
  return found.uri;
};
const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);
const onDisk = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const write = (uri: vscode.Uri, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

/** The right side of the diff in front. */
const proposed = (): vscode.Uri | undefined => {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === 'glm-proposal'
    ? input.modified
    : undefined;
};
const proposedText = async (): Promise<string> => {
  await until(async () => proposed() !== undefined, 'a diff is shown');
  const uri = proposed();
  assert.ok(uri);
  return (await vscode.workspace.openTextDocument(uri)).getText();
};

async function ask(query: string, attachFiles: readonly vscode.Uri[] = []): Promise<ChatOutcome> {
  const options = { query, attachFiles, mode: 'ask', blockOnResponse: true };
  return (await vscode.commands.executeCommand<ChatOutcome>('workbench.action.chat.open', options)) ?? {};
}

async function lastQuestion(): Promise<string> {
  const { messages } = (await lastChatRequest()).body as { messages: { role: string; content: unknown }[] };
  return String(messages.findLast(({ role }) => role === 'user')?.content);
}

const broken = [
  'export function total(prices: readonly number[]): number {',
  '  let sum = 0;',
  '  for (const price of prices) sum += pric;',
  '  return sum;',
  '}',
  '',
].join('\r\n');

describe('code that is changed', function () {
  // The editor's TypeScript takes its time to begin.
  this.timeout(120_000);
  const scratch = file('scratch');
  before(async () => {
    await vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate();
    await until(async () => (await vscode.lm.selectChatModels({ vendor: 'glm' })).length > 0, 'models are there');
  });
  const cleanUp = async (): Promise<void> => {
    await resetSimulator();
    await vscode.commands.executeCommand('notifications.clearAll');
    for (const document of vscode.workspace.textDocuments) {
      if (!document.isDirty || document.isUntitled) continue;
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(scratch, { recursive: true }).then(undefined, () => undefined);
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
  };
  beforeEach(cleanUp);
  after(cleanUp);

  /** Opens a file whose one problem TypeScript itself reports. */
  async function openBroken(): Promise<{ document: vscode.TextDocument; problem: vscode.Diagnostic }> {
    const uri = file('scratch/total.ts');
    await write(uri, broken);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const errors = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri).filter(one => one.severity === 0);
    await until(async () => errors().length === 1, 'TypeScript reports the error', 60_000);
    const [problem] = errors();
    assert.ok(problem);
    return { document, problem };
  }

  it('is fixed from the light bulb, in a diff, and the editor then finds nothing wrong', async () => {
    const { document, problem } = await openBroken();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ title }) => title === 'Fix with GLM');
    assert.equal(fix?.kind?.value, 'quickfix');
    assert.ok(fix?.command);
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));

    const text = await proposedText();
    assert.equal(text, broken.replace('+= pric;', '+= price;'));
    assert.equal(document.getText(), broken);
    assert.equal(await onDisk(document.uri), broken);
    const question = await lastQuestion();
    assert.match(question, /3\t {2}for \(const price of prices\) sum \+= pric;/);
    assert.match(question, /lines 1-5\.\n\nThe editor reports:\n- scratch\/total\.ts:3:38 error ts\(2552\): .*'price'/);

    await vscode.commands.executeCommand('glm.acceptProposal');
    await until(async () => document.getText() === text, 'it is written');
    assert.equal(await onDisk(document.uri), broken, 'saving is left to the user');
    await until(
      async () => vscode.languages.getDiagnostics(document.uri).every(one => one.severity !== 0),
      'it is gone',
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), broken);
  });

  it('gets documentation in Chat for Python, and is discarded without a trace', async () => {
    const uri = file('scratch/stock.py');
    const python = 'def held(stock):\n    return stock.on_hand\n\n\ndef free(stock):\n    """There."""\n    return 1\n';
    await write(uri, python);
    await vscode.window.showTextDocument(uri);
    const outcome = await ask('@glm /docs', [uri]);
    assert.equal(outcome.metadata?.command, 'docs');
    assert.match(outcome.metadata?.after ?? '', /Accept or discard it in the diff/);
    assert.match(await proposedText(), /^def held\(stock\):\n {4}"""held: .*"""\n {4}return/);
    assert.match(await lastQuestion(), /Form of the documentation: a docstring/);
    await vscode.commands.executeCommand('glm.discardProposal');
    await until(async () => proposed() === undefined, 'the diff is closed');
    assert.equal(await onDisk(uri), python);
  });

  it('gets tests where the project has its tests, as a file that is there once it is accepted', async () => {
    const source = file('scratch/src/sum.ts');
    await write(source, 'export function sum(a: number, b: number): number {\n  return a + b;\n}\n');
    await write(file('scratch/src/other.ts'), 'export const other = 1;\n');
    const example =
      "import assert from 'node:assert/strict';\nimport { test } from 'vitest';\n\ntest('x', () => {});\n";
    await write(file('scratch/checks/other.spec.ts'), example);
    const outcome = await ask('@glm /tests', [source]);
    assert.equal(outcome.metadata?.failed, false);
    const made = file('scratch/checks/sum.spec.ts');
    const text = await proposedText();
    assert.match(text, /from 'vitest';\nimport \{ sum \} from '\.\.\/src\/sum\.ts';/);
    assert.match(await lastQuestion(), /new file: `scratch\/checks\/sum\.spec\.ts`/);
    await assert.rejects(async () => vscode.workspace.fs.stat(made));
    await vscode.commands.executeCommand('glm.acceptProposal');
    await until(async () => vscode.window.activeTextEditor?.document.uri.path === made.path, 'the tests are shown');
    assert.equal(await onDisk(made), text);
  });

  it('is asked for once more where the changes do not fit, and left alone where they never do', async () => {
    const { document } = await openBroken();
    const simulator = process.env.GLM_CHAT_SIMULATOR_URL;
    const habits = (edits: string[]): Promise<Response> =>
      fetch(`${simulator}/_simulator/habits`, { method: 'POST', body: JSON.stringify({ edits }) });
    assert.ok((await habits(['invalid', 'mend'])).ok);
    const before = (await chatRequests()).length;
    await vscode.commands.executeCommand('glm.fixCode');
    assert.match(await proposedText(), /\+= price;/);
    assert.equal((await chatRequests()).length, before + 2);
    assert.match(await lastQuestion(), /None of it was applied[\s\S]*this text is not in the source/);
    await vscode.commands.executeCommand('glm.discardProposal');

    assert.ok((await habits(['invalid', 'invalid'])).ok);
    const outcome = await ask('@glm /fix', [document.uri]);
    assert.equal(outcome.metadata?.failed, true);
    assert.match(outcome.metadata?.after ?? '', /<<<<<<< SEARCH[\s\S]*do not fit/);
    assert.equal(proposed(), undefined);
    assert.equal(document.getText(), broken);
  });

  it('is offered no tests and no documentation where neither makes sense', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: '{"a": 1}' });
    const range = new vscode.Range(0, 0, 0, 8);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    assert.deepEqual(
      actions.filter(({ title }) => title.includes('GLM')),
      [],
    );
  });

  it('shows the diff of what the file has become since, not of what it was', async () => {
    const { document } = await openBroken();
    await vscode.commands.executeCommand('glm.fixCode');
    await proposedText();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// typed meanwhile\r\n');
    await vscode.workspace.applyEdit(edit);
    const first = proposed();
    await vscode.commands.executeCommand('glm.acceptProposal');
    await until(async () => proposed() !== undefined && proposed()?.query !== first?.query, 'a new diff is shown');
    assert.equal(await proposedText(), `// typed meanwhile\r\n${broken.replace('pric;', 'price;')}`);
  });
});
