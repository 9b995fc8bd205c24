import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Detached, SourceDocument } from '../../src/host/studio/sourceDocument.ts';

const page = `<!DOCTYPE html>\n<html>\n<body>\n${'<p class="a">Grüße 你好 👋</p>\n'.repeat(60)}</body>\n</html>`;

async function openUntitled(): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'html', content: '' });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Resolves when the condition holds, looked at after every change of a document. */
function until(condition: () => boolean): Promise<void> {
  return new Promise(resolve => {
    if (condition()) return resolve();
    const subscription = vscode.workspace.onDidChangeTextDocument(() => {
      if (!condition()) return;
      subscription.dispose();
      resolve();
    });
  });
}

const textOf = (document: vscode.TextDocument): string => document.getText().replaceAll('\r\n', '\n');

describe('SourceDocument', () => {
  const made: SourceDocument[] = [];
  const follow = (document: vscode.TextDocument): SourceDocument => {
    const source = new SourceDocument(document);
    made.push(source);
    return source;
  };

  afterEach(async () => {
    for (const source of made.splice(0)) source.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('writes a page that comes in pieces, whole and in order', async () => {
    const document = await openUntitled();
    const source = follow(document);
    const pieces = page.match(/[\s\S]{1,37}/g) ?? [];
    const half = Math.floor(pieces.length / 2);
    for (const piece of pieces.slice(0, half)) source.append(piece);
    await until(() => document.getText().length > 100);
    assert.ok(page.startsWith(textOf(document)));
    for (const piece of pieces.slice(half)) source.append(piece);
    await source.finish();
    assert.equal(textOf(document), `${page}\n`);
    assert.equal(source.detached, undefined);
  });

  it("becomes another page in one step that undo takes back, as the user's own change", async () => {
    const document = await openUntitled();
    const source = follow(document);
    source.append(page);
    await source.finish();
    const edits: string[] = [];
    source.onDidEdit(text => edits.push(text));
    const next = page.replace('<body>', '<body class="new">').replace('</body>', '<footer>完</footer></body>');
    assert.equal(await source.rewrite(next), true);
    assert.equal(textOf(document), `${next}\n`);
    assert.equal(edits.length, 0, "its own change is nobody else's");
    await vscode.commands.executeCommand('undo');
    await until(() => textOf(document) === `${page}\n`);
    assert.deepEqual(
      edits.map(text => text.trimEnd()),
      [page],
    );
    assert.equal(await source.rewrite(next), true, 'and it can be made again');
    assert.equal(textOf(document), `${next}\n`);
  });

  it('is one step to undo, however many pieces it came in', async () => {
    const document = await openUntitled();
    const source = follow(document);
    for (const piece of page.match(/[\s\S]{1,400}/g) ?? []) {
      source.append(piece);
      const length = document.getText().length;
      await until(() => document.getText().length > length);
    }
    await source.finish();
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '');
    await vscode.commands.executeCommand('redo');
    assert.equal(textOf(document), `${page}\n`);
  });

  it('stops when the user types into the document, and leaves every character of it alone', async () => {
    const document = await openUntitled();
    const source = follow(document);
    const detached = new Promise<Detached>(resolve => source.onDidDetach(resolve));
    source.append(page.slice(0, 300));
    await until(() => document.getText().length >= 290);
    await vscode.commands.executeCommand('cursorTop');
    await vscode.commands.executeCommand('type', { text: 'mine' });
    assert.equal(await detached, 'edited');
    const theirs = document.getText();
    assert.ok(theirs.startsWith('mine<!DOCTYPE'));
    source.append(page.slice(300));
    await source.finish();
    assert.equal(document.getText(), theirs);
    assert.equal(await source.restart(), false);
  });

  it('tells of changes after the page is finished, with the whole text', async () => {
    const document = await openUntitled();
    const source = follow(document);
    source.append('<p>a</p>');
    await source.finish();
    const edited = new Promise<string>(resolve => source.onDidEdit(resolve));
    await vscode.commands.executeCommand('cursorBottom');
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(await edited, '<p>a</p>\nx');
    assert.equal(source.detached, undefined);
    assert.equal(await source.restart(), false, 'the work of the user is not thrown away');
    assert.equal(textOf(document), '<p>a</p>\nx');
  });

  it('catches up in a document that nobody sees, in one edit', async () => {
    const document = await openUntitled();
    const source = follow(document);
    await openUntitled();
    const versions: number[] = [];
    const subscription = vscode.workspace.onDidChangeTextDocument(({ document: changed }) => {
      if (changed === document) versions.push(changed.version);
    });
    for (const piece of page.match(/[\s\S]{1,50}/g) ?? []) source.append(piece);
    await source.finish();
    subscription.dispose();
    assert.equal(textOf(document), `${page}\n`);
    assert.ok(versions.length <= 2, `${versions.length} edits`);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('stops when the document is closed, and does not bring it back', async () => {
    const document = await openUntitled();
    const source = follow(document);
    const detached = new Promise<Detached>(resolve => source.onDidDetach(resolve));
    source.append(page.slice(0, 200));
    await until(() => document.getText().length > 150);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    assert.equal(await detached, 'closed');
    source.append(page.slice(200));
    await source.finish();
    assert.equal(
      vscode.window.visibleTextEditors.some(editor => editor.document === document),
      false,
    );
  });

  it('starts over on demand; undo brings the page before back', async () => {
    const document = await openUntitled();
    const source = follow(document);
    source.append('<p>first</p>');
    await source.finish();
    assert.equal(await source.restart(), true);
    assert.equal(document.getText(), '');
    source.append('<p>second</p>');
    await source.finish();
    assert.equal(textOf(document), '<p>second</p>\n');
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    assert.equal(textOf(document), '<p>first</p>\n');
  });

  it('writes line ends as the document has them', async () => {
    const document = await openUntitled();
    const editor = vscode.window.activeTextEditor;
    await editor?.edit(builder => builder.setEndOfLine(vscode.EndOfLine.CRLF));
    const source = follow(document);
    source.append('<p>a</p>\r');
    await until(() => document.getText() !== '');
    source.append('\n<p>b</p>\n<p>c</p>');
    await source.finish();
    assert.equal(document.getText(), '<p>a</p>\r\n<p>b</p>\r\n<p>c</p>\r\n');
    assert.equal(source.detached, undefined);
  });
});
