import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { MoreNotes } from '../../src/host/annotations/moreNotes.ts';
import { NoteThreads, type ShownNote } from '../../src/host/annotations/noteThreads.ts';
import { Log } from '../../src/host/log.ts';
import { type FakeContext, fakeContext } from './support/fakeContext.ts';
import { until } from './support/until.ts';

const typescript = [
  '// 订单：金额以分计',
  'export function totalOf(prices: readonly number[]): number {',
  '  let total = 0;',
  '  for (const price of prices) total += price;',
  '  return total;',
  '}',
  '',
  'export function discountOf(total: number, percent: number): number {',
  '  const discount = Math.round((total * percent) / 100);',
  '  return Math.min(discount, total);',
  '}',
  '',
].join('\n');

/** More of the same file: in a dozen lines, three that change are a quarter of all that there is to go by. */
const more = ['shipping', 'packing', 'insurance', 'storage']
  .map(name =>
    [
      `/** What ${name} costs, by weight in grams. */`,
      `export function ${name}Of(grams: number): number {`,
      `  const ${name}Steps = Math.ceil(grams / 500);`,
      `  return ${name}Steps * ${name.length * 25};`,
      '}',
      '',
    ].join('\n'),
  )
  .join('\n');

const python = [
  '# 库存：数量不能为负',
  'def reserve(stock, product, quantity):',
  '    held = stock.get(product, 0)',
  '    if quantity > held:',
  '        raise ValueError(f"{product}: only {held} left")',
  '    stock[product] = held - quantity',
  '    return stock[product]',
  '',
].join('\n');

describe('NoteThreads', () => {
  let folder: string;
  let fake: FakeContext;
  let threads: NoteThreads;

  const open = (): NoteThreads => new NoteThreads({ context: fake.context, log: new Log(() => []) });
  const file = (name: string): string => path.join(folder, name);
  const notesOf = (name: string): ShownNote[] => threads.of({ uri: vscode.Uri.file(file(name)) });
  const textOf = (document: vscode.TextDocument, { note }: ShownNote): string =>
    document.getText(new vscode.Range(note.lines.start, 0, note.lines.end + 1, 0)).trimEnd();

  /** In an editor, and nowhere else: closed with it. */
  async function openDocument(name: string): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.file(file(name));
    await vscode.commands.executeCommand('vscode.open', uri);
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.uri.toString(), uri.toString());
    return document as vscode.TextDocument;
  }

  async function edit(document: vscode.TextDocument, change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
    const edits = new vscode.WorkspaceEdit();
    change(edits);
    assert.ok(await vscode.workspace.applyEdit(edits));
    assert.ok(document.isDirty);
  }

  /** What a new window finds. */
  async function reload(): Promise<void> {
    await threads.close();
    threads.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const isOpen = (): boolean => vscode.workspace.textDocuments.some(({ uri }) => uri.path.startsWith(folder));
    await until(async () => !isOpen(), 'documents closed');
    threads = open();
  }

  function note(document: vscode.TextDocument, startLine: number, endLine: number): ShownNote {
    return threads.add(document, { startLine, endLine, kind: 'risk', text: 'Rounds to whole cents.' }, 'GLM-5');
  }

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-noted-'));
    await writeFile(file('order.ts'), typescript);
    await writeFile(file('stock.py'), python);
    fake = await fakeContext();
    threads = open();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    threads.dispose();
    await fake.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('follows edits of several places at once, loses its code, and has it back with undo', async () => {
    const document = await openDocument('order.ts');
    note(document, 9, 10);
    const code = '  const discount = Math.round((total * percent) / 100);\n  return Math.min(discount, total);';
    await edit(document, edits => {
      edits.insert(document.uri, new vscode.Position(0, 0), '// first\n// second\n');
      edits.delete(document.uri, new vscode.Range(2, 0, 3, 0));
    });
    assert.equal(textOf(document, notesOf('order.ts')[0] as ShownNote), code);

    await edit(document, edits => edits.delete(document.uri, new vscode.Range(8, 0, 11, 0)));
    const gone = notesOf('order.ts')[0] as ShownNote;
    assert.equal(gone.note.anchor, 'gone');
    assert.match(gone.thread?.label ?? '', /gone/);
    const body = gone.thread?.comments[0]?.body;
    assert.ok(body instanceof vscode.MarkdownString);
    assert.match(body.value, /Math\.min\(discount, total\)/);
    // The Comments panel shows no labels, and of a comment its beginning.
    assert.match(body.value, /^\$\(warning\) \*the code of this note is gone\* · Rounds to whole cents\./);

    await vscode.commands.executeCommand('undo');
    const back = notesOf('order.ts')[0] as ShownNote;
    assert.equal(back.note.anchor, 'sure');
    assert.equal(textOf(document, back), code);
    assert.doesNotMatch(back.thread?.label ?? '', /gone/);
    // The thread goes to where the note is.
    await until(
      async () => notesOf('order.ts')[0]?.thread?.range?.start.line === back.note.lines.start,
      'thread moved',
    );
  });

  it('keeps notes of a file that is closed, and finds them again after changes made elsewhere', async () => {
    await writeFile(file('order.ts'), `${typescript}\n${more}`);
    const order = await openDocument('order.ts');
    const stock = await openDocument('stock.py');
    note(order, 9, 10);
    note(order, 4, 4);
    note(stock, 4, 5);
    threads.update(notesOf('stock.py')[0] as ShownNote, {
      replies: [{ from: 'user', by: 'You', text: 'And below zero?', atMs: 1 }],
      state: 'resolved',
    });
    await reload();

    // As after another branch and a formatter: renamed, moved, indented; and one piece is gone.
    const changed = `${typescript}\n${more}`
      .replace('  for (const price of prices) total += price;\n', '  total = sum(prices);\n')
      .replaceAll('discount', 'rebate')
      .replace('// 订单', "import { sum } from './sum';\n\n// 订单");
    await writeFile(file('order.ts'), changed);
    await writeFile(file('stock.py'), `import logging\n\n\n${python.replaceAll('    ', '\t')}`);
    await threads.restore();
    // Listed for files that are not open, folded.
    assert.equal(threads.all.length, 3);
    assert.ok(
      threads.all.every(({ thread }) => thread?.collapsibleState === vscode.CommentThreadCollapsibleState.Collapsed),
    );

    const changedOrder = await openDocument('order.ts');
    const changedStock = await openDocument('stock.py');
    assert.equal(changedOrder.getText(), changed);
    const [lost, found] = [...notesOf('order.ts')].sort((a, b) => (a.note.anchor < b.note.anchor ? -1 : 1));
    assert.equal(found?.note.anchor, 'sure');
    assert.match(
      textOf(changedOrder, found as ShownNote),
      /^ {2}const rebate = .*\n {2}return Math\.min\(rebate, total\);$/,
    );
    assert.notEqual(lost?.note.anchor, 'sure');

    const [python2] = notesOf('stock.py');
    assert.equal(python2?.note.anchor, 'sure');
    assert.match(textOf(changedStock, python2 as ShownNote), /^\tif quantity > held:\n\t\traise/);
    assert.equal(python2?.note.state, 'resolved');
    assert.equal(python2?.thread?.comments.length, 2);
  });

  it('goes with a file that is renamed, and keeps what a deleted one was told', async () => {
    const document = await openDocument('order.ts');
    note(document, 9, 10);
    const edits = new vscode.WorkspaceEdit();
    edits.renameFile(vscode.Uri.file(file('order.ts')), vscode.Uri.file(file('bill.ts')));
    assert.ok(await vscode.workspace.applyEdit(edits));
    await until(async () => notesOf('bill.ts').length === 1, 'the note at its new address');
    assert.deepEqual(notesOf('order.ts'), []);
    assert.equal(notesOf('bill.ts')[0]?.thread?.uri.fsPath, file('bill.ts'));
    await reload();
    await threads.restore();
    assert.equal(notesOf('bill.ts').length, 1);

    const removal = new vscode.WorkspaceEdit();
    removal.deleteFile(vscode.Uri.file(file('bill.ts')));
    assert.ok(await vscode.workspace.applyEdit(removal));
    await until(async () => notesOf('bill.ts')[0]?.note.anchor === 'gone', 'it says that its code is gone');
  });

  it('says that it is unsure, and is placed by its reader', async () => {
    const document = await openDocument('order.ts');
    const shown = threads.add(
      document,
      { startLine: 3, endLine: 3, kind: 'what', text: 'Starts at 0.' },
      'GLM-5',
      'unsure',
    );
    assert.match(shown.thread?.label ?? '', /may have moved/);
    assert.match(shown.thread?.contextValue ?? '', /unsure/);
    threads.place(shown, { start: 3, end: 4 });
    const placed = notesOf('order.ts')[0];
    assert.deepEqual(placed?.note.lines, { start: 3, end: 4 });
    assert.equal(placed?.note.anchor, 'sure');
    assert.equal(placed?.note.quote.code[1], '  return total;');
  });

  it('says where notes are listed that a file has more of than threads, until all have one', async () => {
    const controller = vscode.comments.createCommentController('glm.test', 'Test');
    const made: vscode.CommentThread[] = [];
    const createCommentThread: vscode.CommentController['createCommentThread'] = (...given) => {
      const thread = controller.createCommentThread(...given);
      made.push(thread);
      return thread;
    };
    const more = new MoreNotes({ createCommentThread });
    const { uri } = await openDocument('order.ts');
    const saidIn = (thread: vscode.CommentThread | undefined): string => {
      const body = thread?.comments[0]?.body;
      assert.ok(body instanceof vscode.MarkdownString);
      return body.value;
    };
    try {
      more.tell(uri, 40, 0);
      assert.deepEqual(made, []);
      more.tell(uri, 100, 60);
      assert.match(saidIn(made[0]), /^60 of 100 notes of this file are not listed here\./);
      assert.match(saidIn(made[0]), /\(command:glm\.listAnnotations\)/);
      more.tell(uri, 90, 50);
      assert.equal(made.length, 1);
      assert.match(saidIn(made[0]), /^50 of 90 notes/);
      more.tell(uri, 40, 0);
      more.tell(uri, 41, 1);
      assert.equal(made.length, 2, 'the old one was taken away');
    } finally {
      more.dispose();
      controller.dispose();
    }
  });

  it('does not wait for 500 notes, and forgets those that are removed', async () => {
    const long = Array.from({ length: 500 }, (_, line) => `export const value${line} = ${line * 7};`).join('\n');
    await writeFile(file('long.ts'), long);
    const document = await openDocument('long.ts');
    for (let line = 1; line <= 500; line++) note(document, line, line);
    const unfolded = threads.all.filter(({ note: { collapsed } }) => !collapsed);
    assert.equal(unfolded.length, 12);
    assert.equal(threads.all.filter(({ thread }) => thread).length, 40);
    await edit(document, edits => edits.insert(document.uri, new vscode.Position(0, 0), 'const first = 1;\n'));
    assert.ok(notesOf('long.ts').every(({ note: { lines } }, index) => lines.start === index + 1));
    await threads.close();
    const stored = path.join(fake.folder, 'notes');
    const [name] = await readdir(stored);
    assert.equal(JSON.parse(await readFile(path.join(stored, name ?? ''), 'utf8')).notes.length, 500);
    threads.remove(threads.all);
    await threads.close();
    assert.deepEqual(await readdir(stored), []);
  });
});
