import * as vscode from 'vscode';
import { codeOf } from '../chat/readPath.ts';
import { PlainFailure } from '../errorMessages.ts';
import { placesNamed } from '../workspacePaths.ts';
import type { DocumentPlace, ExplainSubject } from './explainSubject.ts';

/** What is needed of the editor; a terminal does not say what is selected in it, but can copy it. */
export interface TerminalClipboard {
  copySelection(): Thenable<unknown>;
  readText(): Thenable<string>;
  writeText(text: string): Thenable<void>;
}

const editorClipboard: TerminalClipboard = {
  copySelection: () => vscode.commands.executeCommand('workbench.action.terminal.copySelection'),
  readText: () => vscode.env.clipboard.readText(),
  writeText: text => vscode.env.clipboard.writeText(text),
};

/** Longer output says what matters at its end. */
const longest = 60_000;
/** Colours and movements of the cursor, which a terminal may copy along. */
const escapes = new RegExp(
  `${String.fromCharCode(27)}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${String.fromCharCode(7)}]*${String.fromCharCode(7)})`,
  'g',
);

/**
 * The text that is selected in the terminal. The clipboard is as before afterwards, whatever happens; only text can be
 * put back.
 * @throws PlainFailure where nothing is selected
 */
export async function readTerminalSelection(clipboard: TerminalClipboard = editorClipboard): Promise<string> {
  const before = await clipboard.readText();
  const mark = `glm-${Math.random()}`;
  let copied: string;
  try {
    // Tells nothing selected from the same text copied once more.
    await clipboard.writeText(mark);
    await clipboard.copySelection();
    copied = await clipboard.readText();
  } finally {
    await clipboard.writeText(before);
  }
  const text = copied === mark ? '' : copied.replace(escapes, '').trimEnd();
  if (text.trim() === '') throw new PlainFailure(vscode.l10n.t('Select some output in the terminal first.'));
  return text;
}

/** What was printed, with the code of the workspace that it names. */
export async function subjectOfTerminal(text: string): Promise<ExplainSubject> {
  const cut = text.length > longest ? `…\n${text.slice(-longest)}` : text;
  const places = await placesNamedIn(cut);
  return {
    kind: 'terminal',
    title: vscode.l10n.t('Terminal'),
    material: [
      { kind: 'text', title: 'Printed in the terminal', languageId: 'text', text: cut },
      ...places.map(({ document, range }) => ({ kind: 'code' as const, code: codeOf(document, range) })),
    ],
    places,
    targets: [],
    wish: '',
  };
}

const mostFiles = 5;
const linesAround = 6;

/** The lines of the workspace that output speaks of (`src/a.ts:12:5`, `File "a.py", line 3`), with what is around them. */
async function placesNamedIn(text: string): Promise<DocumentPlace[]> {
  const places: DocumentPlace[] = [];
  const named = /(?:^|[\s("'`[])((?:[\w@%+~-]|\p{L}|[./\\])+\.[A-Za-z]\w{0,9})(?::|\(|", line )(\d{1,6})/gmu;
  const seen = new Set<string>();
  for (const [, name = '', line = ''] of text.matchAll(named)) {
    if (places.length >= mostFiles) break;
    const key = `${name}:${line}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const document = await inWorkspace(name);
    const index = Number(line) - 1;
    if (!document || index < 0 || index >= document.lineCount) continue;
    const last = Math.min(document.lineCount - 1, index + linesAround);
    places.push({
      document,
      range: new vscode.Range(Math.max(0, index - linesAround), 0, last, Number.MAX_SAFE_INTEGER),
    });
  }
  return places;
}

async function inWorkspace(name: string): Promise<vscode.TextDocument | undefined> {
  for (const file of placesNamed(name)) {
    if (!vscode.workspace.getWorkspaceFolder(file)) continue;
    try {
      return await vscode.workspace.openTextDocument(file);
    } catch {
      // Named, and not there.
    }
  }
  return undefined;
}
