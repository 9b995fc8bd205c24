import * as vscode from 'vscode';
import { declarationsIn } from '../../core/explain/index.ts';
import type { DocumentPlace } from './explainSubject.ts';
import type { PieceList } from './pieceList.ts';
import { lastLine, placedLines } from './placedLines.ts';
import { filesLike } from './workspaceFiles.ts';

const mostFound = 12;

/** Declarations of names found by their look: in the same file first, then in files of the same kind. */
export async function textualDefinitions(
  { document, range }: DocumentPlace,
  names: readonly string[],
  base: number,
  pieces: PieceList,
  over: AbortSignal,
): Promise<void> {
  const missing = new Set(names);
  let found = 0;
  const take = (from: vscode.TextDocument): void => {
    for (const { name, startLine, endLine } of declarationsIn(from.getText(), [...missing])) {
      if (found >= mostFound) return;
      missing.delete(name);
      const isInside = from === document && startLine >= range.start.line && startLine <= lastLine(range);
      if (isInside) continue;
      found++;
      const lines = placedLines(from, startLine, endLine);
      pieces.add(base + names.indexOf(name), { kind: 'definition', symbol: name, ...lines });
    }
  };
  take(document);
  if (missing.size === 0) return;
  for await (const { uri, text } of filesLike(document, over)) {
    if (over.aborted || missing.size === 0 || found >= mostFound) return;
    if (declarationsIn(text, [...missing]).length > 0) take(await vscode.workspace.openTextDocument(uri));
  }
}
