import * as vscode from 'vscode';
import { inspectPicture, type Picture } from '../../core/attachments/index.ts';
import { fenced } from '../../core/prompts/codeContext.ts';

/** What a notebook or one output of it holds, for a model. */
export interface NotebookContent {
  text: string;
  pictures: Picture[];
}

/** More drawings of one notebook are not attached. */
const mostPictures = 6;
const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
/** Escape sequences of terminals, by which errors of Python are coloured. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
const colours = /\u001b\[[0-9;]*m/g;

/** All cells in order, with what they put out. @throws where no extension reads such notebooks */
export async function readNotebook(uri: vscode.Uri): Promise<NotebookContent> {
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const name = vscode.workspace.asRelativePath(uri);
  const pictures: Picture[] = [];
  const cells = notebook.getCells().map((cell, index) => cellText(cell, index + 1, name, pictures));
  return { text: cells.join('\n\n'), pictures };
}

/** An output that was attached by itself; nothing when the notebook is closed or the output gone. */
export function readNotebookOutput(uri: vscode.Uri): NotebookContent | undefined {
  const query = new URLSearchParams(uri.query);
  const index = Number(query.get('outputIndex') ?? Number.NaN);
  for (const notebook of vscode.workspace.notebookDocuments) {
    if (notebook.uri.path !== uri.path) continue;
    const cell = notebook.getCells().find(({ document }) => document.uri.fragment === uri.fragment);
    const output = cell?.outputs[index];
    if (!output) continue;
    const pictures: Picture[] = [];
    const name = vscode.workspace.asRelativePath(notebook.uri);
    return { text: outputText(output, name, pictures), pictures };
  }
  return undefined;
}

function cellText(cell: vscode.NotebookCell, number: number, name: string, pictures: Picture[]): string {
  const kind = cell.kind === vscode.NotebookCellKind.Markup ? 'Text' : 'Code';
  const outputs = cell.outputs.map(output => outputText(output, name, pictures)).filter(text => text !== '');
  return [
    `${kind} cell ${number}:`,
    fenced(cell.document.getText(), cell.document.languageId),
    ...outputs.map(text => `Its output:\n${text}`),
  ].join('\n');
}

/** The richest that a model reads: a picture, an error, plain text. */
function outputText({ items }: vscode.NotebookCellOutput, name: string, pictures: Picture[]): string {
  const picture = items.find(({ mime }) => pictureTypes.includes(mime));
  if (picture && pictures.length < mostPictures) {
    try {
      pictures.push(inspectPicture(picture.data, `${name} ${pictures.length + 1}`));
      return `(picture ${pictures.length} of this notebook)`;
    } catch {
      // Its text stands in for it.
    }
  }
  const text = items.find(({ mime }) => /^text\/(?:plain|markdown)$|\.(?:stdout|stderr|error)$|[/+]json$/.test(mime));
  return text ? fenced(new TextDecoder().decode(text.data).replace(colours, '').trimEnd(), '') : '';
}
