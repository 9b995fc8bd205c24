import * as vscode from 'vscode';
import { declarationsIn, usesIn } from '../../core/explain/index.ts';
import type { DocumentPlace } from './explainSubject.ts';
import { referencesAt } from './languageAnswers.ts';
import type { PieceList } from './pieceList.ts';
import { isOwnCode, lastLine, placedLines } from './placedLines.ts';
import { filesLike } from './workspaceFiles.ts';

/** Of each symbol; the rest tells little more. */
const mostPlaces = 6;
/** Lines in front of a use and behind it that make it understandable. */
const margin = 1;

/**
 * Where in the user's own code symbols are used, outside of the lines that are explained. A language server may know
 * only files that are open; then those that name this file are searched too.
 */
export async function usesOf(
  place: DocumentPlace,
  symbols: readonly vscode.DocumentSymbol[],
  base: number,
  pieces: PieceList,
  over: AbortSignal,
): Promise<void> {
  const { document, range } = place;
  const unused: string[] = [];
  await Promise.all(
    symbols.map(async ({ name, range: own, selectionRange }, rank) => {
      const found = await referencesAt(document.uri, selectionRange.start);
      const isHere = ({ uri, range: used }: vscode.Location): boolean =>
        uri.toString() === document.uri.toString() && (range.contains(used) || own.contains(used));
      let count = 0;
      let isUsedElsewhere = false;
      for (const { uri, range: used } of found.filter(one => !isHere(one) && isOwnCode(one.uri))) {
        if (over.aborted || count >= mostPlaces) return;
        if (!(await addUse(name, uri, used.start.line, base + rank, pieces))) continue;
        count++;
        isUsedElsewhere ||= uri.toString() !== document.uri.toString();
      }
      if (!isUsedElsewhere) unused.push(name);
    }),
  );
  const names = symbols.length > 0 ? unused : declaredByLook(place);
  if (names.length > 0 && !over.aborted) await textualUses(place, names, base + symbols.length, pieces, over);
}

async function textualUses(
  { document }: DocumentPlace,
  names: readonly string[],
  rank: number,
  pieces: PieceList,
  over: AbortSignal,
): Promise<void> {
  const file = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  let count = 0;
  for await (const { uri, text } of filesLike(document, over)) {
    // The same name may mean something else in a file that has nothing to do with this one.
    if (!text.includes(file)) continue;
    for (const { name, line } of usesIn(text, names)) {
      if (over.aborted || count >= mostPlaces) return;
      if (await addUse(name, uri, line, rank, pieces)) count++;
    }
  }
}

function declaredByLook({ document, range }: DocumentPlace): string[] {
  const lines = new vscode.Range(range.start.line, 0, lastLine(range), Number.MAX_SAFE_INTEGER);
  return declarationsIn(document.getText(lines)).map(({ name }) => name);
}

async function addUse(
  symbol: string,
  uri: vscode.Uri,
  line: number,
  rank: number,
  pieces: PieceList,
): Promise<boolean> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    // An import names a symbol and uses it nowhere.
    if (usesIn(document.lineAt(line).text, [symbol]).length === 0) return false;
    pieces.add(rank, { kind: 'use', symbol, ...placedLines(document, Math.max(0, line - margin), line + margin) });
    return true;
  } catch {
    // Gone since the language server read it.
    return false;
  }
}
