import type * as vscode from 'vscode';
import type { CodePlace } from '../../core/explain/index.ts';
import { scopeKinds } from './bodyKinds.ts';
import { placedLines } from './placedLines.ts';

/** A head goes over a few lines at most. */
const longestHead = 8;
const mostDeclared = 4;

/** Functions and classes that lines stand in, outermost first; not one that is these lines. */
export function symbolsAround(symbols: readonly vscode.DocumentSymbol[], lines: vscode.Range): vscode.DocumentSymbol[] {
  for (const symbol of symbols) {
    const { start, end } = symbol.range;
    if (start.line > lines.start.line || end.line < lines.end.line) continue;
    const isMore = start.line < lines.start.line || end.line > lines.end.line;
    const own = isMore && scopeKinds.has(symbol.kind) ? [symbol] : [];
    return [...own, ...symbolsAround(symbol.children, lines)];
  }
  return [];
}

/** What lines declare: outermost symbols whose names stand in them. */
export function declaredIn(symbols: readonly vscode.DocumentSymbol[], lines: vscode.Range): vscode.DocumentSymbol[] {
  const found = symbols.flatMap(symbol =>
    lines.contains(symbol.selectionRange) ? [symbol] : declaredIn(symbol.children, lines),
  );
  return found.slice(0, mostDeclared);
}

/** The symbol whose name stands at a place. */
export function symbolNamedAt(
  symbols: readonly vscode.DocumentSymbol[],
  at: vscode.Position,
): vscode.DocumentSymbol | undefined {
  for (const symbol of symbols) {
    if (symbol.selectionRange.contains(at)) return symbol;
    const inner = symbol.range.contains(at) ? symbolNamedAt(symbol.children, at) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** From where a symbol begins to where its name and parameters end, but for lines that are shown anyway. */
export function headOf(
  document: vscode.TextDocument,
  { range, selectionRange }: vscode.DocumentSymbol,
  before: number,
): CodePlace | undefined {
  const first = range.start.line;
  let last = selectionRange.end.line;
  // Parameters may go over several lines: a head ends where its body opens.
  while (last < range.end.line && last - first < longestHead && !/[{:]\s*$/.test(document.lineAt(last).text)) last++;
  if (last - first >= longestHead) last = selectionRange.end.line;
  last = Math.min(last, before - 1, first + longestHead);
  return last < first ? undefined : placedLines(document, first, last);
}
