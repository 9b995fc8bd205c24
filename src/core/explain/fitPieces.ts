import { codeContextText, fenced, linesOf } from '../prompts/codeContext.ts';
import { estimateTextTokens } from '../usage/textTokens.ts';
import { type CodePlace, type GatheredPiece, isPlaced, lastLineOf, type PlacedPiece } from './gatheredPiece.ts';

export interface FittedPieces {
  /** As they are sent. */
  kept: readonly GatheredPiece[];
  /** Of what is kept, headings included. */
  tokens: number;
  /** What there was no room for. */
  leftOut: number;
}

/** A definition is shown so far; its beginning says most. */
const longestDefinition = 60;
/** What of a definition is sent where all of it does not fit. */
const headLines = 12;
const mostUsesOfOne = 3;

/** What matters most comes first: without it the rest is hard to read. */
const order: readonly GatheredPiece['kind'][] = ['problem', 'head', 'imports', 'definition', 'type', 'use'];

/**
 * Chooses what goes along: in the order of its worth, nothing twice, nothing that `subject` shows already, and all of
 * it within `maxTokens`. Pieces of one kind keep the order in which they were found.
 */
export function fitPieces(
  pieces: readonly GatheredPiece[],
  subject: readonly CodePlace[],
  maxTokens: number,
): FittedPieces {
  let kept: GatheredPiece[] = [];
  let tokens = 0;
  let leftOut = 0;
  const own = new Set(subject.map(({ uri }) => uri));
  for (const piece of ranked(pieces, own)) {
    if (isKnown(piece, subject, kept)) continue;
    // A class that is asked for after one of its methods shows that method too.
    const within = kept.filter(other => isPlaced(piece) && isPlaced(other) && overlap(other, piece));
    const freed = within.reduce((sum, other) => sum + tokensOf(other), 0);
    const candidate = [shortened(piece, longestDefinition), shortened(piece, headLines)].find(
      form => within.every(other => isWithin(other, form)) && tokens - freed + tokensOf(form) <= maxTokens,
    );
    if (!candidate) {
      if (within.length === 0) leftOut++;
      continue;
    }
    kept = [...kept.filter(other => !within.includes(other)), candidate];
    tokens += tokensOf(candidate) - freed;
  }
  return { kept, tokens, leftOut };
}

/** As a model is shown it: what it is, then the lines with their numbers. */
export function pieceText(piece: GatheredPiece): string {
  switch (piece.kind) {
    case 'problem':
      return piece.text;
    case 'type':
      return `Type of ${piece.symbol}:\n${fenced(piece.text, piece.languageId)}`;
    case 'head':
      return `What it stands in. ${codeContextText(piece.context, { numbered: true })}`;
    case 'imports':
      return `Its imports. ${codeContextText(piece.context, { numbered: true })}`;
    case 'definition':
      return `Definition of ${piece.symbol}. ${codeContextText(piece.context, { numbered: true })}`;
    case 'use':
      return `A use of ${piece.symbol}. ${codeContextText(piece.context, { numbered: true })}`;
  }
}

function tokensOf(piece: GatheredPiece): number {
  return estimateTextTokens(pieceText(piece));
}

/** Uses of one symbol are few, and those in other files tell more than those beside it. */
function ranked(pieces: readonly GatheredPiece[], own: ReadonlySet<string>): GatheredPiece[] {
  const uses = new Map<string, number>();
  const elsewhereFirst = pieces.toSorted((a, b) => isOwnUse(a, own) - isOwnUse(b, own));
  return elsewhereFirst
    .filter(piece => {
      if (piece.kind !== 'use') return true;
      const count = (uses.get(piece.symbol) ?? 0) + 1;
      uses.set(piece.symbol, count);
      return count <= mostUsesOfOne;
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function isOwnUse(piece: GatheredPiece, own: ReadonlySet<string>): number {
  return piece.kind === 'use' && own.has(piece.uri) ? 1 : 0;
}

function isKnown(piece: GatheredPiece, subject: readonly CodePlace[], kept: readonly GatheredPiece[]): boolean {
  if (isPlaced(piece)) {
    return subject.some(place => covers(place, piece)) || kept.some(other => isPlaced(other) && covers(other, piece));
  }
  const text = pieceText(piece);
  return kept.some(other => pieceText(other) === text);
}

function isWithin(piece: GatheredPiece, other: GatheredPiece): boolean {
  return isPlaced(piece) && isPlaced(other) && covers(other, piece);
}

function covers(place: CodePlace, { uri, context }: CodePlace): boolean {
  if (place.uri !== uri) return false;
  return context.firstLine >= place.context.firstLine && lastLineOf(context) <= lastLineOf(place.context);
}

/** Lines that are shown twice cost twice. */
function overlap(a: PlacedPiece, b: PlacedPiece): boolean {
  if (a.uri !== b.uri) return false;
  return a.context.firstLine <= lastLineOf(b.context) && b.context.firstLine <= lastLineOf(a.context);
}

function shortened(piece: GatheredPiece, maxLines: number): GatheredPiece {
  if (!isPlaced(piece)) return piece;
  const lines = linesOf(piece.context.code);
  if (lines.length <= maxLines) return piece;
  const code = lines.slice(0, maxLines).join('\n');
  return { ...piece, context: { ...piece.context, code, cutFrom: piece.context.cutFrom ?? lines.length } };
}
