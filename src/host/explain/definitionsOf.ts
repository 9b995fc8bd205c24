import * as vscode from 'vscode';
import { declarationsIn } from '../../core/explain/index.ts';
import type { DocumentPlace } from './explainSubject.ts';
import { definitionsAt, type FoundDefinition, symbolsOf, typeAt } from './languageAnswers.ts';
import type { PieceList } from './pieceList.ts';
import { isOwnCode, isStandardLibrary, lastLine, placedLines } from './placedLines.ts';
import { symbolNamedAt } from './symbolsAround.ts';

export interface NamePosition {
  name: string;
  at: vscode.Position;
}

/** So many questions to a language server at once. */
const atOnce = 6;
const mostTypes = 8;

/**
 * What names stand for: their declarations in the user's own code, and the types of all others.
 * @returns the names that a language server knew
 */
export async function definitionsOf(
  { document, range }: DocumentPlace,
  names: readonly NamePosition[],
  base: number,
  pieces: PieceList,
  over: AbortSignal,
): Promise<string[]> {
  const known: string[] = [];
  let types = 0;
  const one = async ({ name, at }: NamePosition, rank: number): Promise<void> => {
    const found = await definitionsAt(document.uri, at);
    if (over.aborted || found.length === 0) return;
    known.push(name);
    const own = found.filter(({ uri }) => isOwnCode(uri)).slice(0, 2);
    for (const definition of own) {
      const isInside = definition.uri.toString() === document.uri.toString() && range.contains(definition.name);
      if (!isInside) await addDefinition(name, definition, base + rank, pieces, over);
    }
    if (own.length > 0 || types >= mostTypes || found.every(({ uri }) => isStandardLibrary(uri))) return;
    types++;
    const text = await typeAt(document.uri, at);
    if (text && !over.aborted) {
      pieces.add(base + rank, { kind: 'type', symbol: name, text, languageId: document.languageId });
    }
  };
  const queue = [...names.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && !over.aborted; next = queue.shift()) await one(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return known;
}

async function addDefinition(
  symbol: string,
  { uri, name, whole }: FoundDefinition,
  rank: number,
  pieces: PieceList,
  over: AbortSignal,
): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    const lines = await linesOf(document, symbol, name, whole);
    if (!over.aborted) pieces.add(rank, { kind: 'definition', symbol, ...placedLines(document, ...lines) });
  } catch {
    // The file may be gone, or be none; the others help all the same.
  }
}

/** All of a declaration: as the language server says, else the symbol of that name, else by its look. */
async function linesOf(
  document: vscode.TextDocument,
  symbol: string,
  name: vscode.Range,
  whole: vscode.Range | undefined,
): Promise<[first: number, last: number]> {
  if (whole && !whole.isEqual(name)) return [whole.start.line, lastLine(whole)];
  const declaring = symbolNamedAt(await symbolsOf(document.uri), name.start);
  if (declaring) return [declaring.range.start.line, lastLine(declaring.range)];
  const declared = declarationsIn(document.getText(), [symbol]).find(({ startLine }) => startLine === name.start.line);
  return declared ? [declared.startLine, declared.endLine] : [name.start.line, name.end.line];
}
