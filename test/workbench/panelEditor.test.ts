import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { droppedUri } from '../../src/host/attachments/droppedUri.ts';
import { readPicture } from '../../src/host/attachments/readPicture.ts';
import { describePictureProblem } from '../../src/host/pictures/describePictureProblem.ts';
import { codePicture } from '../../src/host/panel/codePicture.ts';
import { readColorTheme } from '../../src/host/panel/colorTheme.ts';
import { LastEditor } from '../../src/host/panel/lastEditor.ts';
import { until } from './support/until.ts';

const workspace = (): vscode.Uri => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return folder.uri;
};
const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `const a${index} = ${index};`).join('\n');

describe('LastEditor', () => {
  let last: LastEditor;
  let editor: vscode.TextEditor;
  beforeEach(async () => {
    last = new LastEditor();
    const document = await vscode.workspace.openTextDocument({ language: 'typescript', content: lines(300) });
    editor = await vscode.window.showTextDocument(document, { preview: false });
  });
  afterEach(async () => {
    last.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  const ranges = (): unknown => {
    const range = last.view?.range;
    return range && [range.start.line, range.start.character, range.end.line];
  };
  /** A tab that is no text editor takes the place of the text. */
  const coverWithWebview = (): vscode.WebviewPanel =>
    vscode.window.createWebviewPanel('glm.test', 'Test', vscode.ViewColumn.Active);

  it('sees the lines that the selection touches', () => {
    editor.selection = new vscode.Selection(4, 3, 7, 2);
    assert.deepEqual(ranges(), [4, 0, 7]);
    // The end of a selection of whole lines lies on the next one.
    editor.selection = new vscode.Selection(4, 0, 8, 0);
    assert.deepEqual(ranges(), [4, 0, 7]);
  });

  it('sees what is on the screen when nothing is selected', async () => {
    editor.revealRange(new vscode.Range(150, 0, 150, 0), vscode.TextEditorRevealType.AtTop);
    await until(async () => (last.view?.range.start.line ?? 0) > 100, 'the editor scrolled');
    const { range } = last.view ?? {};
    assert.ok(range && range.end.line < 299 && range.end.line > range.start.line);
  });

  it('remembers an editor that a webview covers, and writes into it, in one step of undo', async () => {
    editor.selection = new vscode.Selection(2, 0, 2, 5);
    const { document } = editor;
    const before = document.getText();
    await until(async () => last.view?.range.start.line === 2, 'the selection is known');
    const panel = coverWithWebview();
    await until(async () => vscode.window.activeTextEditor === undefined, 'the editor is covered');
    assert.equal(last.view?.document, document);
    assert.deepEqual(ranges(), [2, 0, 2]);
    assert.equal(await last.insert('let\nthere be'), true);
    assert.equal(document.lineAt(2).text, 'let');
    assert.equal(document.lineAt(3).text, 'there be a2 = 2;');
    assert.equal(vscode.window.activeTextEditor?.document, document, 'the text is in front again');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    panel.dispose();
  });

  it('gives the code with all that is needed to draw it', async () => {
    editor.selection = new vscode.Selection(9, 0, 10, 4);
    editor.options = { tabSize: 3 };
    await until(async () => last.view?.tabSize === 3, 'the options are known');
    const problems = vscode.languages.createDiagnosticCollection('test');
    const wrong = new vscode.Diagnostic(new vscode.Range(10, 6, 10, 9), 'No such number');
    const hint = new vscode.Diagnostic(new vscode.Range(9, 0, 9, 5), 'Unused', vscode.DiagnosticSeverity.Hint);
    const elsewhere = new vscode.Diagnostic(new vscode.Range(3, 0, 3, 5), 'Elsewhere');
    for (const diagnostic of [wrong, hint, elsewhere]) diagnostic.source = 'test';
    problems.set(editor.document.uri, [wrong, hint, elsewhere]);
    const fail = (message: string): void => assert.fail(message);
    const options = { squiggles: true, messages: false, lineNumbers: true, wholeFunction: false };
    const picture = await codePicture(last, options, fail);
    const plain = await codePicture(last, { ...options, squiggles: false }, fail);
    problems.dispose();
    assert.deepEqual(plain?.problems, []);
    assert.deepEqual(
      picture?.problems?.filter(({ message }) => message.endsWith('(test)')),
      [
        {
          range: { startLine: 1, startColumn: 6, endLine: 1, endColumn: 9 },
          severity: 'error',
          message: 'No such number (test)',
        },
      ],
    );
    assert.deepEqual(
      { ...picture, theme: undefined, fileName: undefined, problems: undefined },
      {
        code: 'const a9 = 9;\nconst a10 = 10;',
        languageId: 'typescript',
        firstLine: 10,
        tabSize: 3,
        theme: undefined,
        fileName: undefined,
        problems: undefined,
        // Of the second line only a part is selected: that is to be seen.
        selections: [{ startLine: 0, startColumn: 0, endLine: 1, endColumn: 4 }],
        showsMessages: false,
        showsLineNumbers: true,
      },
    );
    assert.ok(picture?.theme);
  });

  it('sees nothing when no text is open, and writes nothing', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const none = new LastEditor();
    assert.equal(none.view, undefined);
    assert.equal(await none.insert('x'), false);
    none.dispose();
  });
});

describe('readColorTheme', () => {
  const fail = (message: string): void => assert.fail(message);
  const set = (name: string, value: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  const names = ['workbench.colorTheme', 'workbench.colorCustomizations', 'editor.tokenColorCustomizations'];
  const earlier = new Map<string, unknown>();
  before(() => {
    for (const name of names) earlier.set(name, vscode.workspace.getConfiguration().inspect(name)?.globalValue);
  });
  afterEach(async () => {
    for (const name of names) await set(name, earlier.get(name));
  });

  it('reads the theme that the user sees, with what it includes', async () => {
    // The name of years ago, which settings still hold.
    await set('workbench.colorTheme', 'Default Dark+');
    const dark = await readColorTheme(fail);
    assert.deepEqual([dark?.name, dark?.type], ['Default Dark+', 'dark']);
    // Dark+ itself has no background: that comes from the file that it includes.
    assert.equal(dark?.colors['editor.background']?.toLowerCase(), '#1e1e1e');
    assert.ok((dark?.tokenColors.length ?? 0) > 40);

    await set('workbench.colorTheme', 'Light Modern');
    const light = await readColorTheme(fail);
    assert.equal(light?.type, 'light');
    assert.equal(light?.colors['editor.background']?.toLowerCase(), '#ffffff');
  });

  it('puts the changes of the user on top, for all themes and for this one', async () => {
    await set('workbench.colorTheme', 'Monokai');
    const plain = await readColorTheme(fail);
    const rule = { scope: 'comment', settings: { foreground: '#123456' } };
    await set('workbench.colorCustomizations', {
      'editor.background': '#010203',
      '[Monokai]': { 'editor.foreground': '#fefefe' },
      '[Solarized Dark]': { 'editor.foreground': '#000000' },
    });
    await set('editor.tokenColorCustomizations', { textMateRules: [rule] });
    const changed = await readColorTheme(fail);
    assert.equal(changed?.colors['editor.background'], '#010203');
    assert.equal(changed?.colors['editor.foreground'], '#fefefe');
    assert.deepEqual(changed?.tokenColors, [...(plain?.tokenColors ?? []), rule]);
  });

  it('reads the one that a page shows already, before the settings name it', async () => {
    await set('workbench.colorTheme', 'Monokai');
    assert.equal((await readColorTheme(fail, 'Light Modern'))?.type, 'light');
    assert.equal((await readColorTheme(fail, 'A theme that nobody has'))?.name, 'Monokai');
  });

  it('says so when a theme is nowhere', async () => {
    await set('workbench.colorTheme', 'A theme that nobody has');
    const said: string[] = [];
    assert.equal(await readColorTheme(message => said.push(message)), undefined);
    assert.equal(said.length, 1);
  });
});

describe('reading pictures', () => {
  const problemOf = async (uri: vscode.Uri): Promise<string> => {
    try {
      await readPicture(uri);
    } catch (error) {
      return describePictureProblem(error, 'it');
    }
    return '';
  };

  it('reads a file of the workspace by any of its addresses', async () => {
    const uri = vscode.Uri.joinPath(workspace(), 'screenshots/checkout.png');
    const picture = await readPicture(droppedUri(uri.toString()));
    assert.deepEqual([picture.name, picture.mediaType, picture.width], ['checkout.png', 'image/png', 1280]);
  });

  it('says in words why something is no picture', async () => {
    const file = (path: string): vscode.Uri => vscode.Uri.joinPath(workspace(), path);
    assert.match(await problemOf(file('src/cart.ts')), /^it is not a picture\. PNG, JPEG, .* are taken\.$/);
    assert.match(await problemOf(file('src')), /^it is not a picture/);
    assert.equal(await problemOf(file('nowhere.png')), 'it does not exist.');
    assert.match(await problemOf(vscode.Uri.parse('untitled:Untitled-9')), /^it could not be read: /);
  });

  it('takes no address of the web, nor what is no address', () => {
    assert.throws(() => droppedUri('https://example.org/a.png'), /is on the web/);
    assert.throws(() => droppedUri('no address'), /is not the address of a file/);
  });
});
