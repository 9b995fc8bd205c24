import * as vscode from 'vscode';
import type { CodePlace } from '../../core/explain/index.ts';

/** Whole lines of a document as a piece. @param first from 0 @param last from 0, included */
export function placedLines(document: vscode.TextDocument, first: number, last: number): CodePlace {
  const end = Math.min(last, document.lineCount - 1);
  return {
    uri: document.uri.toString(),
    context: {
      path: vscode.workspace.asRelativePath(document.uri),
      languageId: document.languageId,
      firstLine: first + 1,
      code: document.getText(new vscode.Range(first, 0, end, Number.MAX_SAFE_INTEGER)),
      part: 'range',
    },
  };
}

/** The user's own code: what comes from packages and the language itself is told by its types alone. */
export function isOwnCode(uri: vscode.Uri): boolean {
  if (!vscode.workspace.getWorkspaceFolder(uri)) return false;
  return !/\/(?:node_modules|site-packages|\.venv|venv|vendor|dist|out|target|\.git)\//.test(uri.path);
}

/** What every model knows by heart: the libraries that come with the language. */
export function isStandardLibrary(uri: vscode.Uri): boolean {
  return /\/lib\.[\w.]+\.d\.ts$|\/typeshed[\w-]*\/stdlib\/|\/rustlib\/src\/|\/go\/src\/(?!.*\/pkg\/mod\/)/.test(
    uri.path,
  );
}

/** The last line that a range means: one that ends at the start of a line does not mean that line. */
export function lastLine(range: vscode.Range): number {
  return range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
}
