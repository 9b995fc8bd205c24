import * as vscode from 'vscode';
import { bodyKinds } from '../explain/bodyKinds.ts';

/** The selection; without one the innermost function or class around the cursor; without that the whole file. */
export async function rangeToAnnotate({ document, selection }: vscode.TextEditor): Promise<vscode.Range> {
  if (!selection.isEmpty) return selection;
  const around = await bodyAround(document, selection.active);
  return around ?? new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
}

/** The innermost function or class around a place; nothing where there is none, or nobody knows the language. */
export async function bodyAround(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<vscode.Range | undefined> {
  const symbols = await vscode.commands.executeCommand<
    (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  return innermost(symbols ?? [], at);
}

function innermost(
  symbols: readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[],
  at: vscode.Position,
): vscode.Range | undefined {
  for (const symbol of symbols) {
    const range = 'range' in symbol ? symbol.range : symbol.location.range;
    if (!range.contains(at)) continue;
    const inner = 'children' in symbol ? innermost(symbol.children, at) : undefined;
    if (inner) return inner;
    if (bodyKinds.has(symbol.kind)) return range;
  }
  return undefined;
}
