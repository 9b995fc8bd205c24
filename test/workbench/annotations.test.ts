// Notes on code, from the question to the comment in the file, against the simulator.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applySuggestion } from '../../src/host/annotations/applySuggestion.ts';
import { NoNotes } from '../../src/host/annotations/askForNotes.ts';
import { AnnotationFeature } from '../../src/host/annotations/index.ts';
import type { ShownNote } from '../../src/host/annotations/noteThreads.ts';
import type { ModelChoice } from '../../src/host/modelCatalog.ts';
import { createServices, type Services } from '../../src/host/services.ts';
import type { HabitOptions } from '../simulator/habits.ts';
import { type FakeContext, fakeContext } from './support/fakeContext.ts';
import { addFault, chatRequests, lastChatRequest, resetSimulator, setHabits } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

const typescript = [
  "import { rates } from './rates';",
  '',
  '// 批量折扣',
  'export function discount(count: number): number {',
  '  return count > 10 ? 0.9 : 1;',
  '}',
  '',
  'export function total(prices: number[]): number {',
  '  return prices.reduce((sum, price) => sum + price, 0) * discount(prices.length);',
  '}',
  '',
  'export const text = `',
  '  total',
  '`;',
  '',
  '// one',
  '// two',
  '// three',
  '',
].join('\n');

const python = [
  '# -*- coding: utf-8 -*-',
  '"""价格。"""',
  '',
  '',
  'def total(数量, 单价):',
  '    # 超过十件打九折',
  '    if 数量 > 10:',
  '        单价 *= 0.9',
  '    return 数量 * 单价',
  '',
].join('\n');

describe('notes', () => {
  let fake: FakeContext;
  let services: Services;
  let feature: AnnotationFeature;

  beforeEach(async () => {
    await resetSimulator();
    fake = await fakeContext();
    services = createServices(fake.context);
    feature = new AnnotationFeature(services);
  });

  afterEach(async function () {
    // The editor takes its time to let go of a hundred threads.
    this.timeout(90_000);
    feature.dispose();
    await fake.dispose();
    while (vscode.window.tabGroups.activeTabGroup.activeTab) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await resetSimulator();
  });

  const open = async (language: string, content: string): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument({ language, content });
    await vscode.window.showTextDocument(document);
    return document;
  };

  const annotate = (document: vscode.TextDocument, more: { choice?: ModelChoice; onRepair?(): void } = {}) =>
    feature.annotate({
      document,
      range: new vscode.Range(0, 0, document.lineCount - 1, 0),
      signal: new AbortController().signal,
      ...more,
    });

  const linesOf = (document: vscode.TextDocument): [number, number, string][] =>
    feature.threads.of(document).map(({ note }) => [note.lines.start + 1, note.lines.end + 1, note.anchor]);

  const onlyNote = (document: vscode.TextDocument): ShownNote => {
    const [first] = feature.threads.of(document);
    assert.ok(first);
    return first;
  };

  const say = (document: vscode.TextDocument, line: number, more: object = {}): ShownNote =>
    feature.threads.add(
      document,
      { startLine: line, endLine: line, kind: 'what', text: 'Adds up.', ...more },
      'a model',
      'sure',
      document.lineAt(line - 1).text,
    );

  const forms: [string, NonNullable<HabitOptions['remarks']>[number], [number, number, string][]][] = [
    [
      'true',
      'true',
      [
        [4, 6, 'sure'],
        [8, 10, 'sure'],
      ],
    ],
    [
      'three lines off',
      'miscounted',
      [
        [4, 6, 'sure'],
        [8, 10, 'sure'],
      ],
    ],
    [
      'said twice',
      'twice',
      [
        [4, 6, 'sure'],
        [8, 10, 'sure'],
      ],
    ],
    [
      'overlapping',
      'overlapping',
      [
        [4, 6, 'sure'],
        [4, 10, 'sure'],
        [8, 10, 'sure'],
      ],
    ],
    [
      'in other words',
      'translated',
      [
        [4, 6, 'sure'],
        [8, 10, 'sure'],
      ],
    ],
    ['outside of the file', 'outside', []],
    ['none', 'none', []],
  ];
  for (const [name, remarks, wanted] of forms) {
    it(`stand on the right lines when the answer is ${name}`, async () => {
      await setHabits({ remarks: [remarks, remarks] });
      const document = await open('typescript', typescript);
      const asked = annotate(document);
      if (remarks === 'outside') {
        const result = await asked;
        assert.equal(result.problems.length, 2);
      } else await asked;
      assert.deepEqual(linesOf(document), wanted);
    });
  }

  it('are asked for once more when the answer was no list, and then given up with a way to retry', async () => {
    await setHabits({ remarks: ['prose', 'true'] });
    const document = await open('typescript', typescript);
    let repairs = 0;
    const result = await annotate(document, { onRepair: () => repairs++ });
    assert.deepEqual([result.count, repairs, (await chatRequests()).length], [2, 1, 2]);
    assert.match(JSON.stringify((await lastChatRequest()).body), /not the list of notes asked for/);

    await setHabits({ remarks: ['prose', 'prose'] });
    await assert.rejects(annotate(document), (error: unknown) => {
      assert.ok(error instanceof NoNotes);
      assert.ok(error.fixes.includes('retry'));
      return true;
    });
    assert.equal(feature.threads.of(document).length, 2);
  });

  it('that came stay when the answer is cut off, and broken JSON is asked for again', async () => {
    const eight = Array.from({ length: 8 }, (_, index) => `export function step${index}() {\n  return ${index};\n}\n`);
    const document = await open('typescript', eight.join('\n'));
    // For whatever the editor asks by itself as well, such as the title of a conversation before this.
    await addFault({ kind: 'cut', afterChunks: 100, times: 5 });
    await assert.rejects(annotate(document));
    await resetSimulator();
    const came = feature.threads.of(document).length;
    assert.ok(came > 0 && came < 8, `${came} notes`);
    await setHabits({ remarks: ['unescaped', 'true'] });
    await annotate(document);
    // Those that had come are not said again.
    assert.equal(feature.threads.of(document).length, 8);
  });

  it('come by a call where the endpoint has no JSON, and in plain words where it has no calls either', async () => {
    const document = await open('typescript', typescript);
    await services.catalog.ensureKnown();
    const chosen = services.catalog.chat();
    assert.ok(chosen);
    const endpoint = {
      ...chosen.endpoint,
      capabilities: { ...chosen.endpoint.capabilities, responseFormats: ['text' as const] },
    };
    await annotate(document, { choice: { endpoint, model: { ...chosen.model, tools: true } } });
    const body = (await lastChatRequest()).body as Record<string, unknown>;
    assert.match(JSON.stringify(body.tools), /show_notes/);
    assert.equal(body.response_format, undefined);
    assert.deepEqual(linesOf(document), [
      [4, 6, 'sure'],
      [8, 10, 'sure'],
    ]);
  });

  it('know Python and Chinese, and become comments there by one step that can be undone', async () => {
    const document = await open('python', python);
    await annotate(document);
    assert.equal(onlyNote(document).note.lines.start, 4);
    await feature.insert(feature.threads.of(document), 'comments');
    assert.equal(document.getText(), python, 'nothing before it is accepted');
    await services.proposals.accept();
    assert.match(document.getText(), /\n# [^\n]*total[^\n]*\n(?:# [^\n]*\n)*def total/);
    assert.equal(feature.threads.of(document).length, 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), python);

    say(document, 5, { text: '按数量计算总价。' });
    await feature.insert(feature.threads.of(document), 'docstrings');
    await services.proposals.accept();
    assert.match(document.getText(), /def total\(数量, 单价\):\n {4}"""按数量计算总价。"""\n {4}# 超过/);
  });

  it('keep out of templates, and leave notes between them where they are', async () => {
    const document = await open('typescript', typescript);
    const inTemplate = say(document, 13, { text: 'Said here.' });
    const other = say(document, 8, { text: 'Stays.' });
    const first = say(document, 4, { text: 'First.' });
    await feature.insert([inTemplate, first], 'comments');
    await services.proposals.accept();
    assert.match(document.getText(), /\/\/ At “total”: Said here\.\nexport const text = `\n {2}total\n`/);
    assert.match(document.getText(), /\/\/ First\.\nexport function discount/);
    assert.deepEqual(
      feature.threads.of(document).map(({ note }) => [note.id, note.lines.start]),
      [[other.note.id, 8]],
    );
  });

  it('apply what they suggest as one step, and refuse when the code has changed since', async () => {
    const document = await open('typescript', typescript);
    const suggestion = say(document, 5, { kind: 'suggestion', replacement: 'return count >= 10 ? 0.9 : 1;' });
    await applySuggestion(feature.threads, suggestion);
    assert.equal(document.lineAt(4).text, '  return count >= 10 ? 0.9 : 1;');
    assert.equal(onlyNote(document).note.state, 'resolved');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), typescript);

    const another = say(document, 9, { kind: 'suggestion', replacement: '  return 0;' });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(8, 9), '1 + ');
    await vscode.workspace.applyEdit(edit);
    const now = feature.threads.of(document).find(({ note }) => note.id === another.note.id);
    assert.ok(now);
    await assert.rejects(applySuggestion(feature.threads, now), /has changed since/);
    assert.match(document.getText(), /return 1 \+ prices/);
  });

  it('are talked about: the answer comes below, with the code in mind, and can be stopped', async () => {
    const document = await open('typescript', typescript);
    const shown = say(document, 8, { text: 'Uses the discount.' });
    await feature.replies.ask(shown, 'Why a discount?');
    const { replies } = onlyNote(document).note;
    assert.deepEqual(
      replies.map(({ from }) => from),
      ['user', 'model'],
    );
    assert.ok((replies[1]?.text.length ?? 0) > 10);
    const body = JSON.stringify((await lastChatRequest()).body);
    for (const said of ['Why a discount?', 'Uses the discount.', 'export function total'])
      assert.ok(body.includes(said));

    const held = await addFault({ kind: 'hold', afterChunks: 12 });
    const asked = feature.replies.ask(onlyNote(document), 'And now?');
    await until(async () => (onlyNote(document).note.replies[3]?.text ?? '') !== '', 'the answer has begun');
    assert.match(onlyNote(document).thread?.contextValue ?? '', /answering/);
    feature.replies.stop(onlyNote(document));
    await asked;
    await held.release();
    assert.equal(onlyNote(document).note.replies.length, 4);
    assert.doesNotMatch(onlyNote(document).thread?.contextValue ?? '', /answering/);
    await until(async () => (await lastChatRequest()).closedEarly, 'the request was closed');
  });

  it('are gone through in order, round again, and past those that a filter hides', async () => {
    const document = await open('typescript', typescript);
    say(document, 4);
    say(document, 8, { kind: 'risk' });
    say(document, 16);
    const at = (): number => (vscode.window.activeTextEditor?.selection.active.line ?? -1) + 1;
    const visited: number[] = [];
    for (let step = 0; step < 4; step++) {
      await feature.walk.go(1);
      visited.push(at());
    }
    assert.deepEqual(visited, [4, 8, 16, 4]);
    feature.threads.show(({ kind }) => kind === 'what');
    await feature.walk.go(1);
    assert.equal(at(), 16);
    await feature.walk.go(-1);
    assert.equal(at(), 4);
  });

  it('are gone through one by one where two begin on a line, and as fast as keys are pressed', async () => {
    const document = await open('typescript', typescript);
    say(document, 4);
    say(document, 8, { kind: 'risk' });
    say(document, 8, { kind: 'why' });
    say(document, 16);
    const unfolded = (): string[] =>
      feature.threads
        .of(document)
        .filter(({ note }) => !note.collapsed)
        .map(({ note }) => note.kind);
    for (const shown of feature.threads.of(document)) feature.threads.update(shown, { collapsed: true });
    await feature.walk.go(1);
    await feature.walk.go(1);
    const first = unfolded();
    await feature.walk.go(1);
    assert.equal(unfolded().length, first.length + 1);
    assert.deepEqual(unfolded().toSorted(), ['risk', 'what', 'why']);
    await Promise.all([feature.walk.go(1), feature.walk.go(-1), feature.walk.go(-1), feature.walk.go(-1)]);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
  });

  it('are the first hundred of five hundred, and the rest is not waited for', async () => {
    await setHabits({ remarks: ['many'] });
    const document = await vscode.workspace.openTextDocument({ language: 'typescript', content: typescript });
    // Held open: what is over before it is left would not show that it is left.
    await addFault({ kind: 'hold', afterChunks: 6000, times: 5 });
    const { count, tooMany } = await annotate(document);
    assert.deepEqual([count, tooMany, feature.threads.of(document).length], [100, true, 100]);
    await until(async () => (await lastChatRequest()).closedEarly, 'the request was closed');
  });
});
