import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { kindOfReference, readReferences } from '../../src/host/chat/readReferences.ts';
import { askChat, startOverInChat, untilChatIsReady } from './support/askChat.ts';
import { chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';

const folder = (): vscode.Uri => {
  const found = vscode.workspace.workspaceFolders?.[0];
  assert.ok(found);
  return found.uri;
};
const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);
const checkout = (): Promise<Uint8Array> => readFile(file('screenshots/checkout.png').fsPath);
/** As the editor's own attachments come: found out in VS Code 1.139 (docs/decisions/0033). */
const reference = (value: unknown, name = 'thing', id = name): vscode.ChatPromptReference =>
  ({ id, name, value }) as vscode.ChatPromptReference;
const pasted = async (name = 'Pasted Image'): Promise<vscode.ChatPromptReference> => {
  const data = await checkout();
  return reference({ mimeType: 'image/png', data: async () => data, isPasted: true }, name);
};
/** Two pages of no more than their size. */
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]>>endobj
trailer<</Root 1 0 R>>
`;
const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { language_info: { name: 'python' } },
  cells: [
    { cell_type: 'markdown', id: 'a', metadata: {}, source: ['# Prices'] },
    {
      cell_type: 'code',
      id: 'b',
      metadata: {},
      execution_count: 1,
      source: ['print(2 + 3)'],
      outputs: [{ output_type: 'stream', name: 'stdout', text: ['5\n'] }],
    },
  ],
};

describe('what is attached to @glm', () => {
  before(untilChatIsReady);
  beforeEach(async () => {
    await resetSimulator();
    await startOverInChat();
  });
  after(resetSimulator);

  it('is told apart by its address or its shape', async () => {
    const kinds = [
      reference(file('src/cart.ts')),
      reference(file('src/cart.ts'), 'file:cart.ts', 'vscode.implicit.file'),
      reference(file('a.PNG')),
      reference(file('a.webm')),
      reference(file('a.pdf')),
      reference(file('a.xlsx')),
      reference(vscode.Uri.parse('https://example.com/picture?id=3')),
      await pasted(),
      reference('text'),
    ].map(kindOfReference);
    assert.deepEqual(kinds, [
      'other',
      'implicit',
      'picture',
      'video',
      'document',
      'office',
      'picture',
      'picture',
      'other',
    ]);
  });

  it('may be problems: as text, with the lines in which they are', async () => {
    const uri = file('src/cart.ts');
    const problem = new vscode.Diagnostic(new vscode.Range(14, 2, 14, 5), "Cannot find name 'add'.", 0);
    problem.source = 'ts';
    problem.code = { value: 2304, target: uri };
    problem.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, new vscode.Range(2, 0, 2, 1)), 'Declared here.'),
    ];
    const hint = new vscode.Diagnostic(new vscode.Range(15, 0, 15, 1), 'Unused.', 3);
    const read = await readReferences([reference({ diagnostics: [[uri, [hint, problem]]] }, 'All Problems')]);
    assert.equal(
      read.texts[0]?.text,
      [
        "src/cart.ts:15:3: error: Cannot find name 'add'. [ts 2304]",
        '  src/cart.ts:3: Declared here.',
        'src/cart.ts:16:1: hint: Unused.',
      ].join('\n'),
    );
    // The places touch, so they are one.
    assert.deepEqual(
      read.code.map(({ path: name, firstLine, code }) => [name, firstLine, code.split('\n').length]),
      [['src/cart.ts', 12, 8]],
    );
    assert.deepEqual((await readReferences([reference({ diagnostics: [] })])).problems.length, 1);
  });

  it('may be the output of a terminal, a pasted piece of code, a variable: each with its name', async () => {
    const read = await readReferences([
      reference('Command: npm test\nOutput:\n1 failed', 'npm test', 'terminalCommand:1'),
      reference('', 'nothing'),
    ]);
    assert.deepEqual(read.texts, [{ name: 'npm test', text: 'Command: npm test\nOutput:\n1 failed' }]);
  });

  it('may be a notebook: its cells with what they put out', async () => {
    await writeFile(file('prices.ipynb').fsPath, JSON.stringify(notebook));
    const { texts, problems } = await readReferences([reference(file('prices.ipynb'))]);
    assert.deepEqual(problems, []);
    assert.match(texts[0]?.text ?? '', /Text cell 1:\n```markdown\n# Prices\n```/);
    assert.match(texts[0]?.text ?? '', /Code cell 2:\n```python\nprint\(2 \+ 3\)\n```\nIts output:\n```\n5\n```/);
  });

  it('may be a symbol or a range, a picture pasted or by file, and is read once', async () => {
    const range = new vscode.Location(file('src/cart.ts'), new vscode.Range(14, 0, 22, 3));
    const read = await readReferences([
      reference(range, 'sym:add'),
      reference(range, 'the same'),
      await pasted(),
      reference(file('screenshots/checkout.png')),
    ]);
    assert.equal(read.code.length, 1);
    assert.deepEqual(
      read.pictures.map(({ name, uri }) => [name, uri !== undefined]),
      // What is named in the prompt comes from its end to its start.
      [
        ['checkout.png', true],
        ['Pasted Image', false],
      ],
    );
  });

  it('is named where it is of a kind that nobody knows', async () => {
    const { problems } = await readReferences([reference(undefined, 'Void'), reference({ some: 'thing' }, 'A Widget')]);
    assert.deepEqual(problems, [
      'A Widget is of a kind that @glm does not know, and was left out.',
      'Void is of a kind that @glm does not know, and was left out.',
    ]);
  });

  it('may be a PDF, whose pages go along as pictures', async () => {
    await writeFile(file('two.pdf').fsPath, pdf);
    const { failed } = await askChat('@glm What is on it?', { attachFiles: [file('two.pdf')] });
    assert.equal(failed, false);
    const request = await lastChatRequest();
    assert.deepEqual(
      request.images.map(({ width, height }) => width > height),
      [true, false],
    );
    assert.match(JSON.stringify(request.body), /PDF \\"two\.pdf\\", pages 1-2, which is all of it/);
  });

  it('may be a film, which goes to who takes films; what nobody takes is said', async () => {
    const extension = vscode.extensions.getExtension('glm-chat-vision.glm-chat');
    const webm = await readFile(path.join(extension?.extensionPath ?? '', 'test/fixtures/attachments/colours.webm'));
    await writeFile(file('film.webm').fsPath, webm);
    const refused = await askChat('@glm What happens?', { attachFiles: [file('film.webm')] });
    assert.match(refused.before, /film\\\.webm\\: .* does not take videos/);
    assert.match(JSON.stringify((await lastChatRequest()).body), /The video \\"film\.webm\\" is not part/);

    // The head of a Matroska file is enough to be one.
    await writeFile(file('film.mkv').fsPath, Buffer.from('1a45dfa3934282886d6174726f736b61', 'hex'));
    const taken = await askChat('@glm What happens?', { attachFiles: [file('film.mkv')] });
    assert.match(taken.before, /does not take what is attached, so .* answers/);
    assert.deepEqual(
      (await lastChatRequest()).attachments.map(({ kind }) => kind),
      ['video'],
    );
  });

  it('tells what was chosen where nothing was asked, by what is attached', async () => {
    await writeFile(file('two.pdf').fsPath, pdf);
    const before = (await chatRequests()).length;
    const metadata = await askChat('@glm ', { attachFiles: [file('two.pdf')] });
    assert.equal(metadata.chosen, 'doc');
    assert.match(metadata.before, /Chose \/doc, as a document is attached/);
    assert.ok((await chatRequests()).length >= before);
  });
});
