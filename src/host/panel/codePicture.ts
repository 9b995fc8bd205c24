import * as vscode from 'vscode';
import type { CodePicture } from '../../protocol/index.ts';
import { readColorTheme } from './colorTheme.ts';
import type { LastEditor } from './lastEditor.ts';

/** The code that the user selected or sees, with what is needed to draw it as the editor does. */
export async function codePicture(
  lastEditor: LastEditor,
  warn: (message: string) => void,
): Promise<CodePicture | undefined> {
  const view = lastEditor.view;
  if (!view) return undefined;
  const { document, range, tabSize } = view;
  const picture = {
    code: document.getText(range),
    languageId: document.languageId,
    fileName: vscode.workspace.asRelativePath(document.uri),
    firstLine: range.start.line + 1,
    tabSize,
  };
  const theme = await readColorTheme(warn);
  return { ...picture, ...(theme && { theme }) };
}
