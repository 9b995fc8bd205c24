import * as vscode from 'vscode';
import { type FittedPieces, fitPieces, importsOf, namesIn } from '../../core/explain/index.ts';
import { definitionsOf } from './definitionsOf.ts';
import type { DocumentPlace } from './explainSubject.ts';
import { symbolsOf } from './languageAnswers.ts';
import { PieceList } from './pieceList.ts';
import { lastLine, placedLines } from './placedLines.ts';
import { problemsIn } from './problemsIn.ts';
import { declaredIn, headOf, symbolsAround } from './symbolsAround.ts';
import { textualDefinitions } from './textualDefinitions.ts';
import { usesOf } from './usesOf.ts';

export interface GatherRequest {
  places: readonly DocumentPlace[];
  /** Of all that is gathered; 0 gathers nothing. */
  maxTokens: number;
  /** What has not come by then is done without: a language server may be starting. */
  timeLimitMs?: number;
  signal: AbortSignal;
}

export interface Gathered extends FittedPieces {
  /** Documents that pieces were taken from. */
  documents: readonly vscode.TextDocument[];
}

const defaultTimeLimitMs = 4000;
/** Around more than the first few places there is no room anyway. */
const mostPlaces = 3;
const mostNames = 24;

/**
 * Gathers what helps to explain places, from VS Code's own language features: definitions of the names that they use,
 * places where what they declare is used, the heads around them, imports, types, reported problems. Where no language
 * server answers, declarations are found by their look.
 * @throws the signal's reason
 */
export async function gatherContext({
  places,
  maxTokens,
  timeLimitMs = defaultTimeLimitMs,
  signal,
}: GatherRequest): Promise<Gathered> {
  signal.throwIfAborted();
  const pieces = new PieceList();
  const chosen = places.slice(0, mostPlaces);
  if (maxTokens > 0 && chosen.length > 0) {
    const over = new AbortController();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, timeLimitMs);
    signal.addEventListener('abort', () => resolve(), { once: true, signal: over.signal });
    const work = chosen.map((place, index) => gatherAround(place, index, pieces, timeLimitMs / 2, over.signal));
    await Promise.race([Promise.all(work), ended]);
    clearTimeout(timer);
    over.abort();
  }
  signal.throwIfAborted();
  const subject = chosen.map(({ document, range }) => placedLines(document, range.start.line, lastLine(range)));
  const fitted = fitPieces(pieces.inOrder, subject, maxTokens);
  const kept = new Set(fitted.kept.flatMap(piece => ('uri' in piece ? [piece.uri] : [])));
  const documents = vscode.workspace.textDocuments.filter(({ uri }) => kept.has(uri.toString()));
  return { ...fitted, documents };
}

async function gatherAround(
  place: DocumentPlace,
  index: number,
  pieces: PieceList,
  patienceMs: number,
  over: AbortSignal,
): Promise<void> {
  const { document, range } = place;
  const base = index * 1000;
  const lines = new vscode.Range(range.start.line, 0, lastLine(range), Number.MAX_SAFE_INTEGER);
  const code = document.getText(lines);
  const names = namesIn(code, document.languageId, mostNames);
  for (const text of problemsIn(document, lines)) pieces.add(base, { kind: 'problem', text });
  const imports = importsOf(
    document.getText(),
    names.map(({ name }) => name),
  );
  if (imports) {
    pieces.add(base, { kind: 'imports', ...placedLines(document, imports.startLine, imports.endLine) });
  }
  const start = document.offsetAt(lines.start);
  const positions = names.map(({ name, offset }) => ({ name, at: document.positionAt(start + offset) }));
  const aroundIt = async (): Promise<void> => {
    const symbols = await symbolsOf(document.uri);
    if (over.aborted) return;
    const around = symbolsAround(symbols, lines);
    for (const symbol of around) {
      const head = headOf(document, symbol, lines.start.line);
      if (head) pieces.add(base, { kind: 'head', ...head });
    }
    const declared = declaredIn(symbols, lines);
    const inner = around.at(-1);
    await usesOf(place, declared.length > 0 || !inner ? declared : [inner], base, pieces, over);
  };
  const defined = definitionsOf(place, positions, base, pieces, over);
  const byLook = async (): Promise<void> => {
    const answered = await Promise.race([defined, elapsed(patienceMs, over)]);
    if (over.aborted || (answered && answered.length > 0)) return;
    await textualDefinitions(
      place,
      names.map(({ name }) => name),
      base,
      pieces,
      over,
    );
  };
  await Promise.all([aroundIt(), defined, byLook()]);
}

function elapsed(ms: number, over: AbortSignal): Promise<undefined> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(undefined), ms);
    over.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}
