import * as vscode from 'vscode';
import { manifestNames, namesFor, partsOf, placeOfTests, testFramework } from '../../core/codeChange/index.ts';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import { PlainFailure } from '../errorMessages.ts';

/** More than that of one language is no longer looked through. */
const mostFiles = 5000;
const exampleChars = 8000;
const notOurs = '**/{node_modules,.git,dist,build,out,target,vendor,.venv,venv,__pycache__}/**';

export interface TestSurroundings {
  path: string;
  uri: vscode.Uri;
  /** The file that the tests go into, where it is there already. */
  existing?: vscode.TextDocument;
  example?: CodeContext;
  framework?: string;
}

/** Where the tests of a file belong, and how this project writes them. @throws PlainFailure where nobody can say */
export async function testSurroundings(document: vscode.TextDocument): Promise<TestSurroundings> {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const { t } = vscode.l10n;
  if (!folder) throw new PlainFailure(t('Tests need a place: save the file in a folder of the workspace first.'));
  const path = relative(folder, document.uri);
  const { extension } = partsOf(path);
  const names = namesFor(extension);
  const pattern = names && new vscode.RelativePattern(folder, `**/*.{${[...names.extensions, '_'].join(',')}}`);
  const found = pattern ? await vscode.workspace.findFiles(pattern, notOurs, mostFiles) : [];
  const place = placeOfTests(path, found.map(uri => relative(folder, uri)).toSorted());
  if (!place) throw new PlainFailure(t('For files of this kind it is not known where their tests belong.'));
  const uri = vscode.Uri.joinPath(folder.uri, place.path);
  const existing = place.exists ? await vscode.workspace.openTextDocument(uri) : undefined;
  const example = place.examples[0] === undefined ? undefined : await exampleOf(folder, place.examples[0]);
  const framework = testFramework(extension, await manifests(folder));
  return {
    path: vscode.workspace.asRelativePath(uri),
    uri,
    ...(existing && { existing }),
    ...(example && { example }),
    ...(framework !== undefined && { framework }),
  };
}

function relative({ uri }: vscode.WorkspaceFolder, file: vscode.Uri): string {
  return file.path.slice(uri.path.endsWith('/') ? uri.path.length : uri.path.length + 1);
}

async function exampleOf(folder: vscode.WorkspaceFolder, path: string): Promise<CodeContext | undefined> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
    const text = document.getText();
    const code = text.slice(0, exampleChars);
    return {
      path: vscode.workspace.asRelativePath(document.uri),
      languageId: document.languageId,
      firstLine: 1,
      code: text.length > exampleChars ? code.slice(0, code.lastIndexOf('\n')) : code,
      part: 'file',
      ...(text.length > exampleChars && { cutFrom: document.lineCount }),
    };
  } catch {
    return undefined;
  }
}

async function manifests(folder: vscode.WorkspaceFolder): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const name of manifestNames) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, name)).then(
      read => read,
      () => undefined,
    );
    if (bytes) texts.set(name, new TextDecoder().decode(bytes));
  }
  return texts;
}
