import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { GatheredPiece } from '../../src/core/explain/index.ts';
import type { ExplainSubject } from '../../src/host/explain/explainSubject.ts';
import { subjectOfCode } from '../../src/host/explain/explainSubject.ts';
import { gatherContext } from '../../src/host/explain/gatherContext.ts';
import { subjectOfChanges } from '../../src/host/explain/gitChanges.ts';
import type { GitRepository } from '../../src/host/git/gitApi.ts';
import { ProblemActions } from '../../src/host/explain/problemActions.ts';
import { subjectOfProblem, subjectOfSymbol } from '../../src/host/explain/subjectAtCursor.ts';
import { readTerminalSelection, subjectOfTerminal } from '../../src/host/explain/terminalSelection.ts';
import { documentWithLines } from '../../src/host/explain/workspaceLines.ts';
import { addFault, chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';
import { changeUserSettings } from './support/userSettings.ts';

interface ChatOutcome {
  metadata?: { failed?: boolean; command?: string; before?: string };
}

const folder = (): vscode.Uri => {
  const found = vscode.workspace.workspaceFolders?.[0];
  assert.ok(found);
  return found.uri;
};
const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);
const open = (name: string): Thenable<vscode.TextDocument> => vscode.workspace.openTextDocument(file(name));
const never = new AbortController().signal;

const bodyOf = (document: vscode.TextDocument, first: RegExp, last: RegExp): vscode.Range => {
  const lines = document.getText().split('\n');
  const start = lines.findIndex(line => first.test(line));
  const end = lines.findIndex((line, index) => index > start && last.test(line));
  assert.ok(start >= 0 && end > start);
  return new vscode.Range(start, 0, end, lines[end]?.length ?? 0);
};

const ask = async (query: string, attachFiles: readonly unknown[] = []): Promise<ChatOutcome> => {
  const outcome = await vscode.commands.executeCommand<ChatOutcome | undefined>('workbench.action.chat.open', {
    query,
    mode: 'ask',
    attachFiles,
    blockOnResponse: true,
  });
  assert.ok(outcome, 'Chat answered');
  return outcome;
};

const lastMessages = async (): Promise<{ system: string; question: string }> => {
  const { messages } = (await lastChatRequest()).body as { messages: { role: string; content: unknown }[] };
  return { system: String(messages[0]?.content), question: String(messages.at(-1)?.content) };
};

/** The language server of TypeScript takes its time to start. */
const typescriptAnswers = async (): Promise<void> => {
  const document = await open('src/cart.ts');
  const at = document.positionAt(document.getText().lastIndexOf('bulkDiscount'));
  const ready = async (): Promise<boolean> => {
    const found = await vscode.commands.executeCommand<unknown[]>('vscode.executeDefinitionProvider', document.uri, at);
    return (found ?? []).some(place => JSON.stringify(place).includes('prices.ts'));
  };
  await until(ready, 'TypeScript answers', 60_000);
};

describe('explaining', () => {
  before(async function () {
    this.timeout(90_000);
    await vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate();
    await until(async () => (await vscode.lm.selectChatModels({ vendor: 'glm' })).length > 0, 'models are there');
    await vscode.window.showTextDocument(await open('src/cart.ts'));
    await typescriptAnswers();
  });
  beforeEach(async () => {
    await resetSimulator();
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('gathers definitions, uses and imports of TypeScript, and they arrive in the request', async () => {
    const document = await open('src/cart.ts');
    const editor = await vscode.window.showTextDocument(document);
    const range = bodyOf(document, /^export function totalInCents/, /^}/);
    editor.selection = new vscode.Selection(range.start, range.end);
    const outcome = await ask('@glm /explain why cents?');
    assert.equal(outcome.metadata?.command, 'explain');
    const { system, question } = await lastMessages();
    assert.match(question, /^File src\/cart\.ts, lines \d+-\d+ \(selected by the user\):\n```typescript\n\d+\t/);
    assert.match(
      question,
      /Definition of bulkDiscount\. File src\/prices\.ts, lines \d+-\d+:\n```typescript\n\d+\texport function bulkDiscount/,
    );
    assert.match(question, /Definition of roundCents\. File src\/prices\.ts/);
    assert.match(question, /A use of totalInCents\. File src\/checkout\.ts/);
    assert.match(question, /Its imports\. File src\/cart\.ts, lines 1-1/);
    assert.ok(question.endsWith('why cents?'), question.slice(-200));
    assert.match(system, /name them as path:12/);
    const said = /With (\d+) definitions.* (\d+) place.* of use.*about ([\d,]+) tokens/.exec(
      outcome.metadata?.before ?? '',
    );
    assert.ok(said, outcome.metadata?.before);
    assert.equal(Number(said[1]), question.match(/^Definition of /gm)?.length);
  });

  it('shows the heads that code stands in, and types of what is not the user’s own', async () => {
    const document = await open('src/cart.ts');
    const line = document
      .getText()
      .split('\n')
      .findIndex(text => text.includes('const line = {'));
    const range = new vscode.Range(line, 0, line + 1, 40);
    const { kept } = await gatherContext({ places: [{ document, range }], maxTokens: 4000, signal: never });
    const heads = kept.flatMap(piece => (piece.kind === 'head' ? [piece.context.code] : []));
    assert.ok(
      heads.some(head => head.includes('export class Cart')),
      JSON.stringify(heads),
    );
    assert.ok(
      heads.some(head => head.includes('add(product: Product')),
      JSON.stringify(heads),
    );
    // What comes with the language is known to everybody.
    assert.ok(!kept.some(piece => piece.kind === 'type' && piece.symbol === 'min'));
    await mkdir(path.join(folder().fsPath, 'node_modules/tiny'), { recursive: true });
    const types = 'export declare function measure(text: string): number;\n';
    await writeFile(path.join(folder().fsPath, 'node_modules/tiny/index.d.ts'), types);
    await writeFile(path.join(folder().fsPath, 'src/sizes.ts'), "import { measure } from 'tiny';\nmeasure('a');\n");
    const user = await vscode.window.showTextDocument(await open('src/sizes.ts'));
    const around = async (): Promise<readonly GatheredPiece[]> => {
      const places = [{ document: user.document, range: new vscode.Range(1, 0, 1, 12) }];
      return (await gatherContext({ places, maxTokens: 4000, signal: never })).kept;
    };
    const isType = (piece: GatheredPiece): boolean =>
      piece.kind === 'type' && piece.symbol === 'measure' && piece.text.includes('(text: string): number');
    await until(async () => (await around()).some(isType), 'the type of a package is told');
    assert.ok(kept.every(piece => !('uri' in piece) || !piece.uri.includes('node_modules')));
  });

  it('finds Python’s declarations where no language server answers', async () => {
    const document = await open('api/inventory.py');
    const range = bodyOf(document, /^def reserve/, /return reservation/);
    const { kept } = await gatherContext({ places: [{ document, range }], maxTokens: 4000, signal: never });
    const found = kept.flatMap(piece => (piece.kind === 'definition' ? [piece.symbol] : []));
    for (const name of ['available', 'OutOfStock', 'Reservation', 'HOLD'])
      assert.ok(found.includes(name), `${name}: ${found}`);
  });

  it('reads code with Chinese comments and names, and answers where it is asked in Chinese', async () => {
    const document = await open('src/i18n/订单状态.ts');
    const editor = await vscode.window.showTextDocument(document);
    const range = bodyOf(document, /^export function canMove/, /^}/);
    editor.selection = new vscode.Selection(range.start, range.end);
    await ask('@glm /explain 为什么这样写？');
    const { question } = await lastMessages();
    assert.match(question, /^File src\/i18n\/订单状态\.ts, lines/);
    assert.match(question, /Definition of (?:OrderState|nextStates)\. File src\/i18n\/订单状态\.ts/);
    assert.match(question, /待付款/);
  });

  it('keeps to the budget, and gathers nothing where there is none', async () => {
    const document = await open('src/checkout.ts');
    const range = bodyOf(document, /^export async function submitOrder/, /^}/);
    const all = await gatherContext({ places: [{ document, range }], maxTokens: 4000, signal: never });
    const few = await gatherContext({ places: [{ document, range }], maxTokens: 150, signal: never });
    assert.ok(few.kept.length < all.kept.length && few.tokens <= 150 && few.leftOut > 0, JSON.stringify(few.tokens));
    await using settings = await changeUserSettings({ 'glm.explain.contextTokens': 0 });
    await settings.set({});
    await ask('@glm /explain', [file('src/prices.ts')]);
    assert.doesNotMatch((await lastMessages()).question, /Gathered around it/);
  });

  it('does without a language server that never answers, and is cancelled at once', async () => {
    const stuck = vscode.languages.registerDefinitionProvider('plaintext', {
      provideDefinition: () => new Promise(() => undefined),
    });
    try {
      await writeFile(path.join(folder().fsPath, 'stuck.txt'), 'class Slow\n  def run(x)\n\nSlow.run(1)\n');
      const document = await open('stuck.txt');
      const places = [{ document, range: new vscode.Range(3, 0, 3, 11) }];
      const { kept } = await gatherContext({ places, maxTokens: 1000, timeLimitMs: 400, signal: never });
      assert.ok(
        kept.some(piece => piece.kind === 'definition' && piece.symbol === 'Slow'),
        JSON.stringify(kept),
      );
      const stop = new AbortController();
      const gathering = gatherContext({ places, maxTokens: 1000, timeLimitMs: 600_000, signal: stop.signal });
      stop.abort(new Error('enough'));
      await assert.rejects(gathering, /enough/);
    } finally {
      stuck.dispose();
    }
  });

  it('asks in the depth and the language that are chosen', async () => {
    await using settings = await changeUserSettings({});
    const asked = new Set<string>();
    for (const depth of ['line', 'overview', 'lines']) {
      await settings.set({ 'glm.explain.depth': depth, 'glm.explain.language': depth === 'line' ? 'zh' : 'auto' });
      await ask('@glm /explain', [file('src/prices.ts')]);
      const { system, question } = await lastMessages();
      asked.add(question.slice(question.lastIndexOf('Explain this')));
      assert.equal(/Answer in Simplified Chinese, whatever/.test(system), depth === 'line');
    }
    assert.equal(asked.size, 3);
  });

  it('explains the symbol at the cursor where it is declared', async () => {
    const document = await open('src/cart.ts');
    const editor = await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().lastIndexOf('bulkDiscount') + 2);
    editor.selection = new vscode.Selection(at, at);
    const subject = await subjectOfSymbol(editor);
    assert.match(subject.title, /^bulkDiscount \(src\/prices\.ts, lines \d+–\d+\)$/);
    assert.match(JSON.stringify(subject.material), /export function bulkDiscount/);
    assert.equal(subject.anchor?.document, document);
  });

  it('explains what is reported, with what belongs to it, and offers that as a quick fix', async () => {
    const document = await open('src/prices.ts');
    await vscode.window.showTextDocument(document);
    const collection = vscode.languages.createDiagnosticCollection('lint');
    try {
      const line = document
        .getText()
        .split('\n')
        .findIndex(text => text.includes('Math.round'));
      const problem = new vscode.Diagnostic(new vscode.Range(line, 2, line, 20), 'rounds halves up');
      problem.source = 'lint';
      problem.code = 'no-round';
      problem.relatedInformation = [
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(file('src/cart.ts'), new vscode.Position(4, 0)),
          'used for money here',
        ),
      ];
      collection.set(document.uri, [problem]);
      const subject = await subjectOfProblem(document, new vscode.Range(line, 4, line, 4));
      assert.equal(
        subject.wish,
        `Error (lint no-round) at src/prices.ts:${line + 1}: rounds halves up\n  src/cart.ts:5: used for money here`,
      );
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        problem.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const action = actions.find(({ title }) => title === 'Explain with GLM');
      assert.ok(action?.command);
      await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
      await until(async () => (await chatRequests()).length > 0, 'it was asked');
      const { question } = await lastMessages();
      assert.match(question, /^File src\/prices\.ts, lines \d+-\d+/);
      assert.match(question, /Error \(lint no-round\) at src\/prices\.ts:\d+: rounds halves up/);
      assert.match(question, /Explain the problem that is reported here/);
      assert.deepEqual(new ProblemActions().provideCodeActions(document, problem.range, contextWithout), []);
    } finally {
      collection.dispose();
    }
  });

  it('explains uncommitted changes with their lines in the new file', async () => {
    const uri = file('src/prices.ts');
    const diff = [
      'diff --git a/src/prices.ts b/src/prices.ts',
      '--- a/src/prices.ts',
      '+++ b/src/prices.ts',
      '@@ -21,3 +21,3 @@',
      ' export function roundCents(cents: number): number {',
      '-  return cents;',
      '+  return Math.round(cents);',
      ' }',
    ].join('\n');
    const none = { workingTreeChanges: [], indexChanges: [], mergeChanges: [] };
    const repository = (state: Partial<GitRepository['state']>, answer: string): GitRepository => ({
      rootUri: folder(),
      state: { HEAD: { commit: 'a' }, ...none, ...state },
      status: async () => undefined,
      diffWithHEAD: async () => answer,
    });
    const git = (one: GitRepository) => ({ repositories: [one], getRepository: () => one });
    const subject: ExplainSubject = await subjectOfChanges(
      git(repository({ workingTreeChanges: [{ uri, status: 5 }] }, diff)),
    );
    const [part] = subject.material;
    assert.ok(part?.kind === 'text');
    assert.match(
      part.text,
      /^src\/prices\.ts\n@@ .*\n21\t export function.*\n\t- {2}return cents;\n22\t\+ {2}return Math/,
    );
    assert.equal(subject.targets[0]?.path, 'src/prices.ts');
    const fresh = git(repository({ untrackedChanges: [{ uri: file('src/products.ts'), status: 7 }] }, ''));
    assert.match(JSON.stringify((await subjectOfChanges(fresh)).material), /1\\t\+\/\*\* A thing that the shop sells/);
    await assert.rejects(subjectOfChanges(git(repository({}, ''))), /no uncommitted changes/);
    await assert.rejects(subjectOfChanges({ repositories: [], getRepository: () => null }), /no Git repository/);
  });

  it('says that Git is turned off, without a request', async () => {
    await vscode.commands.executeCommand('glm.explainChanges');
    assert.deepEqual(await chatRequests(), []);
  });

  it('reads what is selected in a terminal and puts the clipboard back', async () => {
    let clipboard = 'mine';
    const terminal = (selected: string | undefined) => ({
      copySelection: async () => {
        if (selected !== undefined) clipboard = selected;
      },
      readText: async () => clipboard,
      writeText: async (text: string) => {
        clipboard = text;
      },
    });
    assert.equal(await readTerminalSelection(terminal('\u001b[31mfailed\u001b[0m\n')), 'failed');
    assert.equal(clipboard, 'mine');
    await assert.rejects(readTerminalSelection(terminal(undefined)), /Select some output/);
    assert.equal(clipboard, 'mine');
    const subject = await subjectOfTerminal('TypeError: x\n    at roundCents (src/prices.ts:26:10)\n  src/none.ts:3\n');
    assert.deepEqual(
      subject.places.map(({ document }) => vscode.workspace.asRelativePath(document.uri)),
      ['src/prices.ts'],
    );
    assert.match(JSON.stringify(subject.material), /Printed in the terminal.*export function roundCents/);
  });

  it('explains below the line, streams there, and stops when it is closed', async () => {
    await using settings = await changeUserSettings({ 'glm.explain.place': 'chat' });
    await settings.set({});
    const document = await open('src/prices.ts');
    const editor = await vscode.window.showTextDocument(document);
    const range = bodyOf(document, /^export function roundCents/, /^}/);
    editor.selection = new vscode.Selection(range.start, range.end);
    const hold = await addFault({ kind: 'hold', afterChunks: 4 });
    const explained = vscode.commands.executeCommand('glm.explainBelowLine');
    await until(async () => (await chatRequests()).length > 0, 'it was asked');
    // Chosen in a menu, it is where explanations are shown from now on.
    assert.equal(vscode.workspace.getConfiguration('glm').get('explain.place'), 'peek');
    assert.match((await lastMessages()).question, /A use of roundCents\. File src\/cart\.ts/);
    await vscode.commands.executeCommand('glm.closeExplanation');
    await explained;
    await hold.release();
  });

  it('finds lines in files of the workspace alone', async () => {
    await writeFile(path.join(folder().fsPath, '..', 'outside.ts'), 'one\ntwo\n');
    const found = async (name: string, first: number, last = first): Promise<string | undefined> => {
      const document = await documentWithLines(name, first, last);
      return document && vscode.workspace.asRelativePath(document.uri);
    };
    assert.equal(await found('src/prices.ts', 2, 5), 'src/prices.ts');
    assert.equal(await found('./src/prices.ts', 2), 'src/prices.ts');
    assert.equal(await found(file('src/prices.ts').path, 2), 'src/prices.ts');
    assert.equal(await found('src/prices.ts', 2000), undefined);
    assert.equal(await found('src/prices.ts', 0), undefined);
    assert.equal(await found('src', 1), undefined);
    assert.equal(await found('../outside.ts', 1), undefined);
    assert.equal(await found('src/../../outside.ts', 1), undefined);
    assert.equal(await found('/etc/passwd', 1), undefined);
  });

  it('opens nothing for a whole file that is no text', async () => {
    await vscode.commands.executeCommand('glm.explainFile', file('screenshots/checkout.png'));
    assert.deepEqual(await chatRequests(), []);
    assert.equal(subjectOfCode(await open('src/prices.ts')).title, 'src/prices.ts');
  });
});

const contextWithout: vscode.CodeActionContext = {
  diagnostics: [],
  only: undefined,
  triggerKind: vscode.CodeActionTriggerKind.Invoke,
};
